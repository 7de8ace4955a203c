package io.github.photoshell.practice;

import java.util.Arrays;

/** Draws portraits for the practice portal: a coloured background, shoulders and a face. */
final class PortraitPainter {
  private static final int[] BACKGROUNDS = {
    0xff2f6f8f, 0xff8f4f2f, 0xff3f7f4f, 0xff6f4f8f, 0xff8f7f2f, 0xff4f5f7f, 0xff9f4f5f, 0xff2f7f7f
  };
  private static final int[] SKINS = {0xfff2d3b3, 0xffe0ac7e, 0xffc68642, 0xff8d5524, 0xffffe0c8};
  private static final int[] HAIRS = {0xff2b1d14, 0xff5a3a1e, 0xffb8863b, 0xff111111, 0xff9a9a9a};
  private static final int LINE_COLOUR = 0xff222222;

  private final int[] argb;
  private final int width;
  private final int height;

  private PortraitPainter(int width, int height) {
    this.width = width;
    this.height = height;
    this.argb = new int[width * height];
  }

  /**
   * Returns a portrait of this size.
   *
   * @param seed selects the colours; the same number gives the same image
   */
  static Pixels of(int seed, int width, int height) {
    PortraitPainter painter = new PortraitPainter(width, height);
    int background = pick(BACKGROUNDS, seed);
    painter.fillBackground(background);
    // Coordinates are in a square of 100 by 100 in the middle.
    painter.disc(50, 118, 42, pick(BACKGROUNDS, seed + 3));
    painter.disc(50, 44, 29, pick(HAIRS, seed / 3));
    painter.disc(50, 51, 24, pick(SKINS, seed / 2));
    painter.disc(41, 47, 3, LINE_COLOUR);
    painter.disc(59, 47, 3, LINE_COLOUR);
    for (int step = 0; step <= 40; step++) {
      double angle = Math.PI * (0.2 + 0.6 * step / 40);
      painter.disc(50 + 12 * Math.cos(angle), 53 + 10 * Math.sin(angle), 1.3, LINE_COLOUR);
    }
    return new Pixels(width, height, painter.argb);
  }

  /** Returns the default photo, a grey head, as a square of this side. */
  static Pixels placeholder(int side) {
    PortraitPainter painter = new PortraitPainter(side, side);
    painter.fillBackground(0xffd8dce0);
    painter.disc(50, 112, 44, 0xffa0a6ad);
    painter.disc(50, 42, 22, 0xffa0a6ad);
    return new Pixels(side, side, painter.argb);
  }

  private static int pick(int[] colours, int seed) {
    return colours[Math.floorMod(seed, colours.length)];
  }

  private void fillBackground(int colour) {
    for (int y = 0; y < height; y++) {
      double light = 1.12 - 0.24 * y / height;
      int row =
          0xff000000
              | brighten(colour, 16, light)
              | brighten(colour, 8, light)
              | brighten(colour, 0, light);
      Arrays.fill(argb, y * width, (y + 1) * width, row);
    }
  }

  private static int brighten(int colour, int shift, double light) {
    return (int) Math.min(((colour >> shift) & 0xff) * light, 255) << shift;
  }

  private void disc(double centreX, double centreY, double radius, int colour) {
    double unit = Math.min(width, height) / 100.0;
    double x0 = (width - 100 * unit) / 2 + centreX * unit;
    double y0 = (height - 100 * unit) / 2 + centreY * unit;
    double r = radius * unit;
    for (int y = (int) Math.max(0, y0 - r - 1); y < Math.min(height, y0 + r + 2); y++) {
      for (int x = (int) Math.max(0, x0 - r - 1); x < Math.min(width, x0 + r + 2); x++) {
        double coverage = r + 0.5 - Math.hypot(x + 0.5 - x0, y + 0.5 - y0);
        if (coverage > 0) {
          argb[y * width + x] = blend(argb[y * width + x], colour, Math.min(coverage, 1));
        }
      }
    }
  }

  private static int blend(int below, int above, double coverage) {
    int mixed = 0xff000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      double value =
          ((below >> shift) & 0xff) * (1 - coverage) + ((above >> shift) & 0xff) * coverage;
      mixed |= (int) (value + 0.5) << shift;
    }
    return mixed;
  }
}
