package io.github.photoshell.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command has to say at its end.
 *
 * @param lines for the reader; on failure the first says what happened and why, the second what to
 *     type next
 * @param data the JSON document to print instead of {@code lines}, or null
 * @param status the HTTP status behind a failure, or null
 * @param found whether lines and data are what was asked for, however it ended: a report of faults
 * @param remarks what is said after the results and never among them: that a list was cut
 */
public record CommandResult(
    ExitCode exitCode,
    List<Text> lines,
    @Nullable String data,
    @Nullable Integer status,
    boolean found,
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
      boolean found) {
    this(exitCode, lines, data, status, found, List.of());
  }

  public CommandResult(
      ExitCode exitCode, List<Text> lines, @Nullable String data, @Nullable Integer status) {
    this(exitCode, lines, data, status, exitCode == ExitCode.DONE);
  }

  public CommandResult(ExitCode exitCode, List<Text> lines, @Nullable String data) {
    this(exitCode, lines, data, null);
  }

  /** Returns the same with the HTTP status that is behind it. */
  public CommandResult with(@Nullable Integer httpStatus) {
    return new CommandResult(exitCode, lines, data, httpStatus, found, remarks);
  }

  /** Returns the same with remarks, each a line on standard error. */
  public CommandResult remarking(List<Text> more) {
    return new CommandResult(exitCode, lines, data, status, found, more);
  }

  /**
   * Returns the same without what looks like a secret in its lines: a failure repeats what was
   * typed, which may be a key.
   */
  public CommandResult withoutSecrets() {
    List<Text> safe = lines.stream().map(Text::withoutSecrets).toList();
    return new CommandResult(exitCode, safe, data, status, found, remarks);
  }

  /** Returns a success with these lines. */
  public static CommandResult of(Text... lines) {
    return of(List.of(lines));
  }

  /** Returns a success with these lines. */
  public static CommandResult of(List<Text> lines) {
    return new CommandResult(ExitCode.DONE, lines, null);
  }

  /** Returns a success that prints nothing but {@code json}. */
  public static CommandResult data(String json) {
    return new CommandResult(ExitCode.DONE, List.of(), json);
  }

  /** Returns a report that is a result, though what it tells of is not as it should be. */
  public static CommandResult report(List<Text> lines, @Nullable String data) {
    return new CommandResult(ExitCode.REFUSED, lines, data, null, true);
  }

  /**
   * Returns a failure.
   *
   * @param what what happened and why, in one line
   * @param next what to type next
   */
  public static CommandResult failed(ExitCode exitCode, String what, String next) {
    return new CommandResult(exitCode, List.of(Text.of(Style.BAD, what), Text.of(next)), null);
  }
}
