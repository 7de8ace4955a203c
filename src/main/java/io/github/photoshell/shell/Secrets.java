package io.github.photoshell.shell;

import java.util.regex.Pattern;

/** Takes what looks like a secret out of a line that others are going to read. */
public final class Secrets {
  private static final String HIDDEN = "…";

  private record Mask(Pattern secret, String shown) {
    Mask(String secret, String shown) {
      this(Pattern.compile(secret, Pattern.CASE_INSENSITIVE), shown);
    }
  }

  private static final Mask[] MASKS = {
    new Mask("sk-[0-9a-f]{6,}", "sk-" + HIDDEN),
    new Mask("eyJ[\\w-]+(\\.[\\w-]*)+", HIDDEN),
    new Mask("\\b(bearer|basic)\\s+[^\\s'\"]+", "$1 " + HIDDEN),
    new Mask("(\\bauthorization\\b['\"]?\\s*[:=]\\s*['\"]?)[^'\"]+", "$1" + HIDDEN),
    new Mask(
        "(--(token|password|secret|api-?key)(?![-\\w])[=\\s]\\s*)('[^']*'|\"[^\"]*\"|\\S+)",
        "$1" + HIDDEN),
    new Mask(
        "(['\"]?\\b(token|password|secret|api_?key)['\"]?\\s*[:=]\\s*)('[^']*'|\"[^\"]*\"|\\S+)",
        "$1" + HIDDEN),
    new Mask("://[^/\\s@]+:[^/\\s@]*@", "://" + HIDDEN + "@"),
  };

  private Secrets() {}

  /** Returns the line with {@value #HIDDEN} in the place of every secret. */
  public static String hidden(String line) {
    String shown = line;
    for (Mask mask : MASKS) {
      shown = mask.secret().matcher(shown).replaceAll(mask.shown());
    }
    return shown;
  }
}
