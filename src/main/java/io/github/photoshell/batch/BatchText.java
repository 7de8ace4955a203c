package io.github.photoshell.batch;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts shared by exports and imports. */
final class BatchText {
  /** The number of reasons shown on the screen; the report lists all. */
  static final int MAX_REASONS = 5;

  /** The maximum length in characters of a file with a name. */
  private static final int MAX_NAME = 300;

  private static final int MAX_REASON = 500;

  private BatchText() {}

  /** The number of people with one result. */
  record Count(Style style, String words, long people) {}

  /** Returns a line for each result that occurred. */
  static List<Text> table(List<Count> counts, LineLayout layout) {
    Table table = new Table();
    for (Count count : counts) {
      if (count.people() > 0) {
        table.addRow(
            Text.of(count.style(), count.words()), Text.of("%,d".formatted(count.people())));
      }
    }
    return table.lines(layout);
  }

  static Text reason(String person, String reason) {
    return Text.of(
            Style.FAINT,
            "  " + Text.abbreviate(person, MAX_NAME) + ": " + Text.abbreviate(reason, MAX_REASON))
        .hangingIndent(4);
  }

  /**
   * Returns a note that some are not listed; empty if all are.
   *
   * @param remaining the number not listed
   * @param where where all are listed
   */
  static List<Text> more(long remaining, String where) {
    return remaining <= 0
        ? List.of()
        : List.of(Text.of(Style.FAINT, "  and %,d more; %s".formatted(remaining, where)));
  }

  /**
   * Returns the message for a run that ended early.
   *
   * @param reason null if it was cancelled
   */
  static List<Text> stopped(long done, int total, @Nullable String reason, String next) {
    List<Text> lines = new ArrayList<>();
    String because = reason == null ? "" : ": " + reason;
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
   * Returns the error for an API key that may not list people.
   *
   * @param own the command that does the same for the user's own photo
   */
  static CommandResult noList(String own) {
    return CommandResult.failed(
        ExitCode.REFUSED,
        "This API key may not list people.",
        "'%s' works for your own photo; 'status' shows who you are and what the API key can do."
            .formatted(own));
  }
}
