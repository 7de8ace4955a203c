package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.photo.ImportReasons;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts, exit codes and JSON shared by exports, imports and undos of imports. */
final class BatchText {
  /** The number of reasons shown on the screen; the report lists all. */
  private static final int MAX_REASONS = 5;

  /** The maximum length in characters of a file with a name. */
  private static final int MAX_NAME = 300;

  private static final int MAX_REASON = 500;

  private BatchText() {}

  /** Returns a number of photos, in words. */
  static String photos(long count) {
    return count == 1 ? "1 photo" : "%,d photos".formatted(count);
  }

  static ExitCode exitCode(BatchOutcome outcome) {
    if (outcome.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (outcome.stoppedBy() != null) {
      return outcome.keyRefused() ? ExitCode.NOT_CONNECTED : ExitCode.NO_ANSWER;
    }
    return outcome.results().allMatch(Result::isFine) ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static Map<Result, Long> counts(Set<Result> possible, Stream<Result> results) {
    Map<Result, Long> counts = new EnumMap<>(Result.class);
    possible.forEach(result -> counts.put(result, 0L));
    results.forEach(result -> counts.merge(result, 1L, Long::sum));
    return counts;
  }

  /** Returns a line for each result that occurred. */
  static List<Text> table(Set<Result> possible, Stream<Result> results, LineLayout layout) {
    Table table = new Table();
    counts(possible, results)
        .forEach(
            (result, count) -> {
              if (count > 0) {
                table.addRow(
                    Text.of(result.style(), result.label()), Text.of("%,d".formatted(count)));
              }
            });
    return table.lines(layout);
  }

  static Text reason(String person, String reason) {
    return Text.of(
            Style.FAINT,
            "  " + Text.abbreviate(person, MAX_NAME) + ": " + Text.abbreviate(reason, MAX_REASON))
        .hangingIndent(4);
  }

  /**
   * Returns the first reasons, and the number of people whose reason is not shown.
   *
   * @param people the number of people with a reason
   * @param where where all are listed
   */
  static <R> List<Text> reasons(
      List<R> reasons, Function<R, Text> line, ToIntFunction<R> people, String where) {
    List<Text> lines = new ArrayList<>();
    reasons.stream().limit(MAX_REASONS).map(line).forEach(lines::add);
    long remaining = reasons.stream().skip(MAX_REASONS).mapToInt(people).sum();
    if (remaining > 0) {
      lines.add(Text.of(Style.FAINT, "  and %,d more; %s".formatted(remaining, where)));
    }
    return lines;
  }

  /**
   * Returns the message for a run that ended early; empty if it did not.
   *
   * @param next how to continue
   */
  static List<Text> stopped(BatchOutcome outcome, int total, String next) {
    if (outcome.isComplete()) {
      return List.of();
    }
    long done = outcome.results().filter(result -> !result.isPlanned()).count();
    String because = outcome.stoppedBy() == null ? "" : ": " + outcome.stoppedBy();
    String stopped =
        total == 0
            ? "Stopped before anyone was listed%s.".formatted(because)
            : "Stopped after %,d of %,d people%s.".formatted(done, total, because);
    return outcome.keyRefused()
        ? List.of(
            Text.of(Style.BAD, stopped),
            Text.of("To enter a valid key: connect <portal>"),
            Text.of(next))
        : List.of(Text.of(Style.BAD, stopped), Text.of(next));
  }

  /**
   * Returns a run as JSON.
   *
   * @param head the first members
   * @param words the word for each result that is possible
   * @param list the name of the list of items
   */
  static CommandResult json(
      BatchOutcome outcome,
      Map<String, @Nullable Object> head,
      Set<Result> possible,
      Function<Result, String> words,
      String list,
      List<Json> items) {
    Map<String, @Nullable Object> counts = new LinkedHashMap<>();
    counts(possible, outcome.results())
        .forEach((result, count) -> counts.put(words.apply(result), count));
    Map<String, @Nullable Object> all = new LinkedHashMap<>(head);
    all.put("interrupted", outcome.interrupted());
    all.put("stoppedBy", outcome.stoppedBy());
    all.put("counts", counts);
    all.put(list, Json.list(items));
    return new CommandResult(exitCode(outcome), List.of(), Json.object(all).pretty(), null, true);
  }

  /** Returns a JSON object for each row. */
  static List<Json> rows(List<Column> columns, List<BatchRow> rows) {
    return rows.stream().map(row -> json(columns, row)).toList();
  }

  private static Json json(List<Column> columns, BatchRow row) {
    Map<String, String> members = new LinkedHashMap<>();
    columns.forEach(column -> members.put(column.title(), row.cell(column)));
    return Json.object(members);
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

  /** Returns the error for an API key that may not change photos. */
  static CommandResult keyLacksScope() {
    return CommandResult.failed(
        ExitCode.REFUSED,
        "Nothing was sent: the API key lacks accounts:write, so it cannot change photos.",
        ImportReasons.USE_ANOTHER_KEY);
  }
}
