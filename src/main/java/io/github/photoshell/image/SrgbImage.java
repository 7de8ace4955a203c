package io.github.photoshell.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Converts and scales decoded images to pixels in sRGB, the colour space of browsers. */
final class SrgbImage {
  private SrgbImage() {}

  /** Returns an image in its own size, by the colour profile that the reader has found. */
  static BufferedImage of(BufferedImage image) {
    return scaled(image, null, image.getWidth(), image.getHeight());
  }

  /**
   * Returns an image in a smaller size. Colours are converted after scaling, when there are fewer
   * pixels.
   *
   * @param profile the colour profile that the reader has ignored; null if there is none
   * @return of the type INT_RGB or, with transparent pixels, INT_ARGB
   */
  static BufferedImage scaled(
      BufferedImage image, @Nullable ICC_Profile profile, int width, int height) {
    ColorSpace space = space(image, profile);
    BufferedImage scaled = halved(uninterpreted(image), width, height);
    BufferedImage rgb = space == null ? scaled : converted(scaled, space);
    return isOpaque(rgb) ? copy(rgb, BufferedImage.TYPE_INT_RGB) : rgb;
  }

  /** Returns the colour space to convert from; null for sRGB and for shades of gray. */
  private static @Nullable ColorSpace space(BufferedImage image, @Nullable ICC_Profile profile) {
    ColorSpace own = image.getColorModel().getColorSpace();
    if (own.getType() != ColorSpace.TYPE_RGB) {
      return null;
    }
    if (profile == null || profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
      return own.isCS_sRGB() ? null : own;
    }
    return new ICC_ColorSpace(profile);
  }

  /**
   * Returns an image whose samples count as sRGB. Java converts shades of gray as if they were
   * linear, which makes them too bright, and other colour spaces pixel by pixel, which is slow.
   */
  private static BufferedImage uninterpreted(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel || !(model instanceof ComponentColorModel)) {
      return image;
    }
    ColorSpace space = model.getColorSpace();
    if (space.getType() == ColorSpace.TYPE_GRAY) {
      return ofGray(image);
    }
    boolean bytes = model.getTransferType() == DataBuffer.TYPE_BYTE;
    return space.isCS_sRGB() || space.getType() != ColorSpace.TYPE_RGB || !bytes
        ? image
        : new BufferedImage(
            new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                model.hasAlpha(),
                model.isAlphaPremultiplied(),
                model.getTransparency(),
                DataBuffer.TYPE_BYTE),
            image.getRaster(),
            model.isAlphaPremultiplied(),
            null);
  }

  private static BufferedImage ofGray(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int bits = model.getComponentSize(0);
    if (model.getTransferType() != DataBuffer.TYPE_BYTE
        && model.getTransferType() != DataBuffer.TYPE_USHORT) {
      return image;
    }
    int width = image.getWidth();
    int most = (1 << bits) - 1;
    boolean alpha = model.hasAlpha();
    BufferedImage rgb =
        new BufferedImage(
            width,
            image.getHeight(),
            alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    int[] gray = new int[width];
    int[] opacity = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, width, 1, 0, gray);
      if (alpha) {
        image.getRaster().getSamples(0, y, width, 1, 1, opacity);
      }
      for (int x = 0; x < width; x++) {
        int level = gray[x] * 255 / most;
        int a = alpha ? opacity[x] * 255 / most : 255;
        row[x] = a << 24 | level << 16 | level << 8 | level;
      }
      rgb.setRGB(0, y, width, 1, row, 0, width);
    }
    return rgb;
  }

  /** Scales by halves first, because one larger step would skip pixels. */
  private static BufferedImage halved(BufferedImage image, int width, int height) {
    int type =
        image.getColorModel().getTransparency() == Transparency.OPAQUE
            ? BufferedImage.TYPE_INT_RGB
            : BufferedImage.TYPE_INT_ARGB_PRE;
    BufferedImage from = image;
    do {
      int nextWidth = Math.max(width, from.getWidth() / 2);
      int nextHeight = Math.max(height, from.getHeight() / 2);
      BufferedImage next = new BufferedImage(nextWidth, nextHeight, type);
      Graphics2D graphics = next.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(from, 0, 0, nextWidth, nextHeight, null);
      graphics.dispose();
      from = next;
    } while (from.getWidth() != width || from.getHeight() != height);
    return type == BufferedImage.TYPE_INT_RGB ? from : copy(from, BufferedImage.TYPE_INT_ARGB);
  }

  private static BufferedImage copy(BufferedImage image, int type) {
    if (image.getType() == type) {
      return image;
    }
    BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return copy;
  }

  private static BufferedImage converted(BufferedImage image, ColorSpace from) {
    WritableRaster raster = image.getRaster();
    boolean alpha = image.getColorModel().hasAlpha();
    DirectColorModel model =
        new DirectColorModel(
            from,
            alpha ? 32 : 24,
            0xff0000,
            0xff00,
            0xff,
            alpha ? 0xff000000 : 0,
            false,
            DataBuffer.TYPE_INT);
    BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
    return new ColorConvertOp(null).filter(new BufferedImage(model, raster, false, null), target);
  }

  private static boolean isOpaque(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return true;
    }
    int width = image.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int pixel : image.getRGB(0, y, width, 1, row, 0, width)) {
        if (pixel >>> 24 != 255) {
          return false;
        }
      }
    }
    return true;
  }
}
