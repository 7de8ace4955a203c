package io.github.photoshell.image;

/** A fixed colour palette with nearest-colour and dithering conversion. */
enum Palette {
  /** xterm's values of the sixteen colours; other terminals are similar. */
  ANSI_16 {
    @Override
    int nearest(int red, int green, int blue) {
      int best = 0;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < ANSI.length; i++) {
        int distance = distance(ANSI[i], red, green, blue);
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
      return best;
    }

    @Override
    int rgb(int index) {
      return ANSI[index];
    }
  },

  /**
   * The cube of 6×6×6 colours and the 24 greys of xterm; the first sixteen vary between terminals
   * and are not used.
   */
  XTERM_256 {
    @Override
    int nearest(int red, int green, int blue) {
      int r = step(red);
      int g = step(green);
      int b = step(blue);
      int inCube = 16 + 36 * r + 6 * g + b;
      int grey = 232 + Math.max(0, Math.min(23, ((red + green + blue) / 3 - 3) / 10));
      return distance(rgb(grey), red, green, blue) < distance(rgb(inCube), red, green, blue)
          ? grey
          : inCube;
    }

    private int step(int level) {
      return level < 48 ? 0 : level < 115 ? 1 : (level - 35) / 40;
    }

    @Override
    int rgb(int index) {
      if (index >= 232) {
        int level = 8 + 10 * (index - 232);
        return (level << 16) | (level << 8) | level;
      }
      int cube = index - 16;
      return (level(cube / 36) << 16) | (level(cube / 6 % 6) << 8) | level(cube % 6);
    }

    private int level(int step) {
      return step == 0 ? 0 : 55 + 40 * step;
    }
  },

  /** A cube of 6×6×6 colours in even steps, each a whole percentage as sixel requires. */
  SIXEL_216 {
    @Override
    int nearest(int red, int green, int blue) {
      return 36 * step(red) + 6 * step(green) + step(blue);
    }

    private int step(int level) {
      return (level * 5 + 127) / 255;
    }

    @Override
    int rgb(int index) {
      return ((index / 36 * 51) << 16) | ((index / 6 % 6 * 51) << 8) | (index % 6 * 51);
    }
  };

  /** The value of a pixel that is not painted. */
  static final int UNPAINTED = -1;

  private static final int[] ANSI = {
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
  };

  abstract int nearest(int red, int green, int blue);

  /** Returns {@code 0xRRGGBB}. */
  abstract int rgb(int index);

  private static int distance(int rgb, int red, int green, int blue) {
    int r = (rgb >> 16 & 0xff) - red;
    int g = (rgb >> 8 & 0xff) - green;
    int b = (rgb & 0xff) - blue;
    return r * r + g * g + b * b;
  }

  /** Returns the nearest colour of each pixel, {@link #UNPAINTED} if it is transparent. */
  int[] nearest(Bitmap bitmap) {
    int[] indices = new int[bitmap.pixels().length];
    for (int i = 0; i < indices.length; i++) {
      int pixel = bitmap.pixels()[i];
      indices[i] =
          pixel >>> 24 < 128
              ? UNPAINTED
              : nearest(pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
    }
    return indices;
  }

  /**
   * Returns dithered colours (Floyd and Steinberg): the error of each pixel is spread over its
   * neighbours.
   */
  int[] dithered(Bitmap bitmap) {
    int width = bitmap.width();
    int[] indices = new int[bitmap.pixels().length];
    // One extra element on each side, so that the edges need no special case.
    int[][] here = new int[3][width + 2];
    int[][] below = new int[3][width + 2];
    for (int y = 0; y < bitmap.height(); y++) {
      for (int x = 0; x < width; x++) {
        int pixel = bitmap.at(x, y);
        if (pixel >>> 24 < 128) {
          indices[y * width + x] = UNPAINTED;
          continue;
        }
        int[] target = new int[3];
        for (int channel = 0; channel < 3; channel++) {
          int level = ((pixel >> (16 - 8 * channel)) & 0xff) + here[channel][x + 1] / 16;
          target[channel] = Math.max(0, Math.min(255, level));
        }
        int index = nearest(target[0], target[1], target[2]);
        indices[y * width + x] = index;
        for (int channel = 0; channel < 3; channel++) {
          int owed = target[channel] - ((rgb(index) >> (16 - 8 * channel)) & 0xff);
          here[channel][x + 2] += 7 * owed;
          below[channel][x] += 3 * owed;
          below[channel][x + 1] += 5 * owed;
          below[channel][x + 2] += owed;
        }
      }
      here = below;
      below = new int[3][width + 2];
    }
    return indices;
  }
}
