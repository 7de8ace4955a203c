package io.github.photoshell.photo;

import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.image.PixelSize;

/**
 * The size in which a portal stores an image: at most 1280×1280 pixels. An image within that is
 * kept byte for byte (contract 3.1).
 */
public final class StoredPhotoSize {
  private StoredPhotoSize() {}

  /** Returns whether an image is stored unchanged. */
  static boolean isUnchanged(PixelSize sent) {
    return Math.max(sent.width(), sent.height()) <= PortalLimits.PHOTO_PIXELS;
  }

  /** Returns whether a stored image has the size that the sent image would get. */
  public static boolean matches(PixelSize sent, PixelSize stored) {
    double scale =
        Math.min(
            1.0,
            (double) PortalLimits.PHOTO_PIXELS
                / Math.max(Math.max(sent.width(), sent.height()), 1));
    return Math.abs(sent.width() * scale - stored.width()) <= 1
        && Math.abs(sent.height() * scale - stored.height()) <= 1;
  }
}
