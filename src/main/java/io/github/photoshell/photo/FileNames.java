package io.github.photoshell.photo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Makes file names of user names, which come from strangers: good on every system, never leading
 * out of their folder, never two alike where letter case does not count.
 */
final class FileNames {
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");

  private static final Pattern DOTS = Pattern.compile("\\.+$");

  private static final int LONGEST = 80;

  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  /** Takes a name that is in use already. */
  void take(String fileName) {
    taken.add(key(fileName));
  }

  /**
   * Returns a name nobody has.
   *
   * @param id goes behind the name where another has it
   * @param ending with its dot
   */
  String of(String name, String id, String ending) {
    String safe = safe(name.isBlank() ? id : name);
    String wanted = safe + ending;
    for (int i = 1; !taken.add(key(wanted)); i++) {
      wanted = safe + "-" + safe(id) + (i == 1 ? "" : "-" + i) + ending;
    }
    return wanted;
  }

  private static String key(String fileName) {
    return Normalizer.normalize(fileName, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
  }

  private static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    for (int i = 0, characters = 0; i < composed.length() && characters < LONGEST; characters++) {
      int c = composed.codePointAt(i);
      boolean good = Character.isLetterOrDigit(c) || "-_.@+'".indexOf(c) >= 0;
      safe.appendCodePoint(good ? c : '_');
      i += Character.charCount(c);
    }
    String whole = DOTS.matcher(safe).replaceFirst("_");
    return whole.startsWith(".") || whole.startsWith("-") || DEVICE.matcher(whole).matches()
        ? "_" + whole
        : whole;
  }
}
