package io.github.photoshell.api;

import java.util.function.IntFunction;

/** String literals of other languages, with invisible characters escaped. */
final class StringLiterals {
  private StringLiterals() {}

  /** Returns a literal for Python and JavaScript. */
  static String of(String text) {
    return quoted(
        text, c -> "\\x%02x".formatted(c), c -> c > 0xffff ? null : "\\u%04x".formatted(c));
  }

  /**
   * Returns a literal for Java, where a Unicode escape of a control character could end the
   * literal.
   */
  static String java(String text) {
    return quoted(
        text, c -> "\\%03o".formatted(c), c -> c > 0xffff ? null : "\\u%04x".formatted(c));
  }

  private static String quoted(
      String text, IntFunction<String> control, IntFunction<String> invisible) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                  String escape =
                      c < 0x100
                          ? (c < ' ' || (c >= 0x7f && c < 0xa0) ? control.apply(c) : null)
                          : isVisible(c) ? null : invisible.apply(c);
                  if (escape == null) {
                    literal.appendCodePoint(c);
                  } else {
                    literal.append(escape);
                  }
                }
              }
            });
    return literal.append('"').toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
