package io.github.photoshell.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command.
 *
 * @param lines the text for the user; for a failure, the first line says what happened and why, the
 *     second what to type next
 * @param data the JSON document to print instead of {@code lines}, or null
 * @param status the HTTP status of a failure, or null
 * @param hasOutput true if lines and data are the requested output, even if the exit code is not 0,
 *     as in a report of failures
 * @param remarks notes printed after the results on standard error, such as that a list was cut
 */
public record CommandResult(
    ExitCode exitCode,
    List<Text> lines,
    @Nullable String data,
    @Nullable Integer status,
    boolean hasOutput,
    List<Text> remarks) {
  public CommandResult {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  public CommandResult(
      ExitCode exitCode,
      List<Text> lines,
      @Nullable String data,
      @Nullable Integer status,
      boolean hasOutput) {
    this(exitCode, lines, data, status, hasOutput, List.of());
  }

  public CommandResult(
      ExitCode exitCode, List<Text> lines, @Nullable String data, @Nullable Integer status) {
    this(exitCode, lines, data, status, exitCode == ExitCode.DONE);
  }

  public CommandResult(ExitCode exitCode, List<Text> lines, @Nullable String data) {
    this(exitCode, lines, data, null);
  }

  /** Returns a copy with this HTTP status. */
  public CommandResult withStatus(@Nullable Integer httpStatus) {
    return new CommandResult(exitCode, lines, data, httpStatus, hasOutput, remarks);
  }

  /** Returns a copy with these remarks, each printed as a line on standard error. */
  public CommandResult withRemarks(List<Text> more) {
    return new CommandResult(exitCode, lines, data, status, hasOutput, more);
  }

  /**
   * Returns a copy with secrets masked in its lines: an error message may repeat a key that the
   * user typed.
   */
  public CommandResult withoutSecrets() {
    List<Text> safe = lines.stream().map(Text::withoutSecrets).toList();
    return new CommandResult(exitCode, safe, data, status, hasOutput, remarks);
  }

  /** Returns a success with these lines. */
  public static CommandResult of(Text... lines) {
    return of(List.of(lines));
  }

  /** Returns a success with these lines. */
  public static CommandResult of(List<Text> lines) {
    return new CommandResult(ExitCode.DONE, lines, null);
  }

  /** Returns a success that prints only {@code json}. */
  public static CommandResult data(String json) {
    return new CommandResult(ExitCode.DONE, List.of(), json);
  }

  /**
   * Returns a success that prints only a JSON object with these members.
   *
   * @param namesAndValues a name, its value, and so on
   */
  public static CommandResult object(@Nullable Object... namesAndValues) {
    return data(Json.object(Json.members(namesAndValues)).pretty());
  }

  /** Returns a requested report about something that failed. */
  public static CommandResult report(List<Text> lines, @Nullable String data) {
    return new CommandResult(ExitCode.REFUSED, lines, data, null, true);
  }

  /**
   * Returns a failure.
   *
   * @param message what happened and why, in one line
   * @param next what to type next
   */
  public static CommandResult failed(ExitCode exitCode, String message, String next) {
    return new CommandResult(exitCode, List.of(Text.of(Style.BAD, message), Text.of(next)), null);
  }

  /**
   * Returns a failure as JSON: {@code {"error": {"kind", "message", "status", "next"}}}. The first
   * line becomes the message, the last line {@code next}.
   *
   * @param where a prefix for the message, such as a script's file and line; may be empty
   */
  public String errorJson(String where) {
    return Json.object(
            Json.members(
                "error",
                Json.members(
                    "kind",
                    exitCode.kind(),
                    "message",
                    Text.of(where).plain() + (lines.isEmpty() ? "" : lines.get(0).plain()),
                    "status",
                    status,
                    "next",
                    lines.size() < 2 ? null : lines.get(lines.size() - 1).plain())))
        .pretty();
  }

  /** Returns a success without data as JSON: {@code {"message"}}. */
  public String messageJson() {
    String message = lines.stream().map(Text::plain).collect(Collectors.joining(" "));
    return Json.object(Map.of("message", message)).pretty();
  }
}
