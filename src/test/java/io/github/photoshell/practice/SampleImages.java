package io.github.photoshell.practice;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import okio.Buffer;
import okio.ByteString;

/** Creates and reads image files with Java's own classes, not with those of the practice portal. */
final class SampleImages {
  static final int RED = 0xffff0000;
  static final int BLUE = 0xff0000ff;

  private SampleImages() {}

  /** Returns a file in a format that ImageIO writes: {@code png}, {@code jpeg} or {@code gif}. */
  static ByteString plain(String format, int width, int height) {
    return written(format, new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
  }

  /** Returns a PNG that is blue in the square in its middle and red on both sides of it. */
  static ByteString blueInTheMiddle(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int side = Math.min(width, height);
    int left = (width - side) / 2;
    int top = (height - side) / 2;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean middle = x >= left && x < left + side && y >= top && y < top + side;
        image.setRGB(x, y, middle ? BLUE : RED);
      }
    }
    return written("png", image);
  }

  /** Returns a WebP header with the size, which is all that the portal reads. */
  static ByteString webp(int width, int height) {
    Buffer file =
        new Buffer().writeUtf8("RIFF").writeIntLe(22).writeUtf8("WEBPVP8X").writeIntLe(10);
    file.writeInt(0).writeShortLe(width - 1).writeByte(0).writeShortLe(height - 1).writeByte(0);
    return file.readByteString();
  }

  static BufferedImage read(ByteString file) {
    try {
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the size as in file names. */
  static String size(ByteString file) {
    BufferedImage image = read(file);
    return image.getWidth() + "-" + image.getHeight();
  }

  /** Returns all pixels of an image. */
  static int[] pixels(ByteString file) {
    return inner(file, 0);
  }

  /** Returns all pixels except those of a margin of this width. */
  static int[] inner(ByteString file, int margin) {
    BufferedImage image = read(file);
    int width = image.getWidth() - 2 * margin;
    int height = image.getHeight() - 2 * margin;
    return image.getRGB(margin, margin, width, height, null, 0, width);
  }

  static boolean isPng(ByteString file) {
    return file.size() > 4 && file.substring(0, 4).hex().equals("89504e47");
  }

  private static ByteString written(String format, BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new AssertionError("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.of(bytes.toByteArray());
  }
}
