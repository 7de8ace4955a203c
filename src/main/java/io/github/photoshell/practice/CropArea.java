package io.github.photoshell.practice;

/**
 * A part of a picture, in pixels from its upper left corner.
 *
 * @param width as wide as the picture when both width and height are 0
 * @param height as high as the picture when both are 0
 */
record CropArea(long x, long y, long width, long height) {
  /** The square in the middle, with the shorter edge for a side but not below the least. */
  static CropArea middle(int width, int height, int leastSide) {
    long side = Math.max(Math.min(width, height), leastSide);
    return new CropArea((width - side) / 2, (height - side) / 2, side, side).within(width, height);
  }

  /** What of it lies inside a picture; corners above or left of it count as 0. */
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

  /** Whether it is a square with anything in it. */
  boolean square() {
    return width == height && width > 0;
  }

  Pixels of(Pixels picture) {
    return picture.cut((int) x, (int) y, (int) width, (int) height);
  }
}
