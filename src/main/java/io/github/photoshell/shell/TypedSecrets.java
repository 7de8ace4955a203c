package io.github.photoshell.shell;

import io.github.photoshell.text.Redactor;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what looks like a secret in a line: as a word, or in an option, a header, a body or an
 * address. Rather one too many than one too few.
 */
public final class TypedSecrets {
  private static final String CONNECT = "connect";

  /** No-break blanks, too, set words apart. */
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private TypedSecrets() {}

  /** Returns the line with {@value Redactor#GONE} in the place of every secret. */
  public static String hidden(String line) {
    return Redactor.line(line);
  }

  /** Whether there seems to be a secret in {@code typed}, which may be several lines. */
  public static boolean isIn(String typed) {
    return Redactor.isIn(typed) || typed.lines().anyMatch(TypedSecrets::connectsWithAWordTooMany);
  }

  /** Returns how to show a word that a command has no use for. */
  static String extraWord(String command, String word) {
    return command.equals(CONNECT) ? Redactor.GONE : word;
  }

  /** A second word behind {@code connect} is most likely a key, whatever it looks like. */
  private static boolean connectsWithAWordTooMany(String line) {
    List<String> words = BLANKS.splitAsStream(line).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty() || !words.get(0).equals(CONNECT)) {
      return false;
    }
    int portals = 0;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--token-command")) {
        // What stands behind it may be many words.
        return portals > 1;
      }
      boolean hasValue = word.matches("--(name|token-file|ca-file|proxy)");
      if (hasValue) {
        i++;
      } else if (!word.startsWith("--")) {
        portals++;
      }
    }
    return portals > 1;
  }
}
