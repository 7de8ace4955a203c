package io.github.photoshell.batch;

import io.github.photoshell.batch.UndoImportOutcome.Declined;
import io.github.photoshell.batch.UndoImportOutcome.KeyLacksScope;
import io.github.photoshell.batch.UndoImportOutcome.NoImport;
import io.github.photoshell.batch.UndoImportOutcome.Result;
import io.github.photoshell.batch.UndoImportOutcome.Row;
import io.github.photoshell.batch.UndoImportOutcome.UndoPlan;
import io.github.photoshell.batch.UndoImportOutcome.Undone;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    String photos = plan.toUndo() == 1 ? "1 photo" : "%,d photos".formatted(plan.toUndo());
    return Text.of(
        "%s the import of %s: %s%s?"
            .formatted(
                plan.redoes() ? "Redo" : "Undo",
                time(plan),
                photos,
                removed == 0 ? "" : " (%,d of them removed)".formatted(removed)));
  }

  /** Returns the question on a production portal, answered by typing the portal's name. */
  static Text productionQuestion(UndoPlan plan, String portal) {
    return Text.of(Style.BAD, "This is a production portal. ")
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
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Nothing was sent: the API key lacks accounts:write, so it cannot change photos.",
          "Create an API key with accounts:write in the portal, then run 'connect <portal>'.");
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
    if (rows.isEmpty()) {
      return CommandResult.of(
          Text.of(
              redoes
                  ? "There is nothing to redo of the import of %s.".formatted(time(undone.plan()))
                  : "The import of %s is undone already.".formatted(time(undone.plan()))));
    }
    List<Text> lines = new ArrayList<>();
    if (undone.interrupted() || undone.stoppedBy() != null) {
      lines.addAll(
          BatchText.stopped(
              rows.size() - count(rows, Result.TO_UNDO),
              rows.size(),
              undone.stoppedBy(),
              "To continue: %s. Photos already restored are not sent again."
                  .formatted(redoes ? REDO : UNDO)));
    }
    lines.addAll(
        BatchText.table(
            Arrays.stream(Result.values())
                .map(
                    result ->
                        new BatchText.Count(
                            result.isFine() ? Style.GOOD : Style.BAD,
                            result.words(redoes),
                            count(rows, result)))
                .toList(),
            layout));
    List<Row> failed = rows.stream().filter(row -> !row.reason().isEmpty()).toList();
    failed.stream()
        .limit(BatchText.MAX_REASONS)
        .map(row -> BatchText.reason(name(row), row.reason()))
        .forEach(lines::add);
    lines.addAll(BatchText.more(failed.size() - BatchText.MAX_REASONS, "--json lists all"));
    boolean isComplete = !undone.interrupted() && undone.stoppedBy() == null;
    if (isComplete && count(rows, Result.RESTORED) + count(rows, Result.REMOVED) > 0) {
      lines.add(Text.of(redoes ? "To undo it again: " + UNDO : "To redo it: " + REDO));
    }
    return new CommandResult(exitCode(undone), lines, null, null, true);
  }

  private static String name(Row row) {
    return DisplayNames.named(row.change().displayName(), row.change().userName());
  }

  private static long count(List<Row> rows, Result result) {
    return rows.stream().filter(row -> row.result() == result).count();
  }

  private static ExitCode exitCode(Undone undone) {
    if (undone.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (undone.stoppedBy() != null) {
      return ExitCode.NO_ANSWER;
    }
    return undone.rows().stream().allMatch(row -> row.result().isFine())
        ? ExitCode.DONE
        : ExitCode.REFUSED;
  }

  /** Returns the result for each person as JSON. */
  static CommandResult data(UndoImportOutcome outcome, LineLayout layout) {
    if (!(outcome instanceof Undone undone)) {
      return of(outcome, layout);
    }
    Map<String, @Nullable Object> counts = new LinkedHashMap<>();
    for (Result result : Result.values()) {
      counts.put(result.words(undone.plan().redoes()), count(undone.rows(), result));
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("import", undone.plan().when().toString());
    all.put("interrupted", undone.interrupted());
    all.put("stoppedBy", undone.stoppedBy());
    all.put("counts", Json.object(counts));
    all.put(
        "people",
        Json.list(undone.rows().stream().map(row -> data(row, undone.plan().redoes())).toList()));
    return new CommandResult(exitCode(undone), List.of(), Json.object(all).pretty(), null, true);
  }

  private static Json data(Row row, boolean redoes) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("number", row.change().number());
    one.put("personId", row.change().personId());
    one.put("userName", row.change().userName());
    one.put("displayName", row.change().displayName());
    one.put("outcome", row.result().words(redoes));
    one.put("reason", row.reason());
    return Json.object(one);
  }
}
