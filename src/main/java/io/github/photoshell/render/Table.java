package io.github.photoshell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows in left-aligned columns, two blanks apart. */
public final class Table {
  private static final int GAP = 2;

  /** What is cut further says nothing. */
  private static final int LEAST = 12;

  /** A cell that is wider would push the rest of every row out of sight; the last may be. */
  private static final int WIDEST = 100;

  private final List<List<Text>> rows = new ArrayList<>();
  private final Set<Integer> shortened;

  /**
   * @param shortened the columns, from 0, whose cells may be cut where that makes every row fit on
   *     a line
   */
  public Table(Integer... shortened) {
    this.shortened = Set.of(shortened);
  }

  /** Adds a row; rows may differ in length. */
  public void row(Text... cells) {
    rows.add(List.of(cells));
  }

  /**
   * Returns a line a row. One that is broken goes on below its last column, or where that begins
   * too far right, below its second.
   */
  public List<Text> lines(LineLayout layout) {
    List<List<Text>> sane = rows.stream().map(row -> sane(row, layout)).toList();
    List<Integer> widths = widths(sane, layout);
    List<Integer> fitting = fitting(sane, widths, layout);
    if (fitting.equals(widths)) {
      return sane.stream().map(row -> line(row, widths, layout)).toList();
    }
    return sane.stream().map(row -> line(cut(row, fitting, layout), fitting, layout)).toList();
  }

  private static List<Text> sane(List<Text> row, LineLayout layout) {
    List<Text> cells = new ArrayList<>(row);
    for (int i = 0; i < row.size() - 1; i++) {
      if (row.get(i).plain().length() > WIDEST) {
        cells.set(i, row.get(i).cut(WIDEST, layout));
      }
    }
    return cells;
  }

  /** The last cell of a row needs no room behind it, and doesn't count. */
  private static List<Integer> widths(List<List<Text>> rows, LineLayout layout) {
    List<Integer> widths = new ArrayList<>();
    for (List<Text> row : rows) {
      for (int i = 0; i < row.size() - 1; i++) {
        int columns = width(row.get(i), layout);
        if (i == widths.size()) {
          widths.add(columns);
        } else {
          widths.set(i, Math.max(widths.get(i), columns));
        }
      }
    }
    return widths;
  }

  private static int width(Text cell, LineLayout layout) {
    return layout.columns().applyAsInt(cell.plain());
  }

  /**
   * Takes from the widest of the columns that may be cut until all fits; the same where it can't.
   */
  private List<Integer> fitting(List<List<Text>> rows, List<Integer> widths, LineLayout layout) {
    if (shortened.isEmpty() || layout.width() == Integer.MAX_VALUE) {
      return widths;
    }
    int last =
        rows.stream().mapToInt(row -> width(row.get(row.size() - 1), layout)).max().orElse(0);
    int all = last + widths.stream().mapToInt(columns -> columns + GAP).sum();
    List<Integer> left = new ArrayList<>(widths);
    for (int excess = all - layout.width(); excess > 0; excess--) {
      int widest = -1;
      for (int column : shortened) {
        if (column < left.size() && (widest < 0 || left.get(column) > left.get(widest))) {
          widest = column;
        }
      }
      if (widest < 0 || left.get(widest) <= LEAST) {
        return widths;
      }
      left.set(widest, left.get(widest) - 1);
    }
    return left;
  }

  private static List<Text> cut(List<Text> row, List<Integer> widths, LineLayout layout) {
    List<Text> cells = new ArrayList<>(row);
    for (int i = 0; i < row.size() - 1; i++) {
      cells.set(i, row.get(i).cut(widths.get(i), layout));
    }
    return cells;
  }

  private static Text line(List<Text> row, List<Integer> widths, LineLayout layout) {
    Text line = Text.empty();
    for (int i = 0; i < row.size(); i++) {
      Text cell = row.get(i);
      line = line.plus(cell);
      if (i < row.size() - 1) {
        int room = widths.get(i) + GAP - layout.columns().applyAsInt(cell.plain());
        line = line.plus(" ".repeat(room));
      }
    }
    return line.hanging(hang(widths, row.size(), layout));
  }

  private static int hang(List<Integer> widths, int cells, LineLayout layout) {
    int last = 0;
    for (int i = 0; i < cells - 1; i++) {
      last += widths.get(i) + GAP;
    }
    int second = cells < 2 ? 0 : widths.get(0) + GAP;
    int most = layout.width() / 2;
    return last <= most ? last : second <= most ? second : GAP;
  }
}
