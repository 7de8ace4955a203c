package io.github.photoshell.text;

import io.github.photoshell.text.JqTree.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.IsolatedScopeQuery;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParser;
import net.thisptr.jackson.jq.internal.javacc.ParseException;
import net.thisptr.jackson.jq.internal.javacc.Token;

/**
 * A filter compiled by jackson-jq, with the functions that the library lacks or gets wrong. Its
 * arithmetic never overflows, and every function checks whether the filter's time is over.
 */
final class JqEngine {
  static final Version VERSION = Versions.JQ_1_7;

  /** The most characters of all results together. */
  private static final long MAX_RESULT = 64L << 20;

  /** Each result needs memory besides its characters. */
  private static final int RESULT_OVERHEAD = 64;

  /** The scanner reports the place of an invalid character only in its message. */
  private static final Pattern SCANNER_ERROR =
      Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\..*", Pattern.DOTALL);

  private static final Pattern LARGE_NUMBER = Pattern.compile("\\d{19,}");

  /** Initialized when the first filter is compiled; never changed afterwards. */
  private static final class Builtins {
    static final Scope SCOPE = load();

    private static Scope load() {
      Scope scope = Scope.newEmptyScope();
      Map<String, Function> functions =
          BuiltinFunctionLoader.getInstance().listFunctions(VERSION, scope);
      functions.putAll(JqFunctions.all(scope));
      functions.values().forEach(JqTree::makeArithmeticExact);
      functions.forEach((name, function) -> scope.addFunction(name, JqFunctions.timed(function)));
      return scope;
    }
  }

  private final String filter;
  private final Expression expression;

  /**
   * @throws JqException if the filter is not valid
   */
  JqEngine(String filter) {
    this.filter = filter;
    expression = new IsolatedScopeQuery(parsed(filter.isBlank() ? "." : filter));
    JqTree.makeArithmeticExact(expression);
    checkFunctions();
  }

  /**
   * Returns the results for a value.
   *
   * @param variables values by name, without the dollar sign
   */
  List<Json> apply(Json input, Map<String, Json> variables) {
    Scope scope = Scope.newChildScope(Builtins.SCOPE);
    variables.forEach((name, value) -> scope.setValue(name, JqValues.toNode(value.tree())));
    List<Json> results = new ArrayList<>();
    long[] length = {0};
    try {
      expression.apply(
          scope,
          JqValues.toNode(input.tree()),
          result -> {
            JqWorker.checkLimits();
            Json json = Json.ofTree(JqValues.toTree(result));
            length[0] += json.compact().length() + RESULT_OVERHEAD;
            if (length[0] > MAX_RESULT) {
              throw JqException.failed(
                  "The filter's results are too large: over %d MB.".formatted(MAX_RESULT >> 20),
                  "Select fewer members.");
            }
            results.add(json);
          });
    } catch (JsonQueryException e) {
      throw JqException.failed(
          "The filter failed: " + reason(e) + ".", "To see its input, use '.' as the filter.");
    }
    return results;
  }

  private static String reason(JsonQueryException failure) {
    String reason = Text.of(String.valueOf(failure.getOriginalMessage())).plain();
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  private static Expression parsed(String filter) {
    try {
      return ExpressionParser.compile(filter, VERSION);
    } catch (JsonQueryException e) {
      Throwable cause = e.getCause();
      if (cause instanceof ParseException wrong && wrong.currentToken != null) {
        throw unexpected(filter, Objects.requireNonNull(wrong.currentToken.next));
      }
      if (cause instanceof NumberFormatException) {
        throw largeNumber(filter);
      }
      Matcher place = SCANNER_ERROR.matcher(cause == null ? "" : "" + cause.getMessage());
      if (place.matches()) {
        throw JqException.invalid(
            filter,
            Integer.parseInt(place.group(1)),
            Integer.parseInt(place.group(2)),
            "a character or an unfinished text that jq does not know");
      }
      throw JqException.invalid(filter, 1, 1, "" + (cause == null ? e : cause).getMessage());
    }
  }

  /** The library cannot read them, and jq would round them. */
  private static JqException largeNumber(String filter) {
    Matcher digits = LARGE_NUMBER.matcher(filter);
    int at = digits.find() ? digits.start() : 0;
    return invalidAt(filter, at, "the number has more than 18 digits");
  }

  private static JqException invalidAt(String filter, int at, String message) {
    int line = (int) filter.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int lineStart = filter.substring(0, at).lastIndexOf('\n') + 1;
    return JqException.invalid(filter, line, at - lineStart + 1, message);
  }

  private static JqException unexpected(String filter, Token token) {
    if (token.kind == 0) {
      List<String> lines = filter.lines().toList();
      return JqException.invalid(
          filter, lines.size(), lines.get(lines.size() - 1).length() + 1, "it ends too early");
    }
    String message = "unexpected '" + token.image + "'";
    if (token.image.equals("end") && filter.contains("if")) {
      message += "; 'if' needs 'else' before 'end'";
    }
    return JqException.invalid(filter, token.beginLine, token.beginColumn, message);
  }

  /** The library finds an unknown function only when it is called, so perhaps never. */
  private void checkFunctions() {
    List<Call> defined = JqTree.definitions(expression);
    for (Call call : JqTree.calls(expression)) {
      if (Builtins.SCOPE.getFunction(call.name(), call.arguments()) == null
          && !defined.contains(call)) {
        throw invalidName("(?<![\\w.$@])", call.name(), unknown(call));
      }
    }
  }

  /**
   * Checks that each variable of the filter has a value: the library finds one without only when it
   * is read.
   *
   * @param known the variables with a value, without the dollar sign
   * @throws JqException if one has none
   */
  void checkVariables(Set<String> known) {
    for (String name : JqTree.freeVariables(expression)) {
      if (!known.contains(name)) {
        throw invalidName("", "$" + name, "$" + name + " is not defined");
      }
    }
  }

  private JqException invalidName(String before, String name, String message) {
    Matcher place = Pattern.compile(before + Pattern.quote(name) + "(?!\\w)").matcher(filter);
    return invalidAt(filter, place.find() ? place.start() : 0, message);
  }

  private static String unknown(Call call) {
    String reason = JqFunctions.reasonUnsupported(call.name());
    if (reason != null) {
      return "'" + call.name() + "' is not supported: " + reason;
    }
    TreeSet<Integer> counts = new TreeSet<>();
    for (int count = 0; count < 4; count++) {
      if (Builtins.SCOPE.getFunction(call.name(), count) != null) {
        counts.add(count);
      }
    }
    return counts.isEmpty()
        ? "there is no function '" + call.name() + "'"
        : "'%s' takes %s arguments, not %d"
            .formatted(
                call.name(),
                String.join(" or ", counts.stream().map(String::valueOf).toList()),
                call.arguments());
  }
}
