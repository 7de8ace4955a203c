package io.github.photoshell.batch;

import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.NothingToSet;
import io.github.photoshell.batch.ImportOutcome.OnlyPlanned;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of an import of photos. */
final class ImportJson {
  private ImportJson() {}

  /** Returns the result or plan of each image as JSON. */
  static CommandResult of(ImportOutcome outcome, LineLayout layout) {
    if (outcome instanceof OnlyPlanned planned) {
      return data(planned.plan(), planned.reportProblem());
    }
    if (outcome instanceof NothingToSet nothing) {
      return data(nothing.plan(), nothing.reportProblem());
    }
    return outcome instanceof Imported imported
        ? data(
            imported.plan().report().toString(),
            imported.rows(),
            ImportText.exitCode(imported),
            imported.interrupted(),
            imported.stoppedBy())
        : ImportText.of(outcome, layout);
  }

  private static CommandResult data(Plan plan, @Nullable String problem) {
    return data(
        "".equals(problem) ? plan.report().toString() : null,
        plan.rows(),
        ImportText.exitCode(plan, problem),
        false,
        problem == null || problem.isEmpty() ? null : "the report: " + problem);
  }

  private static CommandResult data(
      @Nullable String report,
      List<Row> rows,
      ExitCode exitCode,
      boolean interrupted,
      @Nullable String stoppedBy) {
    Map<String, @Nullable Object> counts = new LinkedHashMap<>();
    for (ImportOutcome.PersonResult value : ImportOutcome.PersonResult.values()) {
      counts.put(value.words(), ImportText.count(rows, value));
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("report", report);
    all.put("interrupted", interrupted);
    all.put("stoppedBy", stoppedBy);
    all.put("counts", Json.object(counts));
    all.put("images", Json.list(rows.stream().map(ImportJson::data).toList()));
    return new CommandResult(exitCode, List.of(), Json.object(all).pretty(), null, true);
  }

  private static Json data(Row row) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("named", row.named());
    one.put("person", row.identifier());
    one.put("id", row.id());
    one.put("email", row.email());
    one.put("name", row.name());
    one.put("image", row.image());
    one.put("outcome", row.result().words());
    one.put("reason", row.reason());
    one.put("change", row.change());
    return Json.object(one);
  }
}
