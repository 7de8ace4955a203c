package io.github.photoshell.image;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws two pixels per character: the upper half block shows one in the foreground colour, the
 * other in the background colour. Transparent pixels keep the terminal's background.
 */
final class HalfBlocks {
  private static final char UPPER = '▀';
  private static final char LOWER = '▄';

  private HalfBlocks() {}

  /** Returns one line per two rows of pixels, as many columns wide as the image. */
  static List<String> lines(Bitmap bitmap, GraphicsProtocol graphicsProtocol) {
    int[] colours =
        switch (graphicsProtocol) {
          case BLOCKS_16 -> Palette.ANSI_16.dithered(bitmap);
          case BLOCKS_256 -> Palette.XTERM_256.nearest(bitmap);
          default -> opaque(bitmap);
        };
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < bitmap.height(); y += 2) {
      lines.add(line(colours, bitmap, y, graphicsProtocol));
    }
    return lines;
  }

  private static int[] opaque(Bitmap bitmap) {
    int[] colours = bitmap.pixels().clone();
    for (int i = 0; i < colours.length; i++) {
      colours[i] = colours[i] >>> 24 < 128 ? Palette.UNPAINTED : colours[i] & 0xffffff;
    }
    return colours;
  }

  private static String line(
      int[] colours, Bitmap bitmap, int y, GraphicsProtocol graphicsProtocol) {
    StringBuilder line = new StringBuilder();
    String last = "";
    for (int x = 0; x < bitmap.width(); x++) {
      int upper = colours[y * bitmap.width() + x];
      int lower =
          y + 1 < bitmap.height() ? colours[(y + 1) * bitmap.width() + x] : Palette.UNPAINTED;
      boolean swapped = upper == Palette.UNPAINTED;
      String style =
          swapped && lower == Palette.UNPAINTED
              ? "0"
              : swapped
                  ? "0;" + code(lower, graphicsProtocol, false)
                  : lower == Palette.UNPAINTED
                      ? "0;" + code(upper, graphicsProtocol, false)
                      : code(upper, graphicsProtocol, false)
                          + ";"
                          + code(lower, graphicsProtocol, true);
      if (!style.equals(last)) {
        line.append("\u001b[").append(style).append('m');
        last = style;
      }
      line.append(!swapped ? UPPER : lower == Palette.UNPAINTED ? ' ' : LOWER);
    }
    return line.append("\u001b[0m").toString();
  }

  /** Select Graphic Rendition (ECMA-48), with the extensions of xterm for more colours. */
  private static String code(int colour, GraphicsProtocol graphicsProtocol, boolean ground) {
    return switch (graphicsProtocol) {
      case BLOCKS_16 ->
          String.valueOf((colour < 8 ? 30 + colour : 90 + colour - 8) + (ground ? 10 : 0));
      case BLOCKS_256 -> (ground ? "48;5;" : "38;5;") + colour;
      default ->
          (ground ? "48;2;" : "38;2;")
              + (colour >> 16 & 0xff)
              + ";"
              + (colour >> 8 & 0xff)
              + ";"
              + (colour & 0xff);
    };
  }
}
