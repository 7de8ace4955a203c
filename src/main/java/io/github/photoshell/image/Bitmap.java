package io.github.photoshell.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A decoded image.
 *
 * @param pixels line by line from the top left, each {@code 0xAARRGGBB}; not a copy
 */
@SuppressWarnings("ArrayRecordComponent") // A million pixels are not copied, and never compared.
public record Bitmap(int width, int height, int[] pixels) {
  public Bitmap {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          "%d×%d pixels, but %d values".formatted(width, height, pixels.length));
    }
  }

  int at(int x, int y) {
    return pixels[y * width + x];
  }

  /**
   * Returns the image scaled to another size. Scaling down averages pixels; scaling up takes the
   * nearest pixel.
   */
  Bitmap scaled(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    int[] scaled = new int[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int top = (int) ((long) y * height / newHeight);
      int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / newHeight));
      for (int x = 0; x < newWidth; x++) {
        int left = (int) ((long) x * width / newWidth);
        int right = Math.max(left + 1, (int) ((long) (x + 1) * width / newWidth));
        scaled[y * newWidth + x] = mean(left, top, right, bottom);
      }
    }
    return new Bitmap(newWidth, newHeight, scaled);
  }

  /** Transparent pixels do not count in the mean colour. */
  private int mean(int left, int top, int right, int bottom) {
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        int pixel = pixels[i];
        int a = pixel >>> 24;
        alpha += a;
        red += (long) a * ((pixel >> 16) & 0xff);
        green += (long) a * ((pixel >> 8) & 0xff);
        blue += (long) a * (pixel & 0xff);
      }
    }
    if (alpha == 0) {
      return 0;
    }
    long count = (long) (right - left) * (bottom - top);
    long half = alpha / 2;
    return ((int) ((alpha + count / 2) / count) << 24)
        | ((int) ((red + half) / alpha) << 16)
        | ((int) ((green + half) / alpha) << 8)
        | (int) ((blue + half) / alpha);
  }

  /** Returns the pixels as a PNG file. */
  public byte[] png() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }
}
