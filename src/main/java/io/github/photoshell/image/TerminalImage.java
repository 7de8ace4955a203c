package io.github.photoshell.image;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Optional;

/**
 * An image drawn for one terminal. Only {@link Text} and this class write to the terminal. Its
 * escape sequences are generated from pixels; no byte of the image file is passed on.
 */
public final class TerminalImage {
  /** The default maximum width in columns. */
  public static final int DEFAULT_WIDTH = 40;

  /** The width in columns of each of two images side by side. */
  private static final int PAIR_WIDTH = 18;

  private static final int GAP = 2;

  /** The minimum columns beside the image; with less, all text goes below it. */
  private static final int MIN_TEXT_WIDTH = 20;

  /** The assumed cell size in pixels, small so that images do not get too wide. */
  private static final int CELL_WIDTH = 8;

  private static final int CELL_HEIGHT = 16;

  private final GraphicsProtocol graphicsProtocol;
  private final int columns;
  private final int rows;

  /** One entry per line for half blocks; one sequence for other protocols. */
  private final List<String> drawn;

  private TerminalImage(
      GraphicsProtocol graphicsProtocol, int columns, int rows, List<String> drawn) {
    this.graphicsProtocol = graphicsProtocol;
    this.columns = columns;
    this.rows = rows;
    this.drawn = drawn;
  }

  /**
   * Draws an image at its own size, limited by the window and the given width.
   *
   * @param maxColumns in columns
   * @return empty if the terminal cannot draw images
   */
  public static Optional<TerminalImage> of(Bitmap bitmap, Canvas canvas, int maxColumns) {
    if (canvas.graphicsProtocol() == GraphicsProtocol.NONE) {
      return Optional.empty();
    }
    boolean blocks = isBlocks(canvas.graphicsProtocol());
    int natural = blocks ? bitmap.width() : (bitmap.width() + CELL_WIDTH - 1) / CELL_WIDTH;
    int columns = Math.min(natural, Math.min(maxColumns, canvas.columns() - 1));
    // Leaves room for the prompt and a line of text.
    int mostRows = Math.max(2, canvas.rows() - 3);
    long tall = 2L * mostRows * bitmap.width() / bitmap.height();
    columns = (int) Math.max(1, Math.min(columns, tall));
    int rows =
        Math.max(1, (int) Math.round(columns * (double) bitmap.height() / bitmap.width() / 2));
    return Optional.of(draw(bitmap, canvas.graphicsProtocol(), columns, Math.min(rows, mostRows)));
  }

  /** Draws two small images side by side; empty if the terminal cannot draw images. */
  public static Optional<TerminalImage> pair(Bitmap left, Bitmap right, Canvas canvas) {
    int columns = 2 * PAIR_WIDTH + GAP;
    int rows = PAIR_WIDTH / 2;
    if (canvas.graphicsProtocol() == GraphicsProtocol.NONE
        || canvas.columns() <= columns
        || canvas.rows() < rows + 4) {
      return Optional.empty();
    }
    int scale = isBlocks(canvas.graphicsProtocol()) ? 1 : CELL_WIDTH;
    int side = PAIR_WIDTH * scale;
    int width = columns * scale;
    int[] pixels = new int[width * side];
    place(left, pixels, width, side, 0);
    place(right, pixels, width, side, width - side);
    return Optional.of(
        draw(new Bitmap(width, side, pixels), canvas.graphicsProtocol(), columns, rows));
  }

  /** Returns the caption line for {@link #pair}. */
  public static Text pairCaption(String left, String right) {
    int room = PAIR_WIDTH + GAP - left.length();
    return Text.of(Style.FAINT, left + " ".repeat(Math.max(1, room)) + right);
  }

  private static void place(Bitmap bitmap, int[] pixels, int width, int side, int from) {
    int longer = Math.max(bitmap.width(), bitmap.height());
    Bitmap fit =
        bitmap.scaled(
            Math.max(1, side * bitmap.width() / longer),
            Math.max(1, side * bitmap.height() / longer));
    int x = from + (side - fit.width()) / 2;
    int y = (side - fit.height()) / 2;
    for (int line = 0; line < fit.height(); line++) {
      System.arraycopy(
          fit.pixels(), line * fit.width(), pixels, (y + line) * width + x, fit.width());
    }
  }

