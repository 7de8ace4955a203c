package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportOutcome.Cancelled;
import io.github.photoshell.batch.ImportOutcome.Declined;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.KeyLacksScope;
import io.github.photoshell.batch.ImportOutcome.NoJournal;
import io.github.photoshell.batch.ImportOutcome.NoList;
import io.github.photoshell.batch.ImportOutcome.NoRoom;
import io.github.photoshell.batch.ImportOutcome.NotUsable;
import io.github.photoshell.batch.ImportOutcome.OnlyPlanned;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportOutcome.Unsent;
import io.github.photoshell.session.SessionText;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts for an import of photos. */
final class ImportText {
  private static final String USAGE_HINT =
      "Use a folder or ZIP of images named after people, or a CSV file with columns such "
          + "as userName,image.";

  private ImportText() {}

  /** Returns the yes-or-no question before the first change. */
  static Text question(Plan plan) {
    if (plan.toSet() == 0) {
      return Text.of("Remove " + BatchText.photos(plan.toClear()) + "?");
    }
    String instead =
        plan.replaced() == 0
            ? ""
            : plan.replaced() == 1
                ? " (1 replaces an existing one)"
                : " (%,d replace an existing one)".formatted(plan.replaced());
    String removed = plan.toClear() == 0 ? "" : ", and remove " + BatchText.photos(plan.toClear());
    return Text.of("Set " + BatchText.photos(plan.toSet()) + instead + removed + "?");
  }

  /** Returns what to type on a production portal: its name, or how many photos are removed. */
  static String productionAnswer(Plan plan, String portal) {
    return plan.toClear() == 0 ? portal : String.valueOf(plan.toClear());
  }

  /** Returns the question on a production portal. */
  static Text productionQuestion(Plan plan, String portal) {
    String answer = productionAnswer(plan, portal);
    return SessionText.productionWarning()
        .plus(question(plan))
        .plus(
            plan.toClear() == 0
                ? " Type " + answer + " to continue:"
                : " Type " + answer + ", the number of photos to remove, to continue:");
  }

  static CommandResult of(ImportOutcome outcome, LineLayout layout) {
    if (outcome instanceof Unsent unsent) {
      List<Text> lines = new ArrayList<>(ImportPlanText.all(unsent.plan(), layout));
      lines.addAll(report(unsent.plan(), unsent.reportProblem()));
      lines.add(Text.of(unsentBecause(unsent)));
      return new CommandResult(BatchText.exitCode(unsent), lines, null, null, true);
    }
    return outcome instanceof Imported imported ? of(imported, layout) : notStarted(outcome);
  }

  private static String unsentBecause(Unsent unsent) {
    if (unsent instanceof OnlyPlanned) {
      return "Dry run: nothing was sent. Run it without --dry-run to apply.";
    }
    return unsent.reportProblem() == null
        ? "There is nothing to change: nothing was sent, and no report was written."
        : "There is nothing to change: nothing was sent.";
  }

  /**
   * Returns the line about the report of a plan.
   *
   * @param problem why it could not be written; null if none was asked for
   */
  private static List<Text> report(Plan plan, @Nullable String problem) {
    if (problem == null) {
      return List.of();
    }
    return List.of(
        problem.isEmpty()
            ? Text.of("The report is ").plus(Style.STRONG, plan.report().toString())
            : Text.of(Style.BAD, "The report cannot be written: " + problem + "."));
  }

