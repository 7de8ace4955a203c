package io.github.photoshell.render;

import java.util.ArrayList;
import java.util.List;

/** Rows in left-aligned columns, two blanks apart. */
public final class Table {
  private static final int GAP = 2;

  private final List<List<Text>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  public void row(Text... cells) {
    rows.add(List.of(cells));
  }

  /**
   * Returns a line a row. One that is broken goes on below its last column, or where that begins
   * too far right, below its second.
   */
  public List<Text> lines(Look look) {
    List<Integer> widths = new ArrayList<>();
    for (List<Text> row : rows) {
      // The last cell of a row needs no room behind it.
      for (int i = 0; i < row.size() - 1; i++) {
        int columns = look.columns().applyAsInt(row.get(i).plain());
        if (i == widths.size()) {
          widths.add(columns);
        } else {
          widths.set(i, Math.max(widths.get(i), columns));
        }
      }
    }
    return rows.stream().map(row -> line(row, widths, look)).toList();
  }

  private static Text line(List<Text> row, List<Integer> widths, Look look) {
    Text line = Text.empty();
    for (int i = 0; i < row.size(); i++) {
      Text cell = row.get(i);
      line = line.plus(cell);
      if (i < row.size() - 1) {
        int room = widths.get(i) + GAP - look.columns().applyAsInt(cell.plain());
        line = line.plus(" ".repeat(room));
      }
    }
    return line.hanging(hang(widths, row.size(), look));
  }

  private static int hang(List<Integer> widths, int cells, Look look) {
    int last = 0;
    for (int i = 0; i < cells - 1; i++) {
      last += widths.get(i) + GAP;
    }
    int second = cells < 2 ? 0 : widths.get(0) + GAP;
    int most = look.width() / 2;
    return last <= most ? last : second <= most ? second : GAP;
  }
}
