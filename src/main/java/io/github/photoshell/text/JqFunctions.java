package io.github.photoshell.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.IsolatedScopeQuery;
import net.thisptr.jackson.jq.internal.JsonQueryFunction;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParser;
import org.jspecify.annotations.Nullable;

/** Functions of jq that the library lacks, or that differ there from jq. */
final class JqFunctions {
  /** Name with parameters, and body. */
  private static final String[][] DEFINITIONS = {
    {"IN(source)", "any(source == .; .)"},
    {"IN(source; values)", "any(source == values; .)"},
    {"INDEX(stream; key)", "reduce stream as $row ({}; .[$row|key|tostring] |= $row)"},
    {"INDEX(key)", "INDEX(.[]; key)"},
    {"abs", "if type == \"number\" and . < 0 then -. else . end"},
    {"ascii", "[.] | implode"},
    {"date", "todate"},
    {"dateadd(unit; n)", ". + n"},
    {"datesub(unit; n)", ". - n"},
    {"fromdate", "fromdateiso8601"},
    {"fromdateiso8601", "strptime(\"%Y-%m-%dT%H:%M:%SZ\") | mktime"},
    {"fromstream(events)", fromStream()},
    {"isvalid(f)", "try (f | true) catch false"},
    {"paths", "path(..) | select(length > 0)"},
    {
      "paths(condition)", ". as $in | paths | select(. as $path | $in | getpath($path) | condition)"
    },
    {"recurse(f)", "def more: ., (f | more); more"},
    {"repeat(f)", "def more: f | (., more); more"},
    {"skip($n; stream)", "foreach stream as $item ($n; . - 1; if . < 0 then $item else empty end)"},
    {"toarray", "if type == \"array\" then . else [.] end"},
    {"todate", "todateiso8601"},
    {"todateiso8601", "strftime(\"%Y-%m-%dT%H:%M:%SZ\")"},
    {
      "tostream",
      "path(def children: (.[]? | children), .; children) as $path | getpath($path)"
          + " | reduce path(.[]?) as $child ([$path, .]; [$path + $child])"
    },
    {
      "truncate_stream(events)",
      ". as $depth | null | events | . as $event"
          + " | if (.[0] | length) > $depth then setpath([0]; $event[0][$depth:]) else empty end"
    },
  };

  /** Functions that a filter of photoshell does not have, and why. */
  private static final Map<String, String> UNSUPPORTED = unsupported();

  private JqFunctions() {}

  private static String fromStream() {
    return "foreach events as $event ({value: null, done: false};"
        + " (if .done then {value: null, done: false} else . end)"
        + " | if ($event | length) == 2"
        + " then setpath([\"done\"]; ($event[0] | length) == 0)"
        + " | setpath([\"value\"] + $event[0]; $event[1])"
        + " else setpath([\"done\"]; ($event[0] | length) == 1) end;"
        + " if .done then .value else empty end)";
  }

  private static Map<String, String> unsupported() {
    Map<String, String> reasons = new HashMap<>();
    for (String name : List.of("env", "get_search_list", "input_filename")) {
      reasons.put(name, "a filter has no access to this computer");
    }
    for (String name : List.of("input", "inputs", "input_line_number")) {
      reasons.put(name, "a filter has one input, which is '.'");
    }
    for (String name : List.of("debug", "stderr", "halt", "halt_error", "debug_scope")) {
      reasons.put(name, "a filter only returns results");
    }
    for (String name : List.of("localtime", "strflocaltime")) {
      reasons.put(name, "times are in UTC: use 'gmtime' or 'strftime'");
    }
    return reasons;
  }

  /** Returns why a function of jq is not supported; null if it is, or is unknown to jq. */
  static @Nullable String reasonUnsupported(String name) {
    return UNSUPPORTED.get(name);
  }

  /** Returns the functions by name and number of parameters, as in {@code limit/2}. */
  static Map<String, Function> all(Scope scope) {
    Map<String, Function> functions = new HashMap<>();
    for (String[] definition : DEFINITIONS) {
      add(functions, definition[0], definition[1], scope);
    }
    functions.put("ascii_downcase/0", text(text -> changed(text, 'A', 'Z', 32)));
    functions.put("ascii_upcase/0", text(text -> changed(text, 'a', 'z', -32)));
    functions.put("trim/0", text(String::strip));
    functions.put("ltrim/0", text(String::stripLeading));
    functions.put("rtrim/0", text(String::stripTrailing));
    functions.put("implode/0", value(JqFunctions::implode));
    functions.put("gmtime/0", value(JqDates::gmtime));
    functions.put("mktime/0", value(JqDates::mktime));
    functions.put("strftime/1", JqDates.strftime());
    functions.put("strptime/1", JqDates.strptime());
    return functions;
  }

  private static void add(
      Map<String, Function> functions, String declaration, String body, Scope scope) {
    String name = declaration.replaceFirst("\\(.*", "");
    List<String> parameters =
        declaration.equals(name)
            ? List.of()
            : Arrays.asList(
                declaration.substring(name.length() + 1, declaration.length() - 1).split("; "));
    try {
      functions.put(
          name + "/" + parameters.size(),
          new JsonQueryFunction(
              name,
              parameters,
              new IsolatedScopeQuery(ExpressionParser.compile(body, JqEngine.VERSION)),
              scope));
    } catch (JsonQueryException e) {
      throw new IllegalStateException(declaration, e);
    }
  }

  /** A function of one value without arguments. */
  @FunctionalInterface
  interface ValueFunction {
    JsonNode apply(JsonNode input) throws JsonQueryException;
  }

  private static Function value(ValueFunction function) {
    return (scope, arguments, input, path, output, version) ->
        output.emit(function.apply(input), null);
  }

  private static Function text(UnaryOperator<String> function) {
    return value(
        input -> {
          if (!input.isTextual()) {
            throw new JsonQueryException("%s is not a string", input);
          }
          return TextNode.valueOf(function.apply(input.textValue()));
        });
  }

  private static String changed(String text, char from, char to, int distance) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < changed.length(); i++) {
      char c = changed.charAt(i);
      if (c >= from && c <= to) {
        changed.setCharAt(i, (char) (c + distance));
      }
    }
    return changed.toString();
  }

  /** The library's own keeps only 16 bits of each character. */
  private static JsonNode implode(JsonNode points) throws JsonQueryException {
    StringBuilder text = new StringBuilder();
    for (JsonNode point : points) {
      if (!point.isNumber() || !Character.isValidCodePoint(point.asInt())) {
        throw new JsonQueryException("%s is not a character's number", point);
      }
      text.appendCodePoint(point.asInt());
    }
    if (!points.isArray()) {
      throw new JsonQueryException("%s is not an array of characters' numbers", points);
    }
    return TextNode.valueOf(text.toString());
  }

  /** Returns a function that ends when the filter's time is over, with numbers as jq has them. */
  static Function timed(Function function) {
    return (scope, arguments, input, path, output, version) -> {
      JqWorker.checkLimits();
      function.apply(
          scope,
          arguments,
          input,
          path,
          (result, resultPath) -> {
            JqWorker.checkLimits();
            output.emit(JqValues.simplified(result), resultPath);
          },
          version);
    };
  }
}
