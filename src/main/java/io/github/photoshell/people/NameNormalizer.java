package io.github.photoshell.people;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Normalizes names, so that names that look the same are equal: file systems, spreadsheets and web
 * pages change the characters of names.
 */
public final class NameNormalizer {
  /** All kinds of spaces, including those that {@link String#strip()} does not know. */
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]");

  /** Invisible characters: zero-width spaces, word joiners, soft hyphens, byte order marks. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]");

  /**
   * Spaces and invisible characters at both ends. Inside a name, joiners change the shape of
   * letters, so they are kept there.
   */
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

  private NameNormalizer() {}

  /** Returns a name with composed letters, plain spaces and no invisible characters. */
  public static String normalize(String name) {
    if (name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return name;
    }
    String visible = INVISIBLE.matcher(trimmed(name)).replaceAll("");
    return composed(BLANK.matcher(visible).replaceAll(" "));
  }

  /** Returns a text without spaces and invisible characters at both ends. */
  public static String trimmed(String text) {
    return EDGES.matcher(text).replaceAll("");
  }

  /** Returns a text with accented letters as one character each (Unicode form C). */
  public static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
