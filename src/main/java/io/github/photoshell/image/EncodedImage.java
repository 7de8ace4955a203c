package io.github.photoshell.image;

import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Pixels encoded as a PNG or JPEG without metadata.
 *
 * @param bytes not a copy
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes of a file are not copied, and never compared.
record EncodedImage(byte[] bytes, String format, PixelSize size) {
  private static final float[] QUALITIES = {0.92f, 0.85f, 0.75f, 0.6f};

  /** The smallest side in pixels that is tried to get below a limit. */
  private static final int MIN_SIDE = 64;

  /**
   * Encodes an image: as PNG if it has transparent pixels or few colours, else as JPEG with the
   * best quality that fits. If none does, the image is made smaller.
   *
   * @param limit in bytes; exceeded only by an image that cannot be made smaller
   */
  static EncodedImage of(BufferedImage image, boolean fewColours, long limit) {
    boolean isTransparent = image.getColorModel().getTransparency() != Transparency.OPAQUE;
    BufferedImage smaller = image;
    while (true) {
      byte[] bytes = isTransparent || fewColours ? png(smaller) : jpeg(smaller, QUALITIES[0]);
      String format = isTransparent || fewColours ? "PNG" : "JPEG";
      for (int i = isTransparent ? QUALITIES.length : fewColours ? 0 : 1;
          i <= QUALITIES.length - 1 && bytes.length > limit;
          i++) {
        bytes = jpeg(smaller, QUALITIES[i]);
        format = "JPEG";
      }
      int longer = Math.max(smaller.getWidth(), smaller.getHeight());
      if (bytes.length <= limit || longer <= MIN_SIDE) {
        return new EncodedImage(
            bytes, format, new PixelSize(smaller.getWidth(), smaller.getHeight()));
      }
      smaller =
          SrgbImage.scaled(
              smaller,
              null,
              Math.max(1, smaller.getWidth() * 3 / 4),
              Math.max(1, smaller.getHeight() * 3 / 4));
    }
  }

  private static byte[] png(BufferedImage image) {
    return encoded(image, "png", null);
  }

  private static byte[] jpeg(BufferedImage image, float quality) {
    return encoded(image, "jpeg", quality);
  }

  private static byte[] encoded(BufferedImage image, String format, @Nullable Float quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (quality != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /**
   * Returns an image turned upright.
   *
   * @param orientation 1 (upright) to 8 (Exif 2.3, 4.6.4 A)
   */
  static BufferedImage turned(BufferedImage image, int orientation) {
    if (orientation == ImageMetadata.UPRIGHT) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    boolean swaps = orientation >= 5;
    int width = swaps ? h : w;
    int height = swaps ? w : h;
    int[] from = image.getRGB(0, 0, w, h, null, 0, w);
    int[] to = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source =
            switch (orientation) {
              case 2 -> y * w + (w - 1 - x);
              case 3 -> (h - 1 - y) * w + (w - 1 - x);
              case 4 -> (h - 1 - y) * w + x;
              case 5 -> x * w + y;
              case 6 -> (h - 1 - x) * w + y;
              case 7 -> (h - 1 - x) * w + (w - 1 - y);
              case 8 -> x * w + (w - 1 - y);
              default -> y * w + x;
            };
        to[y * width + x] = from[source];
      }
    }
    BufferedImage turned = new BufferedImage(width, height, image.getType());
    turned.setRGB(0, 0, width, height, to, 0, width);
    return turned;
  }
}
