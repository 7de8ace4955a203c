package io.github.photoshell.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for something that is done for many people. */
public final class BatchText {
  private static final int BAR = 20;

  /** How many reasons are told on the screen; the report has them all. */
  static final int NAMED = 5;

  /** In characters: a file and a name, and a portal's reason with what is behind it. */
  private static final int MOST_OF_NAME = 300;

  private static final int MOST_OF_REASON = 500;

  private BatchText() {}

  /** Returns how far it is: {@code [####················] 1,203 of 5,000}. */
  public static String progress(int done, int total) {
    int full = total == 0 ? 0 : (int) ((long) BAR * done / total);
    return "[%s%s] %,d of %,d".formatted("#".repeat(full), "·".repeat(BAR - full), done, total);
  }

  /** How many ended in one way. */
  record Count(Style style, String words, long people) {}

  /** Returns a line for each way to end that occurred. */
  static List<Text> table(List<Count> counts, LineLayout layout) {
    Table table = new Table();
    for (Count count : counts) {
      if (count.people() > 0) {
        table.row(Text.of(count.style(), count.words()), Text.of("%,d".formatted(count.people())));
      }
    }
    return table.lines(layout);
  }

  static Text reason(String who, String why) {
    return Text.of(
        Style.FAINT,
        "  " + Text.abbreviate(who, MOST_OF_NAME) + ": " + Text.abbreviate(why, MOST_OF_REASON));
  }

  /**
   * Returns that not all are named; nothing where they are.
   *
   * @param left how many are not
   * @param where what names all of them
   */
  static List<Text> more(long left, String where) {
    return left <= 0
        ? List.of()
        : List.of(Text.of(Style.FAINT, "  and %,d more; %s".formatted(left, where)));
  }

  /**
   * Returns what to say where it ended early.
   *
   * @param why null where it was cancelled
   */
  static List<Text> stopped(long done, int total, @Nullable String why, String next) {
    List<Text> lines = new ArrayList<>();
    String because = why == null ? "" : ": " + why;
    lines.add(
        Text.of(
            Style.BAD,
            total == 0
                ? "Stopped before anyone was listed%s.".formatted(because)
                : "Stopped after %,d of %,d people%s.".formatted(done, total, because)));
    lines.add(Text.of(next));
    return lines;
  }

  /**
   * Returns the answer to who may not list people.
   *
   * @param own what does the same with one's own photo
   */
  static CommandResult noList(String own) {
    return CommandResult.failed(
        ExitCode.REFUSED,
        "This API key may not list people.",
        "'%s' works for your own photo; 'status' shows who you are and what the API key may do."
            .formatted(own));
  }
}
