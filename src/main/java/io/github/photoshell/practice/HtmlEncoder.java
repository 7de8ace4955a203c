package io.github.photoshell.practice;

/**
 * Encodes text like .NET's {@code WebUtility.HtmlEncode}, which the portal applies to display
 * names.
 */
final class HtmlEncoder {
  private HtmlEncoder() {}

  /**
   * Encodes the five special characters of HTML, U+00A0 to U+00FF, and characters outside the basic
   * plane as numbers. All others are unchanged, including control characters.
   */
  static String encode(String plain) {
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
