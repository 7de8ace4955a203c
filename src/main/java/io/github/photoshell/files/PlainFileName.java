package io.github.photoshell.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes safe file names from untrusted text: one path segment that is valid on every system and
 * never leaves its folder.
 */
public final class PlainFileName {
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");
  private static final Pattern DOTS = Pattern.compile("\\.+$");
  private static final int MAX_LENGTH = 80;

  /** The maximum length of two names, a number and an extension. */
  private static final int MAX_TAKEN_LENGTH = 200;

  private PlainFileName() {}

  /** Returns the file name for a text; never empty, and at most 82 characters long. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder();
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (int i = 0, characters = 0;
        i < composed.length() && characters < MAX_LENGTH;
        characters++) {
      int c = composed.codePointAt(i);
      safe.appendCodePoint(isGood(c) ? c : '_');
      i += Character.charCount(c);
    }
    String fullName = DOTS.matcher(safe).replaceFirst("_");
    return fullName.isEmpty()
            || fullName.startsWith(".")
            || fullName.startsWith("-")
            || DEVICE.matcher(fullName).matches()
        ? "_" + fullName
        : fullName;
  }

  /**
   * Returns whether a name could have been made here, with additions such as an extension. Other
   * names must not be opened, written or removed, because they may lead anywhere.
   */
  public static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.codePointCount(0, name.length()) <= MAX_TAKEN_LENGTH
        && name.codePoints().allMatch(PlainFileName::isGood)
        && !name.startsWith(".")
        && !name.startsWith("-")
        && !name.endsWith(".")
        && !DEVICE.matcher(name).matches();
  }

  /** Returns a key that is equal for names that some file systems do not distinguish. */
  static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
  }

  private static boolean isGood(int c) {
    return Character.isLetterOrDigit(c) || "-_.@+'".indexOf(c) >= 0;
  }
}
