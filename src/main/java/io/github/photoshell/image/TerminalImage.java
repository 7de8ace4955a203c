package io.github.photoshell.image;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One image, or a row of them, drawn for one terminal, with text beside and below. Only {@link
 * Text} and this class write to the terminal. The escape sequences are generated from pixels; no
 * byte of an image file is passed on.
 */
public final class TerminalImage {
  /** The default maximum width in columns. */
  public static final int DEFAULT_WIDTH = 40;

  /** The columns between two images of a row, and between an image and the text beside it. */
  public static final int GAP = 2;

  /** The width in columns of each of two images side by side. */
  private static final int PAIR_WIDTH = 18;

  /** The minimum columns beside the image; with less, all text goes below it. */
  private static final int MIN_TEXT_WIDTH = 20;

  /** The size, in columns and rows, below which an image is left out in favour of the text. */
  private static final int MIN_COLUMNS = 8;

  private static final int MIN_ROWS = MIN_COLUMNS / 2;

  /** The assumed cell size in pixels, small so that images do not get too wide. */
  private static final int CELL_WIDTH = 8;

  private static final int CELL_HEIGHT = 2 * CELL_WIDTH;

  /**
   * The smallest cell size in pixels. Sixel images are not scaled by the terminal, so one that may
   * not exceed its cells is drawn for these.
   */
  private static final int SMALLEST_CELL_WIDTH = 6;

  private static final int SMALLEST_CELL_HEIGHT = 2 * SMALLEST_CELL_WIDTH;

  private final GraphicsProtocol graphicsProtocol;
  private final int columns;
  private final int rows;

  /** One entry per line for half blocks, one sequence per image for other protocols. */
  private final List<Drawing> drawings;

  private final List<Text> beside;
  private final List<Text> below;

  /**
   * The lines of an image.
   *
   * @param facts lines that go beside the image if there is room, or else below it
   * @param below lines that always go below the image
   */
  public record Caption(List<Text> facts, List<Text> below) {
    /** Returns all lines. */
    public List<Text> lines() {
      return Stream.of(facts, below).flatMap(List::stream).toList();
    }

    /** Returns whether the lines fit on the screen without an image; true if it has no limit. */
    public boolean fits(Canvas canvas, LineLayout layout) {
      return canvas.rows() == 0 || height(wrapped(lines(), layout), layout) <= room(canvas);
    }
  }

  /**
   * @param column the first column, from 0
   */
  private record Drawing(int column, String sequence) {}

  private TerminalImage(
      GraphicsProtocol graphicsProtocol,
      int columns,
      int rows,
      List<Drawing> drawings,
      List<Text> beside,
      List<Text> below) {
    this.graphicsProtocol = graphicsProtocol;
    this.columns = columns;
    this.rows = rows;
    this.drawings = drawings;
    this.beside = beside;
    this.below = below;
  }

  /**
   * Draws an image at its own size, or as much smaller as it takes to keep it and its text on the
   * screen together.
   *
   * @param maxColumns in columns
   * @return empty if the terminal cannot draw images, or the window is too small
   */
  public static Optional<TerminalImage> of(
      Bitmap bitmap, Canvas canvas, int maxColumns, Caption caption, LineLayout layout) {
    GraphicsProtocol protocol = canvas.graphicsProtocol();
    if (protocol == GraphicsProtocol.NONE) {
      return Optional.empty();
    }
    int natural =
        protocol.isBlocks() ? bitmap.width() : (bitmap.width() + CELL_WIDTH - 1) / CELL_WIDTH;
    int widest = Math.min(natural, Math.min(maxColumns, canvas.columns() - 1));
    List<Text> wrappedBelow = wrapped(caption.below(), layout);
    int room = room(canvas) - height(wrappedBelow, layout);
    for (int columns = widest; columns > 0; columns--) {
      int rows = rows(bitmap, columns);
      if (rows < MIN_ROWS && columns < Math.min(widest, MIN_COLUMNS)) {
        break;
      }
      List<Text> besideLines =
          protocol == GraphicsProtocol.SIXEL ? null : besideLines(caption.facts(), columns, layout);
      if (besideLines != null && Math.max(rows, besideLines.size()) <= room) {
        return Optional.of(
            new TerminalImage(
                protocol,
                columns,
                rows,
                draw(bitmap, protocol, columns, rows),
                besideLines,
                wrappedBelow));
      }
      List<Text> all = new ArrayList<>(wrapped(caption.facts(), layout));
      if (screenRows(protocol, rows) + height(all, layout) <= room) {
        all.addAll(wrappedBelow);
        return Optional.of(
            new TerminalImage(
                protocol, columns, rows, draw(bitmap, protocol, columns, rows), List.of(), all));
      }
    }
    return Optional.empty();
  }

