package io.github.photoshell.shell;

import io.github.photoshell.shell.KeptValues.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into words and replaces {@code $1} to {@code $9}, {@code $name} and {@code ${name}}
 * by their values: the arguments of a script, what the user keeps, or a variable of the
 * environment. A value never becomes more than one word, and is not replaced again; single quotes
 * keep a dollar sign.
 */
final class VariableExpander {
  private static final Pattern MEMBER = Pattern.compile("\\.[A-Za-z_]\\w*|\\[\\d+]");

  private final Tokenizer tokenizer;
  private final Map<String, String> environment;
  private final KeptValues keptValues;

  VariableExpander(Tokenizer tokenizer, Map<String, String> environment, KeptValues keptValues) {
    this.tokenizer = tokenizer;
    this.environment = environment;
    this.keptValues = keptValues;
  }

  /** Returns the values that the user keeps. */
  KeptValues keptValues() {
    return keptValues;
  }

  /**
   * Returns the words of a line.
   *
   * @param arguments the values of {@code $1} and so on
   * @throws UsageException if a quote is not closed or is a curly one, a variable is not set, or a
   *     word is a pipe or redirection
   */
  ExpandedLine expand(String line, List<String> arguments) {
    return expand(line, arguments, Set.of());
  }

  /**
   * Returns the words of a line that is not run.
   *
   * @param later the names whose values are not known yet; they stay as they are
   * @throws UsageException as above
   */
  ExpandedLine expand(String line, List<String> arguments, Set<String> later) {
    Set<String> texts = new HashSet<>();
    List<Tokenizer.Word> words =
        tokenizer.readAll(
            line,
            (name, rest) -> {
              Value kept = later.contains(name) ? null : keptValues.find(name);
              if (kept != null) {
                rejectMember(name, kept, rest);
                texts.add(kept.text());
                return kept.text();
              }
              return later.contains(name) ? "$" + name : value(name, arguments);
            });
    words.forEach(word -> UsageErrors.checkNoOperator(line.substring(word.start(), word.end())));
    Map<Integer, String> kept = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String name = words.get(i).variable();
      if (name != null && !later.contains(name) && keptValues.find(name) != null) {
        kept.put(i, name);
      }
    }
    return new ExpandedLine(words.stream().map(Tokenizer.Word::text).toList(), kept, texts);
  }

  /**
   * Returns the end of the variable that begins at {@code at}; {@code at + 1} if there is none. A
   * variable is a digit from 1 to 9, or letters, digits and underscores, perhaps in braces.
   */
  static int endOfVariable(String line, int at) {
    int begin = at + 1;
    if (line.charAt(at) != '$' || begin == line.length()) {
      return begin;
    }
    if (line.charAt(begin) == '{') {
      int end = endOfName(line, begin + 1);
      boolean isClosed = end > begin + 1 && end < line.length() && line.charAt(end) == '}';
      return isClosed ? end + 1 : begin;
    }
    return endOfName(line, begin);
  }

  /** Returns the name of a variable without its dollar sign and braces. */
  static String name(String variable) {
    return variable.startsWith("${")
        ? variable.substring(2, variable.length() - 1)
        : variable.substring(1);
  }

  private static int endOfName(String line, int begin) {
    if (begin < line.length() && line.charAt(begin) >= '1' && line.charAt(begin) <= '9') {
      return begin + 1;
    }
    int end = begin;
    while (end < line.length() && isOfName(line.charAt(end), end > begin)) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, boolean further) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '_'
        || (further && c >= '0' && c <= '9');
  }

  /**
   * Rejects {@code $person.id}, which other languages have and which would keep the whole value.
   */
  private static void rejectMember(String name, Value kept, String rest) {
    Matcher member = MEMBER.matcher(rest);
    if (kept.hasParts() && member.lookingAt()) {
      String filter = member.group().startsWith(".") ? member.group() : ".[0]";
      throw new UsageException(
          "$%s stands for the whole value, not for a part of it.".formatted(name),
          "Keep the part first: set %s --jq %s --into part".formatted(name, filter));
    }
  }

  /** Returns the value of an argument or a variable of the environment. */
  private String value(String name, List<String> arguments) {
    if (Character.isDigit(name.charAt(0))) {
      int at = Integer.parseInt(name) - 1;
      if (at < arguments.size()) {
        return arguments.get(at);
      }
      throw hasNoValue(name, "Give it after the script's name");
    }
    boolean isOfEnvironment = name.chars().noneMatch(c -> c >= 'a' && c <= 'z');
    @Nullable String value = isOfEnvironment ? environment.get(name) : null;
    if (value == null) {
      throw hasNoValue(
          name,
          DidYouMean.suggest(keptValues.all().keySet(), name)
              .map(known -> "Did you mean $" + known + "? Set it")
              .orElse("Set it: set " + name + " <value>"));
    }
    return value;
  }

  private static UsageException hasNoValue(String name, String next) {
    return new UsageException(
        "$" + name + " has no value.", next + ", or use single quotes to keep the dollar sign.");
  }
}
