package io.github.photoshell.practice;

/**
 * A part of an image, in pixels from its upper left corner.
 *
 * @param width the width; the image's width if both width and height are 0
 * @param height the height; the image's height if both are 0
 */
record CropArea(long x, long y, long width, long height) {
  /**
   * Returns the square in the middle. Its side is the shorter edge, but at least {@code leastSide}.
   */
  static CropArea middle(int width, int height, int leastSide) {
    long side = Math.max(Math.min(width, height), leastSide);
    return new CropArea((width - side) / 2, (height - side) / 2, side, side).within(width, height);
  }

  /** Returns the part inside an image; negative coordinates count as 0. */
  CropArea within(int pictureWidth, int pictureHeight) {
    boolean whole = width == 0 && height == 0;
    long left = Math.min(Math.max(x, 0), pictureWidth);
    long top = Math.min(Math.max(y, 0), pictureHeight);
    return new CropArea(
        left,
        top,
        Math.min(whole ? pictureWidth : width, pictureWidth - left),
        Math.min(whole ? pictureHeight : height, pictureHeight - top));
  }

  /** Returns whether it is a non-empty square. */
  boolean square() {
    return width == height && width > 0;
  }

  Pixels of(Pixels picture) {
    return picture.cut((int) x, (int) y, (int) width, (int) height);
  }
}
