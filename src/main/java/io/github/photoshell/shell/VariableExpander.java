package io.github.photoshell.shell;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into words and replaces {@code $1} to {@code $9} and {@code $NAME} by their values.
 * A value never becomes more than one word; single quotes keep a dollar sign.
 */
final class VariableExpander {
  private final Tokenizer tokenizer;
  private final Map<String, String> environment;

  VariableExpander(Tokenizer tokenizer, Map<String, String> environment) {
    this.tokenizer = tokenizer;
    this.environment = environment;
  }

  /**
   * Returns the words of a line.
   *
   * @param values the values of {@code $1} and so on
   * @throws UsageException if a quote is not closed or is a curly one, or a variable is not set
   */
  List<String> words(String line, List<String> values) {
    return tokenizer.words(line, name -> value(name, values));
  }

  /**
   * Returns the end of the variable that begins at {@code at}; {@code at + 1} if there is none. A
   * variable is a digit from 1 to 9, or capitals, digits and underscores.
   */
  static int endOfName(String line, int at) {
    int end = at + 1;
    if (line.charAt(at) != '$' || end == line.length()) {
      return end;
    }
    char first = line.charAt(end);
    if (first >= '1' && first <= '9') {
      return end + 1;
    }
    while (end < line.length() && isOfName(line.charAt(end), end > at + 1)) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, boolean further) {
    return (c >= 'A' && c <= 'Z') || c == '_' || (further && c >= '0' && c <= '9');
  }

  private String value(String name, List<String> values) {
    @Nullable String value;
    if (Character.isDigit(name.charAt(0))) {
      int at = Integer.parseInt(name) - 1;
      value = at < values.size() ? values.get(at) : null;
    } else {
      value = environment.get(name);
    }
    if (value == null) {
      String set = Character.isDigit(name.charAt(0)) ? "Give it after the script's name" : "Set it";
      throw new UsageException(
          "$" + name + " has no value.", set + ", or use single quotes to keep the dollar sign.");
    }
    return value;
  }
}
