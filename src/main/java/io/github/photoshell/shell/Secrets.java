package io.github.photoshell.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what looks like a secret in a line: as a word, or in an option, a header, a body or an
 * address. Rather one too many than one too few.
 */
public final class Secrets {
  private static final String HIDDEN = "…";

  /** No-break blanks, too, set words apart. */
  private static final int ANY_BLANK = Pattern.UNICODE_CHARACTER_CLASS;

  private record Mask(Pattern secret, String shown) {
    Mask(String secret, String shown) {
      this(Pattern.compile(secret, Pattern.CASE_INSENSITIVE | ANY_BLANK), shown);
    }
  }

  private static final Mask[] MASKS = {
    new Mask("sk-[0-9a-f]{6,}", "sk-" + HIDDEN),
    new Mask("eyJ[\\w-]+(\\.[\\w-]*)+", HIDDEN),
    new Mask("\\b(bearer|basic)\\s+[^\\s'\"]+", "$1 " + HIDDEN),
    new Mask(
        "(\\b(authorization|cookie|x-api-key|asc_auth_key)\\b['\"]?\\s*[:=]\\s*['\"]?)[^'\"]+",
        "$1" + HIDDEN),
    new Mask(
        "(--(token|password|secret|api-?key)(?![-\\w])[=\\s]\\s*)('[^']*'|\"[^\"]*\"|\\S+)",
        "$1" + HIDDEN),
    // A member of a JSON body, a field of a form, a variable; not what a script says of one that
    // is not set.
    new Mask(
        "((token|secret|passw(?:or)?d|passphrase|pwd|api_?key)\\w*['\"]?\\s*[:=](?!\\?is to be"
            + " )\\s*)('[^']*'|\"[^\"]*\"|[^\\s,}]+)",
        "$1" + HIDDEN),
    // A parameter of an address that lets in whoever has it.
    new Mask(
        "([?&][\\w.-]*(key|sig|signature|credential|confirm|code)=)[^\\s&'\"]+", "$1" + HIDDEN),
    new Mask("://[^/\\s@?#]+@", "://" + HIDDEN + "@"),
    new Mask("(\\s-u\\s+[^\\s:]+:)[^\\s'\"]+", "$1" + HIDDEN),
  };

  private static final Pattern BLANKS = Pattern.compile("\\s+", ANY_BLANK);

  private Secrets() {}

  /** Returns the line with {@value #HIDDEN} in the place of every secret. */
  public static String hidden(String line) {
    String shown = line;
    for (Mask mask : MASKS) {
      shown = mask.secret().matcher(shown).replaceAll(mask.shown());
    }
    return shown;
  }

  /** Whether there seems to be a secret in {@code typed}, which may be several lines. */
  public static boolean isIn(String typed) {
    return Stream.of(MASKS).anyMatch(mask -> mask.secret().matcher(typed).find())
        || typed.lines().anyMatch(Secrets::connectsWithAWordTooMany);
  }

  /** A second word behind {@code connect} is most likely a key, whatever it looks like. */
  private static boolean connectsWithAWordTooMany(String line) {
    List<String> words = BLANKS.splitAsStream(line).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty() || !words.get(0).equals("connect")) {
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
