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
public record Answer(
    Ending ending,
    List<Text> lines,
    @Nullable String data,
    @Nullable Integer status,
    boolean found,
    List<Text> remarks) {
  public Answer {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  public Answer(
      Ending ending,
      List<Text> lines,
      @Nullable String data,
      @Nullable Integer status,
      boolean found) {
    this(ending, lines, data, status, found, List.of());
  }

  public Answer(Ending ending, List<Text> lines, @Nullable String data, @Nullable Integer status) {
    this(ending, lines, data, status, ending == Ending.DONE);
  }

  public Answer(Ending ending, List<Text> lines, @Nullable String data) {
    this(ending, lines, data, null);
  }

  /** Returns the same with the HTTP status that is behind it. */
  public Answer with(@Nullable Integer httpStatus) {
    return new Answer(ending, lines, data, httpStatus, found, remarks);
  }

  /** Returns the same with remarks, each a line on standard error. */
  public Answer remarking(List<Text> more) {
    return new Answer(ending, lines, data, status, found, more);
  }

  /**
   * Returns the same without what looks like a secret in its lines: a failure repeats what was
   * typed, which may be a key.
   */
  public Answer withoutSecrets() {
    List<Text> safe = lines.stream().map(Text::withoutSecrets).toList();
    return new Answer(ending, safe, data, status, found, remarks);
  }

  /** Returns a success with these lines. */
  public static Answer of(Text... lines) {
    return of(List.of(lines));
  }

  /** Returns a success with these lines. */
  public static Answer of(List<Text> lines) {
    return new Answer(Ending.DONE, lines, null);
  }

  /** Returns a success that prints nothing but {@code json}. */
  public static Answer data(String json) {
    return new Answer(Ending.DONE, List.of(), json);
  }

  /** Returns a report that is a result, though what it tells of is not as it should be. */
  public static Answer report(List<Text> lines, @Nullable String data) {
    return new Answer(Ending.REFUSED, lines, data, null, true);
  }

  /**
   * Returns a failure.
   *
   * @param what what happened and why, in one line
   * @param next what to type next
   */
  public static Answer failed(Ending ending, String what, String next) {
    return new Answer(ending, List.of(Text.of(Tone.BAD, what), Text.of(next)), null);
  }
}
