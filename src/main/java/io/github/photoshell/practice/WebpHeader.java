package io.github.photoshell.practice;

import java.util.Optional;
import okio.ByteString;

/**
 * The header of a WebP file, which Java cannot decode. The practice portal needs only the image's
 * size.
 *
 * @param width in pixels
 * @param height in pixels
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">the format</a>
 */
record WebpHeader(int width, int height) {
  private static final ByteString RIFF = ByteString.encodeUtf8("RIFF");
  private static final ByteString WEBP = ByteString.encodeUtf8("WEBP");
  private static final int MIN_BYTES = 30;

  /** Parses the header; empty if the bytes are not a WebP file or the size is unknown. */
  static Optional<WebpHeader> of(ByteString file) {
    if (file.size() < MIN_BYTES
        || !file.rangeEquals(0, RIFF, 0, 4)
        || !file.rangeEquals(8, WEBP, 0, 4)) {
      return Optional.empty();
    }
    return switch (file.substring(12, 16).utf8()) {
      case "VP8 " ->
          Optional.of(new WebpHeader(number(file, 26, 2) & 0x3fff, number(file, 28, 2) & 0x3fff));
      case "VP8L" -> {
        int bits = number(file, 21, 4);
        yield Optional.of(new WebpHeader((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1));
      }
      case "VP8X" -> Optional.of(new WebpHeader(number(file, 24, 3) + 1, number(file, 27, 3) + 1));
      default -> Optional.empty();
    };
  }

  private static int number(ByteString file, int at, int bytes) {
    int number = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      number = (number << 8) | (file.getByte(at + i) & 0xff);
    }
    return number;
  }
}