  private static CommandResult notStarted(ImportOutcome outcome) {
    if (outcome instanceof Declined declined) {
      List<Text> lines = new ArrayList<>();
      lines.add(
          Text.of(
              Style.BAD,
              "Nothing was sent; %s %s still to be %s."
                  .formatted(
                      BatchText.photos(declined.plan().toChange()),
                      declined.plan().toChange() == 1 ? "is" : "are",
                      declined.plan().toClear() == 0 ? "set" : "changed")));
      lines.addAll(report(declined.plan(), declined.reportProblem()));
      lines.add(Text.of("--yes skips the question, --dry-run shows only the plan."));
      return new CommandResult(ExitCode.REFUSED, lines, null);
    }
    if (outcome instanceof NotUsable none) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "%s cannot be imported: %s.".formatted(none.path(), none.why()),
          USAGE_HINT);
    }
    if (outcome instanceof ImportOutcome.NamesPrograms list) {
      return CommandResult.failed(
          ExitCode.USAGE,
          ("%s cannot be imported: its column 'tokenCommand' names programs;"
                  + " --token-commands runs them.")
              .formatted(list.path()),
          "Read that column first: its programs run as if you had typed them.");
    }
    if (outcome instanceof ImportOutcome.NoReport none) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "The report cannot be written to %s: %s.".formatted(none.path(), none.why()),
          "Use another name after --report, such as plan.csv.");
    }
    if (outcome instanceof NoJournal none) {
      return CommandResult.failed(
          none.isDiskFull() ? ExitCode.NO_ANSWER : ExitCode.USAGE,
          "Nothing was sent: the import journal cannot be written in %s: %s."
              .formatted(none.folder(), none.why()),
          "Move the images to a writable folder with free space where no other import is running.");
    }
    if (outcome instanceof NoRoom none) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Nothing was sent: %,d replaced photos may need %,d MB in %s, and %,d MB are free."
              .formatted(none.photos(), none.needed() >> 20, none.folder(), none.free() >> 20),
          "Free some space, or import fewer photos; --yes keeps only those that have room.");
    }
    if (outcome instanceof NoList) {
      return BatchText.noList("photo-set @self <image>");
    }
    if (outcome instanceof KeyLacksScope) {
      return BatchText.keyLacksScope();
    }
    if (outcome instanceof Cancelled) {
      return CommandResult.failed(
          ExitCode.INTERRUPTED,
          "Cancelled; nothing was sent.",
          "Run the same command to start again.");
    }
    throw new IllegalArgumentException("no words for " + outcome);
  }

  private static CommandResult of(Imported imported, LineLayout layout) {
    List<BatchRow> rows = imported.rows();
    List<Text> lines =
        new ArrayList<>(
            BatchText.stopped(
                imported,
                rows.size(),
                "Run the same command again to continue; photos already sent are checked first."));
    lines.addAll(BatchText.table(Result.OF_IMPORT, imported.results(), layout));
    lines.addAll(reasons(rows));
    if (imported.isComplete()
        && imported.count(Result.UNSURE) + imported.count(Result.FAILED) > 0) {
      lines.add(Text.of("Run the same command again to check these; no image is sent twice."));
    }
    if (imported.undoable() > 0) {
      boolean isAll = imported.undoable() == imported.changed();
      lines.add(
          Text.of(
              Style.FAINT,
              imported.plan().hasOwnKeys()
                  ? "To undo it: import the photos of before in the same way, with the API keys"
                  : "To undo %s: photo-undo --import. One of them: photo-undo <person>"
                      .formatted(isAll ? "all of it" : "the others")));
    }
    lines.add(Text.of("The report is ").plus(Style.STRONG, imported.plan().report().toString()));
    return new CommandResult(BatchText.exitCode(imported), lines, null, null, true);
  }

  /** Returns the first reasons, equal ones combined. */
  private static List<Text> reasons(List<BatchRow> rows) {
    Map<String, List<BatchRow>> alike = new LinkedHashMap<>();
    for (BatchRow row : rows) {
      if (!row.reason().isEmpty()) {
        alike.computeIfAbsent(row.result() + row.reason(), any -> new ArrayList<>()).add(row);
      }
    }
    return BatchText.reasons(
        // Failures first: there may be a remark about every photo that was set.
        alike.values().stream()
            .sorted(Comparator.comparing((List<BatchRow> some) -> some.get(0).result().isFine()))
            .toList(),
        some ->
            BatchText.reason(
                person(some.get(0))
                    + (some.size() == 1 ? "" : " and %,d more".formatted(some.size() - 1)),
                some.get(0).reason()),
        List::size,
        "the report lists all");
  }

  private static String person(BatchRow row) {
    return row.identifier().isEmpty() || row.named().startsWith(row.identifier() + ".")
        ? row.named()
        : "%s (%s)".formatted(row.named(), row.identifier());
  }

  /** Returns the result or plan of each image as JSON. */
  static CommandResult data(ImportOutcome outcome, LineLayout layout) {
    if (outcome instanceof Unsent unsent) {
      boolean isWritten = "".equals(unsent.reportProblem());
      return data(unsent, isWritten ? unsent.plan().report() : null, unsent.plan().rows());
    }
    return outcome instanceof Imported imported
        ? data(imported, imported.plan().report(), imported.rows())
        : of(outcome, layout);
  }

  private static CommandResult data(
      BatchOutcome outcome, @Nullable Path report, List<BatchRow> rows) {
    return BatchText.json(
        outcome,
        Json.members("report", report == null ? null : report.toString()),
        Result.OF_IMPORT,
        Result::words,
        "images",
        BatchText.rows(Column.OF_IMPORT_JSON, rows));
  }
}