  private static TerminalImage draw(
      Bitmap bitmap, GraphicsProtocol graphicsProtocol, int columns, int rows) {
    if (isBlocks(graphicsProtocol)) {
      Bitmap fit = bitmap.scaled(columns, 2 * rows);
      return new TerminalImage(
          graphicsProtocol, columns, rows, HalfBlocks.lines(fit, graphicsProtocol));
    }
    Bitmap fit = bitmap.scaled(columns * CELL_WIDTH, rows * CELL_HEIGHT);
    String drawn =
        switch (graphicsProtocol) {
          case KITTY -> GraphicsEncoder.kitty(scaledForTerminal(bitmap, fit), columns, rows);
          case ITERM2 -> GraphicsEncoder.iterm2(scaledForTerminal(bitmap, fit), columns, rows);
          default -> GraphicsEncoder.sixel(fit);
        };
    return new TerminalImage(graphicsProtocol, columns, rows, List.of(drawn));
  }

  /**
   * Terminals that scale images themselves get more pixels, because their cells may be larger than
   * assumed.
   */
  private static Bitmap scaledForTerminal(Bitmap bitmap, Bitmap fit) {
    int twice = 2 * fit.width();
    return bitmap.width() <= twice
        ? bitmap
        : bitmap.scaled(
            twice, Math.max(1, (int) ((long) twice * bitmap.height() / bitmap.width())));
  }

  private static boolean isBlocks(GraphicsProtocol graphicsProtocol) {
    return graphicsProtocol == GraphicsProtocol.BLOCKS_16
        || graphicsProtocol == GraphicsProtocol.BLOCKS_256
        || graphicsProtocol == GraphicsProtocol.BLOCKS_TRUE;
  }

  /** In columns. */
  int columns() {
    return columns;
  }

  /**
   * Returns complete lines for the terminal: the image with as much text beside it as fits, and the
   * rest below.
   */
  public String toTerminal(List<Text> text, LineLayout layout, boolean colour) {
    int beside = graphicsProtocol == GraphicsProtocol.SIXEL ? 0 : linesBeside(text, layout);
    StringBuilder out = new StringBuilder();
    if (isBlocks(graphicsProtocol)) {
      for (int row = 0; row < rows; row++) {
        out.append(drawn.get(row));
        if (row < beside) {
          out.append(" ".repeat(GAP)).append(text.get(row).toTerminal(colour));
        }
        out.append('\n');
      }
    } else if (graphicsProtocol == GraphicsProtocol.SIXEL) {
      // Only the terminal knows how many lines it takes.
      out.append(drawn.get(0)).append('\n');
    } else {
      // Makes room first: scrolling while drawing would move the saved cursor position.
      out.append("\n".repeat(rows)).append("\u001b[%dA".formatted(rows));
      out.append("\u001b7").append(drawn.get(0)).append("\u001b8");
      for (int row = 0; row < rows; row++) {
        if (row < beside) {
          out.append("\u001b[%dC".formatted(columns + GAP));
          out.append(text.get(row).toTerminal(colour));
        }
        out.append('\n');
      }
    }
    for (Text line : text.subList(beside, text.size())) {
      line.wrapped(layout).forEach(part -> out.append(part.toTerminal(colour)).append('\n'));
    }
    return out.toString();
  }

  /** Returns how many of the first lines fit beside the image. */
  private int linesBeside(List<Text> text, LineLayout layout) {
    int room = layout.width() - columns - GAP;
    if (room < MIN_TEXT_WIDTH) {
      return 0;
    }
    int lines = 0;
    while (lines < Math.min(rows, text.size())
        && layout.columnsOf(text.get(lines).plain()) <= room) {
      lines++;
    }
    return lines;
  }
}
