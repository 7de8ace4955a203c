package io.github.photoshell.practice;

import okio.Buffer;
import okio.ByteString;

/**
 * Removes the colour profile of a JPEG. Java's reader refuses an image with a broken profile; the
 * portal's image library accepts it.
 */
final class UploadColourProfile {
  private static final int FILL = 0xff;
  private static final int START_OF_SCAN = 0xda;
  private static final int PROFILE = 0xe2;
  private static final ByteString NAME = ByteString.encodeUtf8("ICC_PROFILE\0");

  private UploadColourProfile() {}

  /**
   * Returns a JPEG without its profile; the same file if it has none, is truncated, or is not a
   * JPEG.
   */
  static ByteString removeFrom(ByteString file) {
    Buffer kept = new Buffer();
    int at = 2;
    if (file.size() > at) {
      kept.write(file, 0, at);
    }
    while (at + 4 < file.size() && (file.getByte(at) & 0xff) == FILL) {
      int marker = at;
      while (marker + 3 < file.size() && (file.getByte(marker) & 0xff) == FILL) {
        marker++;
      }
      int kind = file.getByte(marker) & 0xff;
      if (kind == START_OF_SCAN) {
        return kept.write(file, at, file.size() - at).readByteString();
      }
      int length = (file.getByte(marker + 1) & 0xff) << 8 | (file.getByte(marker + 2) & 0xff);
      int next = Math.min(file.size(), marker + 1 + length);
      if (kind != PROFILE || !file.rangeEquals(marker + 3, NAME, 0, NAME.size())) {
        kept.write(file, at, next - at);
      }
      at = Math.max(next, marker + 1);
    }
    return file;
  }
}
