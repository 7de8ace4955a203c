package io.github.photoshell.practice;

import java.awt.image.BufferedImage;

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
  static CropArea centred(int width, int height, int minimumSide) {
    long side = Math.max(Math.min(width, height), minimumSide);
    return new CropArea((width - side) / 2, (height - side) / 2, side, side)
        .clippedTo(width, height);
  }

  /** Returns the part inside an image; negative coordinates count as 0. */
  CropArea clippedTo(int pictureWidth, int pictureHeight) {
    boolean wholePicture = width == 0 && height == 0;
    long left = Math.min(Math.max(x, 0), pictureWidth);
    long top = Math.min(Math.max(y, 0), pictureHeight);
    return new CropArea(
        left,
        top,
        Math.min(wholePicture ? pictureWidth : width, pictureWidth - left),
        Math.min(wholePicture ? pictureHeight : height, pictureHeight - top));
  }

  /** Returns whether it is a non-empty square. */
  boolean isSquare() {
    return width == height && width > 0;
  }

  BufferedImage crop(BufferedImage picture) {
    return picture.getSubimage((int) x, (int) y, (int) width, (int) height);
  }
}
