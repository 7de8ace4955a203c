package io.github.photoshell.image;

/**
 * What the metadata of an image says beside its pixels, and whether its end is missing.
 *
 * @param orientation how to turn the image, 1 (upright) to 8 (Exif 2.3, 4.6.4 A)
 * @param hasLocation whether it contains the place where the photo was taken
 * @param endsEarly whether it is a JPEG without its end, as after an incomplete download
 */
public record ImageMetadata(int orientation, boolean hasLocation, boolean endsEarly) {
  static final int UPRIGHT = 1;

  public static final ImageMetadata NONE = new ImageMetadata(UPRIGHT, false, false);

  /** Returns the metadata of a PNG, JPEG, WebP or TIFF; damaged metadata counts as none. */
  public static ImageMetadata of(byte[] image) {
    return MetadataReader.read(image);
  }

  /** Returns whether the image must be turned or mirrored to be upright. */
  public boolean isTurned() {
    return orientation != UPRIGHT;
  }
}
