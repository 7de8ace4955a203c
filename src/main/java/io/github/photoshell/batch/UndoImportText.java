package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.UndoImportOutcome.Declined;
import io.github.photoshell.batch.UndoImportOutcome.KeyLacksScope;
import io.github.photoshell.batch.UndoImportOutcome.NoImport;
import io.github.photoshell.batch.UndoImportOutcome.Row;
import io.github.photoshell.batch.UndoImportOutcome.UndoPlan;
import io.github.photoshell.batch.UndoImportOutcome.Undone;
import io.github.photoshell.photo.PhotoBackup;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.session.SessionText;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Texts for undoing and redoing an import. */
final class UndoImportText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final String UNDO = "photo-undo --import";
  private static final String REDO = "photo-redo --import";

  private UndoImportText() {}

  private static String done(boolean redoes) {
    return redoes ? "redone" : "undone";
  }

  /** Returns the yes-or-no question before the first change. */
  static Text question(UndoPlan plan) {
    long removed = plan.toRemove();
    return Text.of(
        "%s the import of %s: %s%s?"
            .formatted(
                plan.redoes() ? "Redo" : "Undo",
                time(plan),
                BatchText.photos(plan.toUndo()),
                removed == 0 ? "" : " (%,d of them removed)".formatted(removed)));
  }

  /** Returns the question on a production portal, answered by typing the portal's name. */
  static Text productionQuestion(UndoPlan plan, String portal) {
    return SessionText.productionWarning()
        .plus(question(plan))
        .plus(" Type " + portal + " to continue:");
  }

  private static String time(UndoPlan plan) {
    return MINUTE.format(plan.when().atZone(ZoneId.systemDefault()));
  }

  static CommandResult of(UndoImportOutcome outcome, LineLayout layout) {
    if (outcome instanceof Undone undone) {
      return of(undone, layout);
    }
    if (outcome instanceof Declined declined) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Nothing was sent; the import of %s is not %s."
              .formatted(time(declined.plan()), done(declined.plan().redoes())),
          "--yes skips the question, 'photo-undo --import --list' lists the photos.");
    }
    if (outcome instanceof KeyLacksScope) {
      return BatchText.keyLacksScope();
    }
    return CommandResult.failed(
        ExitCode.REFUSED,
        "No import to this portal is recorded on this computer; there is nothing to "
            + (outcome instanceof NoImport none && none.redoes() ? "redo." : "undo."),
        "'photo-undo --list' lists the changes to this portal.");
  }

  private static CommandResult of(Undone undone, LineLayout layout) {
    List<Row> rows = undone.rows();
    boolean redoes = undone.plan().redoes();
    if (isNothingToRedo(undone)) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "There is nothing to redo of the import of %s.".formatted(time(undone.plan())),
          "'photo-undo --import --list' lists its changes.");
    }
    if (rows.isEmpty()) {
      return CommandResult.of(
          Text.of("The import of %s is undone already.".formatted(time(undone.plan()))));
    }
    List<Text> lines =
        new ArrayList<>(
            BatchText.stopped(
                undone,
                rows.size(),
                "To continue: %s. Photos already restored are not sent again."
                    .formatted(redoes ? REDO : UNDO)));
    lines.addAll(BatchText.table(possible(redoes), undone.results(), layout));
    lines.addAll(
        BatchText.reasons(
            rows.stream().filter(row -> !row.reason().isEmpty()).toList(),
            row -> BatchText.reason(name(row.change()), row.reason()),
            row -> 1,
            "--json lists all"));
    if (undone.isComplete() && undone.count(Result.UNSURE) + undone.count(Result.FAILED) > 0) {
      lines.add(Text.of("Run the same command again to restore these."));
    }
    if (undone.count(Result.FORBIDDEN) > 0) {
      lines.add(
          Text.of(
              redoes
                  ? "To redo these: import the photos again, with the API keys of these people"
                  : "To undo these: import the previous photos, with the API keys of these people"));
    }
    if (undone.isComplete() && undone.restored() > 0) {
      lines.add(Text.of(redoes ? "To undo it again: " + UNDO : "To redo it: " + REDO));
    }
    return new CommandResult(BatchText.exitCode(undone), lines, null, null, true);
  }

  private static boolean isNothingToRedo(Undone undone) {
    return undone.plan().redoes() && undone.rows().isEmpty();
  }

  private static Set<Result> possible(boolean redoes) {
    return redoes ? Result.OF_REDO : Result.OF_UNDO;
  }

  private static String name(PhotoBackup change) {
    return DisplayNames.named(change.displayName(), change.userName());
  }

  /** Returns the result for each person as JSON. */
  static CommandResult data(UndoImportOutcome outcome, LineLayout layout) {
    return outcome instanceof Undone undone && !isNothingToRedo(undone)
        ? BatchText.json(
            undone,
            Json.members("import", undone.plan().when().toString()),
            possible(undone.plan().redoes()),
            Result::label,
            "people",
            undone.rows().stream().map(UndoImportText::data).toList())
        : of(outcome, layout);
  }

  private static Json data(Row row) {
    PhotoBackup change = row.change();
    return Json.object(
        Json.members(
            "number", change.number(),
            "personId", change.personId(),
            "userName", change.userName(),
            "displayName", change.displayName(),
            "outcome", row.result().label(),
            "reason", row.reason()));
  }
}
