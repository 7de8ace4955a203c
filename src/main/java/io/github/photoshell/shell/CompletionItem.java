package io.github.photoshell.shell;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value that Tab can insert.
 *
 * @param value the text to insert, quoted if necessary
 * @param columns texts shown beside it, each in its own column
 * @param keywords other words that match it, such as a person's name
 * @param complete whether a space follows; false for a folder, which can be continued
 */
public record CompletionItem(
    String value, List<String> columns, String keywords, boolean complete) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  public CompletionItem {
    columns = List.copyOf(columns);
  }

  public CompletionItem(String value, String columns, String keywords, boolean complete) {
    this(value, columns.isEmpty() ? List.of() : List.of(columns), keywords, complete);
  }

  /** Returns an item that matches only by its value. */
  public static CompletionItem of(String value, String beside) {
    return new CompletionItem(value, beside, "", true);
  }

  /** The quality of a match, best first. */
  enum Fit {
    VALUE_BEGINS,
    WORD_BEGINS,
    OCCURS,
    NOT
  }

  /**
   * Returns whether every word of {@code typed} occurs in the value or the keywords, ignoring case
   * and accents.
   */
  boolean matches(String typed) {
    return fit(typed) != Fit.NOT;
  }

  Fit fit(String typed) {
    String search = folded(typed).strip();
    String own = folded(value);
    if (own.startsWith(search)) {
      return Fit.VALUE_BEGINS;
    }
    String all = " " + own + " " + folded(keywords);
    Fit fit = Fit.WORD_BEGINS;
    for (String word : BLANKS.splitAsStream(search).toList()) {
      if (!all.contains(word)) {
        return Fit.NOT;
      }
      if (!all.contains(" " + word)) {
        fit = Fit.OCCURS;
      }
    }
    return fit;
  }

  /**
   * Returns the items whose value begins with {@code typed}; all items if none does. For names that
   * users know by their beginning, such as commands.
   */
  static List<CompletionItem> preferPrefix(List<CompletionItem> items, String typed) {
    List<CompletionItem> begun =
        items.stream().filter(item -> item.fit(typed) == Fit.VALUE_BEGINS).toList();
    return begun.isEmpty() ? items : begun;
  }

  private static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean ascii = lower.chars().allMatch(c -> c < 0x80);
    return ascii
        ? lower
        : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }
}
