package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into words and puts in what {@code $1} to {@code $9} and {@code $NAME} stand for. A
 * value never makes another word, whatever is in it; single quotes keep a dollar sign a dollar
 * sign.
 */
final class Variables {
  private static final Pattern NAME = Pattern.compile("\\$([1-9]|[A-Z_][A-Z0-9_]*)");

  /** Stands in the line for a value until the words are split; not assigned to any character. */
  private static final char MARK = '\uf8ff';

  private final Tokenizer tokenizer;
  private final Map<String, String> environment;

  Variables(Tokenizer tokenizer, Map<String, String> environment) {
    this.tokenizer = tokenizer;
    this.environment = environment;
  }

  /**
   * Returns the words of a line.
   *
   * @param values what {@code $1} and so on stand for
   * @throws UsageException if a quote is not closed, or a variable is not set
   */
  List<String> words(String line, List<String> values) {
    if (line.indexOf('$') < 0 || line.indexOf(MARK) >= 0) {
      return tokenizer.words(line);
    }
    List<String> put = new ArrayList<>();
    StringBuilder marked = new StringBuilder();
    Matcher name = NAME.matcher(line);
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == '$'
          && name.region(at, line.length()).lookingAt()
          && !isInSingleQuotes(line, at)) {
        put.add(value(name.group(1), values));
        marked.append(MARK);
        at = name.end();
      } else {
        marked.append(line.charAt(at++));
      }
    }
    int next = 0;
    List<String> words = new ArrayList<>();
    for (String word : tokenizer.words(marked.toString())) {
      StringBuilder filled = new StringBuilder();
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        filled.append(c == MARK ? put.get(next++) : Character.toString(c));
      }
      words.add(filled.toString());
    }
    return words;
  }

  private boolean isInSingleQuotes(String line, int at) {
    char open = 0;
    for (int i = 0; i < at; i++) {
      char c = line.charAt(i);
      if (open != 0) {
        open = c == open ? 0 : open;
      } else if (tokenizer.isQuoteChar(line, i)) {
        open = c;
      }
    }
    return open == '\'';
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
      throw new UsageException(
          "$" + name + " stands for nothing here.",
          "Set it, or put the word in single quotes to keep the dollar sign.");
    }
    return value;
  }
}
