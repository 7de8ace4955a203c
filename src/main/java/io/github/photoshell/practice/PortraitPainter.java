package io.github.photoshell.practice;

import java.util.Arrays;

/** Draws portraits for the practice portal: a coloured background, shoulders and a face. */
final class PortraitPainter {
  private static final int[] GROUNDS = {
    0xff2f6f8f, 0xff8f4f2f, 0xff3f7f4f, 0xff6f4f8f, 0xff8f7f2f, 0xff4f5f7f, 0xff9f4f5f, 0xff2f7f7f
  };
  private static final int[] SKINS = {0xfff2d3b3, 0xffe0ac7e, 0xffc68642, 0xff8d5524, 0xffffe0c8};
  private static final int[] HAIRS = {0xff2b1d14, 0xff5a3a1e, 0xffb8863b, 0xff111111, 0xff9a9a9a};
  private static final int INK = 0xff222222;

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
   * @param who selects the colours; the same number gives the same image
   */
  static Pixels of(int who, int width, int height) {
    PortraitPainter portraitPainter = new PortraitPainter(width, height);
    int ground = pick(GROUNDS, who);
    portraitPainter.shade(ground);
    // Coordinates are in a square of 100 by 100 in the middle.
    portraitPainter.disc(50, 118, 42, pick(GROUNDS, who + 3));
    portraitPainter.disc(50, 44, 29, pick(HAIRS, who / 3));
    portraitPainter.disc(50, 51, 24, pick(SKINS, who / 2));
    portraitPainter.disc(41, 47, 3, INK);
    portraitPainter.disc(59, 47, 3, INK);
    for (int step = 0; step <= 40; step++) {
      double turn = Math.PI * (0.2 + 0.6 * step / 40);
      portraitPainter.disc(50 + 12 * Math.cos(turn), 53 + 10 * Math.sin(turn), 1.3, INK);
    }
    return new Pixels(width, height, portraitPainter.argb);
  }

  /** Returns the default photo, a grey head, as a square of this side. */
  static Pixels nobody(int side) {
    PortraitPainter portraitPainter = new PortraitPainter(side, side);
    portraitPainter.shade(0xffd8dce0);
    portraitPainter.disc(50, 112, 44, 0xffa0a6ad);
    portraitPainter.disc(50, 42, 22, 0xffa0a6ad);
    return new Pixels(side, side, portraitPainter.argb);
  }

  private static int pick(int[] colours, int who) {
    return colours[Math.floorMod(who, colours.length)];
  }

  private void shade(int colour) {
    for (int y = 0; y < height; y++) {
      double light = 1.12 - 0.24 * y / height;
      int row = 0xff000000 | lit(colour, 16, light) | lit(colour, 8, light) | lit(colour, 0, light);
      Arrays.fill(argb, y * width, (y + 1) * width, row);
    }
  }

  private static int lit(int colour, int shift, double light) {
    return (int) Math.min(((colour >> shift) & 0xff) * light, 255) << shift;
  }

  private void disc(double centreX, double centreY, double radius, int colour) {
    double unit = Math.min(width, height) / 100.0;
    double x0 = (width - 100 * unit) / 2 + centreX * unit;
    double y0 = (height - 100 * unit) / 2 + centreY * unit;
    double r = radius * unit;
    for (int y = (int) Math.max(0, y0 - r - 1); y < Math.min(height, y0 + r + 2); y++) {
      for (int x = (int) Math.max(0, x0 - r - 1); x < Math.min(width, x0 + r + 2); x++) {
        double covered = r + 0.5 - Math.hypot(x + 0.5 - x0, y + 0.5 - y0);
        if (covered > 0) {
          argb[y * width + x] = over(argb[y * width + x], colour, Math.min(covered, 1));
        }
      }
    }
  }

  private static int over(int below, int above, double covered) {
    int mixed = 0xff000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      double value =
          ((below >> shift) & 0xff) * (1 - covered) + ((above >> shift) & 0xff) * covered;
      mixed |= (int) (value + 0.5) << shift;
    }
    return mixed;
  }
}
