package io.github.photoshell.shell;

import java.util.Locale;

/**
 * One value that Tab can put in.
 *
 * @param value what is put in, quoted if need be
 * @param beside what is shown beside it; empty for nothing
 * @param alsoFoundBy words by which it is found besides its value, such as a person's name
 * @param complete whether a blank follows; false for a folder, behind which more is to come
 */
public record Offer(String value, String beside, String alsoFoundBy, boolean complete) {
  /** Returns an offer that is found by its value alone. */
  public static Offer of(String value, String beside) {
    return new Offer(value, beside, "", true);
  }

  /**
   * Whether {@code typed} occurs in the value or in what it is also found by, in any letter case.
   */
  boolean fits(String typed) {
    String words = typed.toLowerCase(Locale.ROOT);
    return value.toLowerCase(Locale.ROOT).contains(words)
        || alsoFoundBy.toLowerCase(Locale.ROOT).contains(words);
  }

  /** Whether the value begins with {@code typed}, in any letter case: such offers come first. */
  boolean beginsWith(String typed) {
    return value.regionMatches(true, 0, typed, 0, typed.length());
  }
}
