package io.github.photoshell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table with left-aligned columns, two blanks apart. */
public final class Table {
  private static final int GAP = 2;

  /** The narrowest width, in columns, that a cell is cut to. */
  private static final int MIN_CELL_WIDTH = 12;

  /** The widest first cell, in columns, that shares a line with the others. */
  private static final int MAX_FIRST_CELL_WIDTH = 24;

  /** The widest cell in characters, except in the last column. */
  private static final int MAX_CELL_CHARACTERS = 100;

  private final List<List<Text>> rows = new ArrayList<>();
  private final Set<Integer> shrinkableColumns;
  private boolean hasFirstCellsApart;

  /**
   * @param shrinkableColumns the columns, from 0, whose cells may be cut to make every row fit on a
   *     line
   */
  public Table(Integer... shrinkableColumns) {
    this.shrinkableColumns = Set.of(shrinkableColumns);
  }

  /**
   * Puts the first cell of a row on a line of its own if it is long and the table does not fit, so
   * that one long cell does not widen every row.
   */
  public void setApartLongFirstCells() {
    hasFirstCellsApart = true;
  }

  /** Adds a row; rows may have different lengths. */
  public void addRow(Text... cells) {
    rows.add(List.of(cells));
  }

  /**
   * Returns one line per row. A wrapped row continues below its last column, or below its second if
   * the last starts too far right. A table of two columns whose first is too wide has two lines per
   * row.
   */
  public List<Text> lines(LineLayout layout) {
    List<List<Text>> all = rows.stream().map(row -> limited(row, layout)).toList();
    boolean isApart =
        hasFirstCellsApart && rowWidth(all, widths(all, layout), layout) > layout.width();
    List<List<Text>> limitedRows =
        isApart ? all.stream().flatMap(row -> apart(row, layout).stream()).toList() : all;
    List<Integer> widths = widths(limitedRows, layout);
    List<Integer> fitting = fitted(limitedRows, widths, layout);
    if (hasWideFirstColumn(limitedRows, widths, layout)) {
      return limitedRows.stream().flatMap(row -> twoLines(row).stream()).toList();
    }
    if (fitting.equals(widths)) {
      return limitedRows.stream().map(row -> line(row, widths, layout)).toList();
    }
    return limitedRows.stream()
        .map(row -> line(cut(row, fitting, layout), fitting, layout))
        .toList();
  }

  /** Returns whether a table of two columns has rows that do not fit, because of the first one. */
  private static boolean hasWideFirstColumn(
      List<List<Text>> rows, List<Integer> widths, LineLayout layout) {
    if (widths.size() != 1 || widths.get(0) + GAP <= layout.width() / 2) {
      return false;
    }
    int room = layout.width() - widths.get(0) - GAP;
    return rows.stream().anyMatch(row -> row.size() == 2 && width(row.get(1), layout) > room);
  }

  private static List<List<Text>> apart(List<Text> row, LineLayout layout) {
    if (row.size() < 2 || width(row.get(0), layout) <= MAX_FIRST_CELL_WIDTH) {
      return List.of(row);
    }
    List<Text> rest = new ArrayList<>(row);
    rest.set(0, Text.empty());
    return List.of(List.of(row.get(0)), rest);
  }

  /** Returns the width of the widest row of several cells. */
  private static int rowWidth(List<List<Text>> rows, List<Integer> widths, LineLayout layout) {
    int last =
        rows.stream()
            .filter(row -> row.size() > 1)
            .mapToInt(row -> width(row.get(row.size() - 1), layout))
            .max()
            .orElse(0);
    return last + widths.stream().mapToInt(columns -> columns + GAP).sum();
  }

  private static List<Text> twoLines(List<Text> row) {
    if (row.size() < 2) {
      return row;
    }
    String first = row.get(0).plain();
    int indent = first.length() - first.stripLeading().length() + 2 * GAP;
    return List.of(row.get(0), Text.of(" ".repeat(indent)).plus(row.get(1)).hangingIndent(indent));
  }

  private static List<Text> limited(List<Text> row, LineLayout layout) {
    List<Text> cells = new ArrayList<>(row);
    for (int i = 0; i < row.size() - 1; i++) {
      if (row.get(i).plain().length() > MAX_CELL_CHARACTERS) {
        cells.set(i, row.get(i).cut(MAX_CELL_CHARACTERS, layout));
      }
    }
    return cells;
  }

  /** Returns the column widths; the last cell of each row is not counted. */
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
    return layout.columnsOf(cell.plain());
  }

  /**
   * Narrows the widest of the columns that may be cut until every row fits; returns the widths
   * unchanged if that is impossible.
   */
  private List<Integer> fitted(List<List<Text>> rows, List<Integer> widths, LineLayout layout) {
    if (shrinkableColumns.isEmpty() || layout.width() == Integer.MAX_VALUE) {
      return widths;
    }
    int all = rowWidth(rows, widths, layout);
    List<Integer> remaining = new ArrayList<>(widths);
    for (int excess = all - layout.width(); excess > 0; excess--) {
      int widest = -1;
      for (int column : shrinkableColumns) {
        if (column < remaining.size()
            && (widest < 0 || remaining.get(column) > remaining.get(widest))) {
          widest = column;
        }
      }
      if (widest < 0 || remaining.get(widest) <= MIN_CELL_WIDTH) {
        return widths;
      }
      remaining.set(widest, remaining.get(widest) - 1);
    }
    return remaining;
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
        int room = widths.get(i) + GAP - layout.columnsOf(cell.plain());
        line = line.plus(" ".repeat(room));
      }
    }
    return line.hangingIndent(hangingIndent(widths, row.size(), layout));
  }

  private static int hangingIndent(List<Integer> widths, int cells, LineLayout layout) {
    int last = 0;
    for (int i = 0; i < cells - 1; i++) {
      last += widths.get(i) + GAP;
    }
    int second = cells < 2 ? 0 : widths.get(0) + GAP;
    int maxIndent = layout.width() / 2;
    return last <= maxIndent ? last : second <= maxIndent ? second : GAP;
  }
}
