package io.github.photoshell.batch;

import io.github.photoshell.batch.ExportOutcome.Exported;
import io.github.photoshell.batch.ExportOutcome.NoFolder;
import io.github.photoshell.batch.ExportOutcome.NoList;
import io.github.photoshell.batch.ExportOutcome.Row;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts for an export of photos. */
final class ExportText {
  private ExportText() {}

  static CommandResult of(ExportOutcome outcome, LineLayout layout) {
    if (outcome instanceof NoFolder none) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "The folder %s cannot be used: %s.".formatted(none.folder(), none.why()),
          "Choose another folder, or free some space.");
    }
    if (outcome instanceof NoList) {
      return BatchText.noList("photo-save @self");
    }
    return of((Exported) outcome, layout);
  }

  private static CommandResult of(Exported exported, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    ExitCode exitCode = exitCode(exported);
    boolean broken = exitCode != ExitCode.DONE && exitCode != ExitCode.REFUSED;
    if (broken) {
      lines.addAll(
          BatchText.stopped(
              exported.rows().size(),
              exported.total(),
              exported.stoppedBy(),
              "Run the same command again to continue; nothing is downloaded twice."));
    }
    lines.addAll(
        BatchText.table(
            Arrays.stream(ExportOutcome.PersonResult.values())
                .map(
                    personResult ->
                        new BatchText.Count(
                            style(personResult), label(personResult), exported.count(personResult)))
                .toList(),
            layout));
    exported.rows().stream()
        .filter(row -> !row.reason().isEmpty())
        .limit(BatchText.MAX_REASONS)
        .map(row -> BatchText.reason(person(row), row.reason()))
        .forEach(lines::add);
    long reasons = exported.rows().stream().filter(row -> !row.reason().isEmpty()).count();
    lines.addAll(BatchText.more(reasons - BatchText.MAX_REASONS, "photos.csv lists all"));
    if (!broken && !exported.rows().isEmpty()) {
      lines.add(
          Text.of("The report is photos.csv in ").plus(Style.STRONG, exported.folder().toString()));
    }
    return new CommandResult(exitCode, lines, null);
  }

  private static ExitCode exitCode(Exported exported) {
    if (exported.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (exported.stoppedBy() != null) {
      return ExitCode.NO_ANSWER;
    }
    long unsaved =
        exported.count(ExportOutcome.PersonResult.REFUSED)
            + exported.count(ExportOutcome.PersonResult.FAILED);
    return unsaved == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** Returns the result of each person as JSON. */
  static CommandResult data(ExportOutcome outcome, LineLayout layout) {
    if (!(outcome instanceof Exported exported)) {
      return of(outcome, layout);
    }
    Map<String, @Nullable Object> counts = new LinkedHashMap<>();
    for (ExportOutcome.PersonResult value : ExportOutcome.PersonResult.values()) {
      counts.put(value.words(), exported.count(value));
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("folder", exported.folder().toString());
    all.put("total", exported.total());
    all.put("interrupted", exported.interrupted());
    all.put("stoppedBy", exported.stoppedBy());
    all.put("counts", Json.object(counts));
    all.put("people", Json.list(exported.rows().stream().map(ExportText::data).toList()));
    return new CommandResult(exitCode(exported), List.of(), Json.object(all).pretty(), null, true);
  }

  private static Json data(Row row) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("id", row.id());
    one.put("userName", row.userName());
    one.put("email", row.email());
    one.put("name", row.name());
    one.put("file", row.file());
    one.put("outcome", row.result().words());
    one.put("reason", row.reason());
    return Json.object(one);
  }

  private static String person(Row row) {
    return row.userName().isEmpty() ? row.id() : row.userName();
  }

  private static String label(ExportOutcome.PersonResult result) {
    return result == ExportOutcome.PersonResult.SAME ? "unchanged" : result.words();
  }

  private static Style style(ExportOutcome.PersonResult result) {
    return switch (result) {
      case SAVED, CHANGED -> Style.GOOD;
      case SAME, NO_PHOTO -> Style.PLAIN;
      case REFUSED, FAILED -> Style.BAD;
    };
  }
}
