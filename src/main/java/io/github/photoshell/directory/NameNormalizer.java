package io.github.photoshell.directory;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Evens out how a name is written, so that two spellings that look the same on the screen are the
 * same: file systems, spreadsheets and web pages change names on the way.
 */
public final class NameNormalizer {
  /** No-break and other blanks, which {@link String#strip()} leaves where they are. */
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]");

  /** What takes no room: zero-width blanks, word joiners, soft hyphens, byte order marks. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]");

  /** Between letters joiners change their look; at an edge there is nothing to join. */
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

  private NameNormalizer() {}

  /** Returns a name with composed letters, plain blanks, and nothing invisible in it. */
  public static String even(String name) {
    if (name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return name;
    }
    String visible = INVISIBLE.matcher(trimmed(name)).replaceAll("");
    return composed(BLANK.matcher(visible).replaceAll(" "));
  }

  /** Returns a text without blanks and invisible characters at its edges. */
  public static String trimmed(String text) {
    return EDGES.matcher(text).replaceAll("");
  }

  /** Returns a text in which letters with accents are one character (Unicode's form C). */
  public static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
