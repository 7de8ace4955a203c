package io.github.photoshell.image;

import java.util.Base64;

/**
 * Encodes images for terminals with a graphics protocol, always from pixels; no byte of the
 * downloaded file is passed on.
 */
final class GraphicsEncoder {
  /** The maximum payload of one chunk in kitty's protocol. */
  private static final int CHUNK_SIZE = 4096;

  private static final String ESCAPE = "\u001b";
  private static final String STRING_END = ESCAPE + "\\";

  private GraphicsEncoder() {}

  /**
   * Returns the escape sequences of kitty's graphics protocol that display the image in the given
   * cells, keep the cursor, and suppress the response, which would appear as typed text.
   */
  static String kitty(Bitmap bitmap, int columns, int rows) {
    String data = Base64.getEncoder().encodeToString(bitmap.png());
    StringBuilder out = new StringBuilder();
    for (int from = 0; from < data.length(); from += CHUNK_SIZE) {
      int to = Math.min(data.length(), from + CHUNK_SIZE);
      out.append(ESCAPE).append("_G");
      if (from == 0) {
        out.append("a=T,f=100,q=2,C=1,c=%d,r=%d,".formatted(columns, rows));
      }
      out.append(to < data.length() ? "m=1;" : "m=0;");
      out.append(data, from, to).append(STRING_END);
    }
    return out.toString();
  }

  /** Returns an inline image of iTerm2, which WezTerm and mintty support, too. */
  static String iterm2(Bitmap bitmap, int columns, int rows) {
    byte[] png = bitmap.png();
    return "%s]1337;File=inline=1;size=%d;width=%d;height=%d;preserveAspectRatio=1:%s\u0007"
        .formatted(ESCAPE, png.length, columns, rows, Base64.getEncoder().encodeToString(png));
  }

  /** Returns sixel graphics (DEC STD 070); transparent pixels stay transparent. */
  static String sixel(Bitmap bitmap) {
    int width = bitmap.width();
    int[] indices = Palette.SIXEL_216.dithered(bitmap);
    StringBuilder out = new StringBuilder();
    out.append(ESCAPE).append("P0;1;0q\"1;1;").append(width).append(';').append(bitmap.height());
    boolean[] known = new boolean[256];
    for (int top = 0; top < bitmap.height(); top += 6) {
      int bottom = Math.min(bitmap.height(), top + 6);
      boolean[] used = new boolean[256];
      for (int i = top * width; i < bottom * width; i++) {
        if (indices[i] != Palette.UNPAINTED) {
          used[indices[i]] = true;
        }
      }
      for (int colour = 0; colour < used.length; colour++) {
        if (used[colour]) {
          out.append('#').append(colour);
          if (!known[colour]) {
            known[colour] = true;
            int rgb = Palette.SIXEL_216.rgb(colour);
            out.append(";2;").append(percent(rgb >> 16 & 0xff));
            out.append(';').append(percent(rgb >> 8 & 0xff));
            out.append(';').append(percent(rgb & 0xff));
          }
          band(out, indices, width, top, bottom, colour);
          out.append('$');
        }
      }
      out.append('-');
    }
    return out.append(STRING_END).toString();
  }

  private static int percent(int level) {
    return level * 100 / 255;
  }

  private static void band(
      StringBuilder out, int[] indices, int width, int top, int bottom, int colour) {
    int last = -1;
    int times = 0;
    for (int x = 0; x < width; x++) {
      int bits = 0;
      for (int y = top; y < bottom; y++) {
        if (indices[y * width + x] == colour) {
          bits |= 1 << (y - top);
        }
      }
      if (bits == last) {
        times++;
      } else {
        run(out, last, times);
        last = bits;
        times = 1;
      }
    }
    run(out, last, times);
  }

  private static void run(StringBuilder out, int bits, int times) {
    char sixel = (char) ('?' + bits);
    if (times > 3) {
      out.append('!').append(times).append(sixel);
    } else {
      out.append(String.valueOf(sixel).repeat(times));
    }
  }
}
