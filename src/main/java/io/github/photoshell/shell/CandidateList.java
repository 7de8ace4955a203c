package io.github.photoshell.shell;

import io.github.photoshell.shell.CompletionItem.Fit;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/**
 * The list of completions below the line: the matching items, best first, in columns. Its last line
 * says how many more there are and how old the answer is.
 */
final class CandidateList {
  /** With more items JLine would ask its own question and flood the screen. */
  static final int MAX_ITEMS = 18;

  private static final int MIN_ITEMS = 3;
  private static final int GAP = 2;
  private static final int MIN_COLUMN = 6;
  private static final String LATE = "… no answer from the portal yet: press Tab again";
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** Characters that join and tint emoji; terminals disagree about the resulting width. */
  private static final Pattern UNSTEADY =
      Pattern.compile("(?<=[\\x{2190}-\\x{1faff}])[\\u200d\\ufe0f\\x{1f3fb}-\\x{1f3ff}]");

  private final int maxItems;
  private final int width;
  private final boolean colour;

  CandidateList(int most, int width, boolean colour) {
    this.maxItems = most;
    this.width = width;
    this.colour = colour;
  }

  /** Returns a list that fits below the edited line. */
  static CandidateList of(LineReader reader, boolean colour) {
    Terminal terminal = reader.getTerminal();
    int lineRows = reader instanceof PromptReader prompt ? prompt.lineRows() : 1;
    int rows = terminal.getHeight() > 0 ? terminal.getHeight() : 24;
    int columns = terminal.getWidth() > 0 ? terminal.getWidth() : 80;
    int room = rows - lineRows - 2;
    int most = Math.max(Math.min(MIN_ITEMS, room), Math.min(MAX_ITEMS, room - 2));
    return new CandidateList(Math.max(1, most), columns - 3, colour);
  }

  /**
   * Returns candidates.
   *
   * @param before the part of the word before the value, such as {@code "--size="}
   */
  List<Candidate> of(CompletionResult completions, String before, String typed) {
    Map<Fit, List<CompletionItem>> byFit = new EnumMap<>(Fit.class);
    for (CompletionItem item : completions.items()) {
      byFit.computeIfAbsent(item.fit(typed), fit -> new ArrayList<>()).add(item);
    }
    byFit.remove(Fit.NOT);
    List<CompletionItem> fitting = byFit.values().stream().flatMap(List::stream).toList();
    List<CompletionItem> shown = fitting.subList(0, Math.min(maxItems, fitting.size()));
    List<List<String>> rows = shown.stream().map(CandidateList::cells).toList();
    int[] widths = widths(rows);
    List<Candidate> candidates = new ArrayList<>();
    for (CompletionItem item : shown) {
      String line = line(rows.get(candidates.size()), widths).toTerminal(colour);
      candidates.add(new Found(before + item.value(), line, item, candidates.size()));
    }
    int more = fitting.size() - shown.size() + completions.total() - completions.items().size();
    String last = completions.isLate() ? LATE : lastLine(more, completions.age(), typed);
    if (shown.size() > (more > 0 || completions.isLate() ? 0 : 1) && !last.isEmpty()) {
      boolean isCutOff = more > 0 || completions.isLate();
      candidates.add(new Remark(last, isCutOff, completions.isLate(), candidates.size()));
    }
    return candidates;
  }

  private static String lastLine(int more, Duration age, String typed) {
    boolean isNew = age.compareTo(FRESH) < 0;
    if (more <= 0) {
      return isNew ? "" : "this list is " + age.toSeconds() + " s old";
    }
    String rest = "… " + more + " more: type " + (typed.isEmpty() ? "a" : "another") + " letter";
    return isNew ? rest : rest + " · " + age.toSeconds() + " s old";
  }

  private static List<String> cells(CompletionItem item) {
    List<String> cells = new ArrayList<>();
    cells.add(Text.of(item.value()).plain());
    item.columns().forEach(cell -> cells.add(withStableWidth(Text.of(cell).plain())));
    return cells;
  }

  private static String withStableWidth(String cell) {
    return UNSTEADY.matcher(cell).replaceAll("");
  }

  /** Returns the width of each column; the widest columns shrink if there is not enough room. */
  private int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = isTooLong(row) ? row.size() : 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], columns(row.get(i)));
      }
    }
    int over = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - width;
    while (over > 0) {
      int widest = widths.length - 1;
      for (int i = widths.length - 1; i > 0; i--) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widest <= 0 || widths[widest] <= MIN_COLUMN) {
        break;
      }
      widths[widest]--;
      over--;
    }
    return widths;
  }

  /** Returns whether the row's value is too long to set the column width for all rows. */
  private boolean isTooLong(List<String> row) {
    return columns(row.get(0)) > width * 3 / 5;
  }

  private Text line(List<String> cells, int[] widths) {
    Text line = Text.of(cut(cells.get(0), width));
    if (isTooLong(cells)) {
      int room = width - columns(cells.get(0)) - GAP;
      String rest = String.join("  ", cells.subList(1, cells.size()));
      return room < MIN_COLUMN || rest.isEmpty()
          ? line
          : line.plus(" ".repeat(GAP)).plus(Style.FAINT, cut(rest, room));
    }
    int gap = widths[0] - columns(cells.get(0)) + GAP;
    for (int i = 1; i < cells.size(); i++) {
      String cell = cut(cells.get(i), widths[i]);
      line = line.plus(" ".repeat(gap)).plus(Style.FAINT, cell);
      gap = widths[i] - columns(cell) + GAP;
    }
    return line;
  }

  private static String cut(String cell, int width) {
    return columns(cell) <= width
        ? cell
        : new AttributedString(cell).columnSubSequence(0, width - 1) + "…";
  }

  private static int columns(String text) {
    return new AttributedString(text).columnLength();
  }

  /** A candidate that also matches by words other than its value. */
  static final class Found extends Candidate {
    private final CompletionItem item;

    Found(String value, String shown, CompletionItem item, int order) {
      super(value, shown, null, null, null, null, item.complete(), order);
      this.item = item;
    }

    boolean matches(String typed) {
      int before = value().length() - item.value().length();
      return typed.length() >= before && item.matches(typed.substring(before));
    }
  }

  /** A line of the list that is not a completion; selecting it keeps the typed word. */
  static final class Remark extends Candidate {
    /** The value that stands for the word as it was typed, with its quotes. */
    static final String AS_TYPED = "\0";

    private final boolean cutOff;
    private final boolean isLate;

    Remark(String shown, boolean cutOff, boolean isLate, int order) {
      super(AS_TYPED, shown, null, null, null, null, false, order);
      this.cutOff = cutOff;
      this.isLate = isLate;
    }

    /** Returns whether the next Tab may have more candidates. */
    boolean isLate() {
      return isLate;
    }

    /** Returns whether the list leaves out some candidates. */
    boolean isCutOff() {
      return cutOff;
    }
  }
}
