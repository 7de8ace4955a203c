package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ExportOutcome.Exported;
import io.github.photoshell.batch.ExportOutcome.NoFolder;
import io.github.photoshell.batch.ExportOutcome.NoList;
import io.github.photoshell.people.PeopleText;
import io.github.photoshell.people.Person.Status;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts for an export of photos. */
final class ExportText {
  private ExportText() {}

  /**
   * Returns the result on the screen.
   *
   * @param words the words that were searched for
   * @param status the status that was asked for; null for any
   */
  static CommandResult of(
      ExportOutcome outcome, String words, @Nullable Status status, LineLayout layout) {
    if (outcome instanceof Exported exported
        && exported.isComplete()
        && exported.rows().isEmpty()) {
      Text message = Text.of(PeopleText.noMatch(words, status));
      return CommandResult.of(
          words.isBlank()
              ? List.of(message, Text.of("To list everyone: people"))
              : List.of(message));
    }
    return of(outcome, layout);
  }

  static CommandResult of(ExportOutcome outcome, LineLayout layout) {
    if (outcome instanceof NoFolder none) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "The folder %s cannot be used: %s.".formatted(none.folder(), none.why()),
          "Choose another folder.");
    }
    if (outcome instanceof NoList) {
      return BatchText.noList("photo-save @self");
    }
    return of((Exported) outcome, layout);
  }

  private static CommandResult of(Exported exported, LineLayout layout) {
    List<Text> lines =
        new ArrayList<>(
            BatchText.stopped(
                exported,
                exported.total(),
                "Run the same command again to continue; nothing is downloaded twice."));
    lines.addAll(BatchText.table(Result.OF_EXPORT, exported.results(), layout));
    lines.addAll(
        BatchText.reasons(
            exported.rows().stream().filter(row -> !row.reason().isEmpty()).toList(),
            row -> BatchText.reason(person(row), row.reason()),
            row -> 1,
            "photos.csv lists all"));
    if (exported.isComplete() && !exported.rows().isEmpty()) {
      lines.add(
          Text.of("The report is photos.csv in ").plus(Style.STRONG, exported.folder().toString()));
    }
    return new CommandResult(BatchText.exitCode(exported), lines, null);
  }

  /** Returns the result of each person as JSON. */
  static CommandResult data(ExportOutcome outcome, LineLayout layout) {
    return outcome instanceof Exported exported
        ? BatchText.json(
            exported,
            Json.members("folder", exported.folder().toString(), "total", exported.total()),
            Result.OF_EXPORT,
            Result::words,
            "people",
            BatchText.rows(Column.OF_EXPORT, exported.rows()))
        : of(outcome, layout);
  }

  private static String person(BatchRow row) {
    return row.identifier().isEmpty() ? row.id() : row.identifier();
  }
}
