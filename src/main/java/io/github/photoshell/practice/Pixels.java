package io.github.photoshell.practice;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import okio.ByteString;

/**
 * An image as an array of {@code 0xAARRGGBB} pixels, row by row. It is drawn and scaled here rather
 * than by Java 2D, which needs no native libraries and gives the same result on every machine.
 */
final class Pixels {
  private final int width;
  private final int height;
  private final int[] argb;

  /**
   * Creates an image of at least one pixel. The array is not copied and must not change afterwards.
   *
   * @param argb the pixels, row by row
   */
  Pixels(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  static Pixels of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  /** In pixels. */
  int width() {
    return width;
  }

  /** In pixels. */
  int height() {
    return height;
  }

  /** Returns a pixel's colour. */
  int at(int x, int y) {
    return argb[y * width + x];
  }

  /** Returns the rectangle with the upper left corner x, y. It must be inside the image. */
  Pixels crop(int x, int y, int cutWidth, int cutHeight) {
    int[] cropped = new int[cutWidth * cutHeight];
    for (int row = 0; row < cutHeight; row++) {
      System.arraycopy(argb, (y + row) * width + x, cropped, row * cutWidth, cutWidth);
    }
    return new Pixels(cutWidth, cutHeight, cropped);
  }

  /** Returns this image scaled to a size. */
  Pixels scaled(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    int[] narrowed = new int[newWidth * height];
    Resampler.resample(
        argb,
        narrowed,
        new Resampler.Lines(height, width, 1),
        new Resampler.Lengths(width, newWidth));
    int[] scaled = new int[newWidth * newHeight];
    Resampler.resample(
        narrowed,
        scaled,
        new Resampler.Lines(newWidth, 1, newWidth),
        new Resampler.Lengths(height, newHeight));
    return new Pixels(newWidth, newHeight, scaled);
  }

  ByteString png() {
    return encode(
        "png", hasTransparency() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
  }

  ByteString jpeg() {
    return encode("jpeg", BufferedImage.TYPE_INT_RGB);
  }

  ByteString gif() {
    return encode("gif", BufferedImage.TYPE_INT_RGB);
  }

  private boolean hasTransparency() {
    for (int pixel : argb) {
      if (pixel >>> 24 != 0xff) {
        return true;
      }
    }
    return false;
  }

  private ByteString encode(String format, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    image.setRGB(0, 0, width, height, argb, 0, width);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("this Java cannot write " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return ByteString.of(bytes.toByteArray());
  }
}
