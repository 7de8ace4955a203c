package io.github.photoshell.text;

import java.util.ArrayList;
import java.util.List;

/** A jq filter that is invalid, fails on its input, or does not end. */
public final class JqException extends RuntimeException {
  /** The most characters of a filter that are shown before and after the place of an error. */
  private static final int CONTEXT = 30;

  private static final String MANUAL = "The filter language is that of jq 1.6: 'help json'.";

  private final boolean invalid;
  private final String next;
  private final List<String> excerpt;

  private JqException(String message, boolean invalid, List<String> excerpt, String next) {
    super(message);
    this.invalid = invalid;
    this.next = next;
    this.excerpt = excerpt;
  }

  /**
   * Returns the error of a filter that is not valid.
   *
   * @param line from 1
   * @param column from 1
   */
  static JqException invalid(String filter, int line, int column, String message) {
    String text = filter.lines().skip(line - 1L).findFirst().orElse("");
    int at = Math.min(Math.max(column - 1, 0), text.length());
    int from = Math.max(0, at - CONTEXT);
    int to = Math.min(text.length(), at + CONTEXT);
    String before = (from == 0 ? "" : "…") + text.substring(from, at).replace('\t', ' ');
    String after = text.substring(at, to).replace('\t', ' ') + (to == text.length() ? "" : "…");
    String place = (filter.contains("\n") ? "line " + line + ", " : "") + "column " + (at + 1);
    return new JqException(
        "The filter is not valid at %s: %s.".formatted(place, message),
        true,
        List.of("  " + before + after, "  " + " ".repeat(before.length()) + "^"),
        MANUAL);
  }

  /** Returns the error of a filter that ended with an error or had to be stopped. */
  static JqException failed(String message, String next) {
    return new JqException(message, false, List.of(), next);
  }

  /** Returns this error with a line that says that the command was run before its output failed. */
  public JqException afterCommand() {
    return new JqException(
        String.valueOf(getMessage()),
        invalid,
        List.of("The command itself was run; only its output is missing."),
        next);
  }

  /** Returns the failure for the user. */
  public CommandResult toResult() {
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(Style.BAD, String.valueOf(getMessage())));
    excerpt.forEach(line -> lines.add(Text.of(line).noWrap()));
    lines.add(Text.of(next));
    return new CommandResult(invalid ? ExitCode.USAGE : ExitCode.REFUSED, lines, null);
  }
}
