package io.github.photoshell.practice;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import okio.ByteString;

/**
 * A picture as plain numbers, row by row, one {@code 0xAARRGGBB} a pixel. Drawn and scaled here
 * rather than by Java 2D: nothing to load, no fonts and no screen needed, and the same result on
 * every machine.
 */
final class Pixels {
  private final int width;
  private final int height;
  private final int[] argb;

  /**
   * A picture of at least one pixel. The numbers are not copied and must not change any more.
   *
   * @param argb row by row, width times height of them
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

  /** A pixel's colour. */
  int at(int x, int y) {
    return argb[y * width + x];
  }

  /** The rectangle whose upper left corner is x, y. It must lie inside. */
  Pixels cut(int x, int y, int cutWidth, int cutHeight) {
    int[] cut = new int[cutWidth * cutHeight];
    for (int row = 0; row < cutHeight; row++) {
      System.arraycopy(argb, (y + row) * width + x, cut, row * cutWidth, cutWidth);
    }
    return new Pixels(cutWidth, cutHeight, cut);
  }

  /** This picture stretched or shrunk to the size given. */
  Pixels scaled(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    int[] narrowed = new int[newWidth * height];
    Resampler.along(
        argb,
        narrowed,
        new Resampler.Lines(height, width, 1),
        new Resampler.Steps(width, newWidth));
    int[] scaled = new int[newWidth * newHeight];
    Resampler.along(
        narrowed,
        scaled,
        new Resampler.Lines(newWidth, 1, newWidth),
        new Resampler.Steps(height, newHeight));
    return new Pixels(newWidth, newHeight, scaled);
  }

  ByteString png() {
    return written("png", seeThrough() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
  }

  ByteString jpeg() {
    return written("jpeg", BufferedImage.TYPE_INT_RGB);
  }

  ByteString gif() {
    return written("gif", BufferedImage.TYPE_INT_RGB);
  }

  private boolean seeThrough() {
    for (int pixel : argb) {
      if (pixel >>> 24 != 0xff) {
        return true;
      }
    }
    return false;
  }

  private ByteString written(String format, int type) {
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
