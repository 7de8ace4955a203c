package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * Draws the edited line. Terminals disagree about the width of unusual letters, so a row with such
 * letters is printed again up to the cursor's place, which makes the terminal itself count. Rows
 * below it do not rely on the terminal's wrapping.
 */
final class LineDisplay extends Display {
  /** The first character that combines, is wide, or is wide only in East Asian terminals. */
  private static final int UNUSUAL = 0x300;

  private List<AttributedString> shown = List.of();
  private boolean isUnusual;

  /** Starts at the cursor, which must be in the first column. */
  LineDisplay(Terminal terminal, Size size, boolean delaysWrap) {
    super(terminal, false);
    resize(size.getRows(), size.getColumns());
    setDelayLineWrap(delaysWrap);
  }

  /** Returns whether this draws for a window of this size. */
  boolean isFor(Size window) {
    // For a terminal that does not know its size, JLine draws one endless row.
    boolean isUnknown = window.getRows() == 0 || window.getColumns() == 0;
    return isUnknown || (rows == window.getRows() && columns == window.getColumns());
  }

  /** The cursor's place, relative to the line's first row and the window's left edge. */
  record Place(int row, int column) {}

  /** Returns the cursor's place after a resize if the terminal keeps the rows. */
  Place kept(int newColumns) {
    return new Place(cursorPos / columns1, Math.min(cursorPos % columns1, newColumns - 1));
  }

  /** Returns the cursor's place after a resize if the terminal wraps its rows again, as most do. */
  Place wrapped(int newColumns) {
    int rows = 0;
    int width = 0;
    int row = cursorPos / columns1;
    for (AttributedString line : oldLines.subList(0, Math.min(row, oldLines.size()))) {
      boolean hasBreak = isEnded(line);
      boolean ends = hasBreak || isUnusual;
      width += (hasBreak ? line.substring(0, line.length() - 1) : line).columnLength();
      if (ends) {
        rows += 1 + Math.max(0, width - 1) / newColumns;
        width = 0;
      }
    }
    width += cursorPos % columns1;
    return new Place(rows + width / newColumns, width % newColumns);
  }

  private static boolean isEnded(AttributedString line) {
    return line.length() > 0 && line.charAt(line.length() - 1) == '\n';
  }

  @Override
  public void update(List<AttributedString> newLines, int targetCursorPos, boolean flush) {
    shown = newLines;
    isUnusual = newLines.stream().anyMatch(LineDisplay::isUnusual);
    wrapAtEol = terminalWrapAtEol && !isUnusual;
    delayedWrapAtEol = terminalDelayedWrapAtEol && !isUnusual;
    for (int row = 0; row < oldLines.size(); row++) {
      AttributedString before = oldLines.get(row);
      AttributedString now = row < newLines.size() ? newLines.get(row) : AttributedString.EMPTY;
      if (!before.equals(now) && (isUnusual(before) || isUnusual(now))) {
        moveVisualCursorTo(row * columns1);
        terminal.puts(Capability.clr_eol);
        oldLines = new ArrayList<>(oldLines);
        oldLines.set(row, isEnded(before) ? AttributedString.NEWLINE : AttributedString.EMPTY);
      }
    }
    super.update(newLines, targetCursorPos, flush);
  }

  @Override
  protected int moveVisualCursorTo(int target) {
    int row = target / columns1;
    int column = target % columns1;
    if (column == 0 || row >= shown.size() || !isUnusual(shown.get(row))) {
      return super.moveVisualCursorTo(target);
    }
    super.moveVisualCursorTo(row * columns1);
    shown.get(row).columnSubSequence(0, column).print(terminal);
    cursorPos = target;
    return target;
  }

  private static boolean isUnusual(AttributedString line) {
    return line.chars().anyMatch(c -> c >= UNUSUAL);
  }
}
