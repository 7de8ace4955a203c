package io.github.photoshell.photo;

import io.github.photoshell.portal.PixelSize;

/**
 * The size that a portal stores a picture in: at most 1280×1280 pixels; a picture that fits in that
 * is kept byte for byte (contract 3.1).
 */
final class StoredPhotoSize {
  private static final int MOST = 1280;

  private StoredPhotoSize() {}

  /** Whether a picture is kept as it is. */
  static boolean keeps(PixelSize sent) {
    return Math.max(sent.width(), sent.height()) <= MOST;
  }

  /** Whether a stored picture has the size that one would get that is sent. */
  static boolean fits(PixelSize sent, PixelSize stored) {
    double scale =
        Math.min(1.0, (double) MOST / Math.max(Math.max(sent.width(), sent.height()), 1));
    return Math.abs(sent.width() * scale - stored.width()) <= 1
        && Math.abs(sent.height() * scale - stored.height()) <= 1;
  }
}