  /**
   * Draws square images side by side, {@link #GAP} columns apart.
   *
   * @param images null leaves a place empty
   * @param width the width of each image, in columns
   * @param beside lines beside the last image; cut to the window's width
   */
  public static TerminalImage row(
      List<? extends @Nullable Bitmap> images,
      int width,
      Canvas canvas,
      List<Text> beside,
      LineLayout layout) {
    GraphicsProtocol protocol = canvas.graphicsProtocol();
    boolean isEmpty = images.stream().allMatch(Objects::isNull);
    int columns = images.size() * (width + GAP) - GAP;
    List<Text> lines =
        beside.stream().map(line -> line.cut(layout.width() - columns - GAP, layout)).toList();
    List<Drawing> drawings =
        isEmpty
            ? List.of()
            : protocol.isBlocks()
                ? blocks(sideBySide(images, width), protocol)
                : placed(images, width, protocol);
    return new TerminalImage(
        protocol, columns, isEmpty ? 0 : (width + 1) / 2, drawings, lines, List.of());
  }

  /** Draws two small images side by side; empty if the terminal cannot draw images. */
  public static Optional<TerminalImage> pair(
      Bitmap left, Bitmap right, Canvas canvas, LineLayout layout) {
    if (canvas.graphicsProtocol() == GraphicsProtocol.NONE
        || canvas.columns() <= 2 * PAIR_WIDTH + GAP
        || canvas.rows() < PAIR_WIDTH / 2 + 4) {
      return Optional.empty();
    }
    return Optional.of(row(List.of(left, right), PAIR_WIDTH, canvas, List.of(), layout));
  }

  /** Returns the caption line for {@link #pair}. */
  public static Text pairCaption(String left, String right) {
    int room = PAIR_WIDTH + GAP - left.length();
    return Text.of(Style.FAINT, left + " ".repeat(Math.max(1, room)) + right);
  }

  /** Returns the rows between the typed line and the next prompt. */
  private static int room(Canvas canvas) {
    return Math.max(3, canvas.rows() - 2);
  }

  /** Returns the rows that keep the proportions of an image. */
  private static int rows(Bitmap bitmap, int columns) {
    return Math.max(1, (int) Math.round(columns * (double) bitmap.height() / bitmap.width() / 2));
  }

  /** Returns the rows of the screen that an image takes at most. */
  private static int screenRows(GraphicsProtocol protocol, int rows) {
    return protocol == GraphicsProtocol.SIXEL
        ? (rows * CELL_HEIGHT + SMALLEST_CELL_HEIGHT - 1) / SMALLEST_CELL_HEIGHT
        : rows;
  }

  private static List<Text> wrapped(List<Text> lines, LineLayout layout) {
    return lines.stream().flatMap(line -> line.wrapped(layout).stream()).toList();
  }

  /** Returns the rows of the screen that wrapped lines take: a long address continues. */
  private static int height(List<Text> wrapped, LineLayout layout) {
    return wrapped.stream()
        .mapToInt(line -> 1 + (Math.max(1, layout.columnsOf(line.plain())) - 1) / layout.width())
        .sum();
  }

  /** Returns lines wrapped to the room beside an image; null if they do not fit there. */
  private static @Nullable List<Text> besideLines(List<Text> facts, int columns, LineLayout all) {
    int room = all.width() - columns - GAP;
    if (room < MIN_TEXT_WIDTH) {
      return null;
    }
    List<Text> lines = wrapped(facts, new LineLayout(room, all.columnCounter()));
    return lines.stream().allMatch(line -> all.columnsOf(line.plain()) <= room) ? lines : null;
  }

