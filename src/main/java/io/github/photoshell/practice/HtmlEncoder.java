package io.github.photoshell.practice;

/**
 * Text as .NET's {@code WebUtility.HtmlEncode} leaves it, which the portal puts into display names.
 */
final class HtmlEncoder {
  private HtmlEncoder() {}

  /**
   * Encodes the five marks of HTML, U+00A0 to U+00FF, and whatever lies outside the basic plane as
   * numbers. All else stays as it is, control characters too.
   */
  static String encoded(String plain) {
    StringBuilder encoded = new StringBuilder(plain.length() + 16);
    plain.codePoints().forEach(point -> encode(encoded, point));
    return encoded.toString();
  }

  private static void encode(StringBuilder encoded, int point) {
    switch (point) {
      case '&' -> encoded.append("&amp;");
      case '<' -> encoded.append("&lt;");
      case '>' -> encoded.append("&gt;");
      case '"' -> encoded.append("&quot;");
      case '\'' -> encoded.append("&#39;");
      default -> {
        if ((point >= 0xa0 && point <= 0xff) || point > 0xffff) {
          encoded.append("&#").append(point).append(';');
        } else {
          encoded.appendCodePoint(point);
        }
      }
    }
  }
}
