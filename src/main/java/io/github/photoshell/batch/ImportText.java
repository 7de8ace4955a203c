package io.github.photoshell.batch;

import io.github.photoshell.batch.ImportOutcome.Cancelled;
import io.github.photoshell.batch.ImportOutcome.Declined;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.KeyLacksScope;
import io.github.photoshell.batch.ImportOutcome.NoJournal;
import io.github.photoshell.batch.ImportOutcome.NoList;
import io.github.photoshell.batch.ImportOutcome.NoRoom;
import io.github.photoshell.batch.ImportOutcome.NotUsable;
import io.github.photoshell.batch.ImportOutcome.NothingToSet;
import io.github.photoshell.batch.ImportOutcome.OnlyPlanned;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
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
      return Text.of("Remove " + photos(plan.toClear()) + "?");
    }
    String instead =
        plan.replaced() == 0
            ? ""
            : plan.replaced() == 1
                ? " (1 replaces an existing one)"
                : " (%,d replace an existing one)".formatted(plan.replaced());
    String removed = plan.toClear() == 0 ? "" : ", and remove " + photos(plan.toClear());
    return Text.of("Set " + photos(plan.toSet()) + instead + removed + "?");
  }

  private static String photos(long count) {
    return count == 1 ? "1 photo" : "%,d photos".formatted(count);
  }

  /** Returns what to type on a production portal: its name, or how many photos are removed. */
  static String productionAnswer(Plan plan, String portal) {
    return plan.toClear() == 0 ? portal : String.valueOf(plan.toClear());
  }

  /** Returns the question on a production portal. */
  static Text productionQuestion(Plan plan, String portal) {
    String answer = productionAnswer(plan, portal);
    return Text.of(Style.BAD, "This is a production portal. ")
        .plus(question(plan))
        .plus(
            plan.toClear() == 0
                ? " Type " + answer + " to continue:"
                : " Type " + answer + ", the number of photos to remove, to continue:");
  }

  static CommandResult of(ImportOutcome outcome, LineLayout layout) {
    if (outcome instanceof OnlyPlanned planned) {
      List<Text> lines = new ArrayList<>(ImportPlanText.all(planned.plan(), layout));
      lines.addAll(report(planned.plan(), planned.reportProblem()));
      lines.add(Text.of("Dry run: nothing was sent. Run it without --dry-run to apply."));
      return new CommandResult(
          exitCode(planned.plan(), planned.reportProblem()), lines, null, null, true);
    }
    if (outcome instanceof NothingToSet nothing) {
      List<Text> lines = new ArrayList<>(ImportPlanText.all(nothing.plan(), layout));
      lines.addAll(report(nothing.plan(), nothing.reportProblem()));
      lines.add(
          Text.of(
              nothing.reportProblem() == null
                  ? "There is nothing to change: nothing was sent, and no report was written."
                  : "There is nothing to change: nothing was sent."));
      return new CommandResult(
          exitCode(nothing.plan(), nothing.reportProblem()), lines, null, null, true);
    }
    return outcome instanceof Imported imported ? of(imported, layout) : notStarted(outcome);
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
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Nothing was sent; %s %s still to be %s."
              .formatted(
                  photos(declined.plan().toChange()),
                  declined.plan().toChange() == 1 ? "is" : "are",
                  declined.plan().toClear() == 0 ? "set" : "changed"),
          "--yes skips the question, --dry-run shows only the plan.");
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
          ExitCode.USAGE,
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
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Nothing was sent: the API key lacks accounts:write, so it cannot change photos.",
          "Create an API key with accounts:write in the portal, then run 'connect <portal>'.");
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
    List<Text> lines = new ArrayList<>();
    ExitCode exitCode = exitCode(imported);
    List<Row> rows = imported.rows();
    long remaining = rows.stream().filter(row -> row.result().isPlanned()).count();
    if (imported.interrupted() || imported.stoppedBy() != null) {
      lines.addAll(
          BatchText.stopped(
              rows.size() - remaining,
              rows.size(),
              imported.stoppedBy(),
              "Run the same command again to continue; photos already sent are checked first."));
    }
    lines.addAll(table(rows, layout));
    lines.addAll(reasons(rows, "the report lists all"));
    boolean isUncertain =
        count(rows, ImportOutcome.PersonResult.UNSURE)
                + count(rows, ImportOutcome.PersonResult.FAILED)
            > 0;
    if (isUncertain && !imported.interrupted() && imported.stoppedBy() == null) {
      lines.add(Text.of("Run the same command again to check these; no image is sent twice."));
    }
    long changed =
        count(rows, ImportOutcome.PersonResult.CHANGED)
            + count(rows, ImportOutcome.PersonResult.CLEARED);
    if (changed > 0) {
      lines.add(
          Text.of(
              Style.FAINT,
              imported.plan().hasOwnKeys()
                  ? "To undo it: import the photos of before in the same way, with the API keys"
                  : "To undo all of it: photo-undo --import. One of them: photo-undo <person>"));
    }
    lines.add(Text.of("The report is ").plus(Style.STRONG, imported.plan().report().toString()));
    return new CommandResult(exitCode, lines, null, null, true);
  }

  static ExitCode exitCode(Plan plan, @Nullable String reportProblem) {
    return reportProblem == null || reportProblem.isEmpty()
        ? exitCode(plan.rows())
        : ExitCode.NO_ANSWER;
  }

  static ExitCode exitCode(Imported imported) {
    if (imported.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return imported.stoppedBy() == null ? exitCode(imported.rows()) : ExitCode.NO_ANSWER;
  }

  private static ExitCode exitCode(List<Row> rows) {
    return rows.stream().allMatch(row -> row.result().isFine()) ? ExitCode.DONE : ExitCode.REFUSED;
  }

  static long count(List<Row> rows, ImportOutcome.PersonResult result) {
    return rows.stream().filter(row -> row.result() == result).count();
  }

  static List<Text> table(List<Row> rows, LineLayout layout) {
    return BatchText.table(
        Arrays.stream(ImportOutcome.PersonResult.values())
            .map(
                personResult ->
                    new BatchText.Count(
                        style(personResult), label(personResult), count(rows, personResult)))
            .toList(),
        layout);
  }

  /**
   * Returns the first reasons, equal ones combined.
   *
   * @param where where all are listed
   */
  private static List<Text> reasons(List<Row> rows, String where) {
    Map<String, List<Row>> alike = new LinkedHashMap<>();
    for (Row row : rows) {
      if (!row.reason().isEmpty()) {
        alike.computeIfAbsent(row.result() + row.reason(), any -> new ArrayList<>()).add(row);
      }
    }
    List<Text> reasons = new ArrayList<>();
    // Failures first: there may be a remark about every photo that was set.
    List<List<Row>> ordered =
        alike.values().stream()
            .sorted(Comparator.comparing((List<Row> some) -> some.get(0).result().isFine()))
            .toList();
    ordered.stream()
        .limit(BatchText.MAX_REASONS)
        .map(
            some ->
                BatchText.reason(
                    person(some.get(0))
                        + (some.size() == 1 ? "" : " and %,d more".formatted(some.size() - 1)),
                    some.get(0).reason()))
        .forEach(reasons::add);
    long remaining = ordered.stream().skip(BatchText.MAX_REASONS).mapToLong(List::size).sum();
    reasons.addAll(BatchText.more(remaining, where));
    return reasons;
  }

  private static String person(Row row) {
    return row.identifier().isEmpty() || row.named().startsWith(row.identifier() + ".")
        ? row.named()
        : "%s (%s)".formatted(row.named(), row.identifier());
  }

  static String label(ImportOutcome.PersonResult result) {
    return switch (result) {
      case TO_SET -> "will be set";
      case TO_CLEAR -> "will be removed";
      case CLEARED -> "removed";
      case SAME -> "unchanged";
      case UNKNOWN_PERSON -> "no such person";
      case BAD_IMAGE -> "unusable image";
      case UNSURE -> "not verified";
      default -> result.words();
    };
  }

  private static Style style(ImportOutcome.PersonResult result) {
    return switch (result) {
      case TO_SET, CHANGED, TO_CLEAR, CLEARED -> Style.GOOD;
      case SAME, NO_IMAGE, REPEATED -> Style.PLAIN;
      default -> Style.BAD;
    };
  }
}