  private static List<Drawing> draw(
      Bitmap bitmap, GraphicsProtocol protocol, int columns, int rows) {
    if (protocol.isBlocks()) {
      return blocks(bitmap.scaled(columns, 2 * rows), protocol);
    }
    Bitmap fit = bitmap.scaled(columns * CELL_WIDTH, rows * CELL_HEIGHT);
    return List.of(
        new Drawing(
            0,
            protocol == GraphicsProtocol.SIXEL
                ? GraphicsEncoder.sixel(fit)
                : encoded(scaledForTerminal(bitmap, fit), protocol, columns, rows)));
  }

  private static String encoded(Bitmap bitmap, GraphicsProtocol protocol, int columns, int rows) {
    return protocol == GraphicsProtocol.KITTY
        ? GraphicsEncoder.kitty(bitmap, columns, rows)
        : GraphicsEncoder.iterm2(bitmap, columns, rows);
  }

  private static List<Drawing> blocks(Bitmap fit, GraphicsProtocol protocol) {
    return HalfBlocks.lines(fit, protocol).stream().map(line -> new Drawing(0, line)).toList();
  }

  /** Returns images as one, for half blocks: a column is a pixel wide. */
  private static Bitmap sideBySide(List<? extends @Nullable Bitmap> images, int width) {
    int all = images.size() * (width + GAP) - GAP;
    int[] pixels = new int[all * width];
    for (int i = 0; i < images.size(); i++) {
      Bitmap image = images.get(i);
      if (image != null) {
        place(image, pixels, all, width, i * (width + GAP));
      }
    }
    return new Bitmap(all, width, pixels);
  }

  private static List<Drawing> placed(
      List<? extends @Nullable Bitmap> images, int width, GraphicsProtocol protocol) {
    List<Drawing> drawings = new ArrayList<>();
    boolean isSixel = protocol == GraphicsProtocol.SIXEL;
    int side = width * (isSixel ? SMALLEST_CELL_WIDTH : 2 * CELL_WIDTH);
    for (int i = 0; i < images.size(); i++) {
      Bitmap image = images.get(i);
      if (image != null) {
        int[] pixels = new int[side * side];
        place(image, pixels, side, side, 0);
        Bitmap square = new Bitmap(side, side, pixels);
        drawings.add(
            new Drawing(
                i * (width + GAP),
                isSixel
                    ? GraphicsEncoder.sixel(square)
                    : encoded(square, protocol, width, (width + 1) / 2)));
      }
    }
    return drawings;
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

  /** Returns the width in columns. */
  public int columns() {
    return columns;
  }

  /** Returns the lines beside and below the image. */
  public List<Text> text() {
    List<Text> text = new ArrayList<>(beside);
    text.addAll(below);
    return text;
  }

  /**
   * Returns complete lines for the terminal.
   *
   * @param links whether it shows hyperlinks
   */
  public String toTerminal(boolean colour, boolean links) {
    StringBuilder out = new StringBuilder();
    int height = Math.max(rows, beside.size());
    boolean isAlone = beside.isEmpty() && drawings.size() == 1;
    if (graphicsProtocol.isBlocks()) {
      for (int row = 0; row < height; row++) {
        boolean isImage = row < drawings.size();
        out.append(isImage ? drawings.get(row).sequence() : " ".repeat(columns));
        if (row < beside.size()) {
          out.append(" ".repeat(GAP)).append(beside.get(row).toTerminal(colour, links));
        }
        out.append('\n');
      }
    } else if (graphicsProtocol == GraphicsProtocol.SIXEL && isAlone) {
      // Only the terminal knows how many lines it takes.
      out.append(drawings.get(0).sequence()).append('\n');
    } else if (height > 0) {
      // Makes room first: scrolling while drawing would move the saved cursor position.
      out.append("\n".repeat(height)).append("\u001b[%dA".formatted(height));
      for (Drawing drawing : drawings) {
        out.append("\u001b7").append(toRight(drawing.column()));
        out.append(drawing.sequence()).append("\u001b8");
      }
      for (int row = 0; row < height; row++) {
        if (row < beside.size()) {
          out.append(toRight(columns + GAP)).append(beside.get(row).toTerminal(colour, links));
        }
        out.append('\n');
      }
    }
    below.forEach(line -> out.append(line.toTerminal(colour, links)).append('\n'));
    return out.toString();
  }

  private static String toRight(int columns) {
    return columns == 0 ? "" : "\u001b[%dC".formatted(columns);
  }
}
