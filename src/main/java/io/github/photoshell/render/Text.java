package io.github.photoshell.render;

import io.github.photoshell.portal.UntrustedText;
import io.github.photoshell.text.Redactor;
import java.util.ArrayList;
import java.util.List;

/**
 * One line for the screen, in stretches of different tone. Immutable. Every character that reaches
 * the terminal passes through here, and what could move the cursor, start an escape sequence, break
 * the line or turn the writing direction does not pass: names and messages come from strangers.
 */
public final class Text {
  private static final Text EMPTY = new Text(List.of(), false, 0);

  private final List<Span> spans;
  private final boolean whole;
  private final int hang;

  private record Span(Style style, String text) {}

  private Text(List<Span> spans, boolean whole, int hang) {
    this.spans = spans;
    this.whole = whole;
    this.hang = hang;
  }

  /** Returns an empty line. */
  public static Text empty() {
    return EMPTY;
  }

  /** Returns {@code text} without any tone, made harmless. */
  public static Text of(String text) {
    return EMPTY.plus(text);
  }

  /** Returns {@code text} in {@code tone}, made harmless. */
  public static Text of(Style style, String text) {
    return EMPTY.plus(style, text);
  }

  /**
   * Returns a text of a stranger's that is to be part of a line, without what goes beyond the room
   * that a name or a message has there.
   *
   * @param most how many characters are left of it, the ellipsis included
   */
  public static String brief(String foreign, int most) {
    return foreign.length() <= most || foreign.codePointCount(0, foreign.length()) <= most
        ? foreign
        : foreign.substring(0, foreign.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** Returns this line with {@code text} behind it. */
  public Text plus(String text) {
    return plus(Style.PLAIN, text);
  }

  /** Returns this line with {@code text} in {@code tone} behind it. */
  public Text plus(Style style, String text) {
    return plus(new Text(List.of(new Span(style, UntrustedText.harmless(text))), false, 0));
  }

  /** Returns this line with another one behind it. */
  public Text plus(Text other) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    return new Text(List.copyOf(all), whole || other.whole, hang);
  }

  /** Returns the same line, never to be broken by us: a command to copy, for example. */
  public Text whole() {
    return new Text(spans, true, hang);
  }

  /** Returns the same line; where it is broken, what follows begins so many columns further in. */
  public Text hanging(int columns) {
    return new Text(spans, whole, columns);
  }

  /**
   * Returns this line as several that are {@code width} columns wide at most, broken at blanks; a
   * word that is longer stays whole, so that an address can still be copied.
   */
  public List<Text> wrapped(LineLayout layout) {
    String line = plain();
    if (whole || layout.columns().applyAsInt(line) <= layout.width()) {
      return List.of(this);
    }
    List<Text> lines = new ArrayList<>();
    int start = 0;
    int blank = -1;
    for (int i = 0; i <= line.length(); i++) {
      if (i < line.length() && line.charAt(i) != ' ') {
        continue;
      }
      // A break behind an indent would leave an empty line.
      boolean mayBreak = blank > start && !line.substring(start, blank).isBlank();
      int width = layout.width() - (lines.isEmpty() ? 0 : hang);
      if (mayBreak && layout.columns().applyAsInt(line.substring(start, i)) > width) {
        lines.add(part(start, blank, lines.isEmpty()));
        start = blank + 1;
        // What stood in columns has more than one blank there.
        while (hang > 0 && start < line.length() && line.charAt(start) == ' ') {
          start++;
        }
        i = Math.max(i, start);
      }
      blank = i;
    }
    lines.add(part(start, line.length(), lines.isEmpty()));
    return lines;
  }

  private Text part(int from, int to, boolean first) {
    List<Span> parts = new ArrayList<>();
    if (!first && hang > 0) {
      parts.add(new Span(Style.PLAIN, " ".repeat(hang)));
    }
    int at = 0;
    for (Span span : spans) {
      int end = at + span.text().length();
      if (end > from && at < to) {
        String text = span.text().substring(Math.max(from, at) - at, Math.min(to, end) - at);
        parts.add(new Span(span.style(), text));
      }
      at = end;
    }
    return new Text(List.copyOf(parts), false, 0);
  }

  /** Returns the beginning of this line, with an ellipsis, where it is wider than that. */
  Text cut(int columns, LineLayout layout) {
    String line = plain();
    if (layout.columns().applyAsInt(line) <= columns) {
      return this;
    }
    // Few characters have no width; a line of a million is not measured a million times.
    int end = Math.min(line.length(), 4 * columns);
    if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
      end--;
    }
    while (end > 0 && layout.columns().applyAsInt(line.substring(0, end)) >= columns) {
      end = line.offsetByCodePoints(end, -1);
    }
    return part(0, end, true).plus("…");
  }

  /** Returns this line without its middle where it has more characters than that. */
  public Text shortened(int most) {
    String line = plain();
    if (line.codePointCount(0, line.length()) <= most) {
      return this;
    }
    int end = line.offsetByCodePoints(line.length(), -most / 4);
    return part(0, line.offsetByCodePoints(0, most / 2), true)
        .plus(" … ")
        .plus(part(end, line.length(), true));
  }

  /** Returns the same line with asterisks in the place of what looks like a secret. */
  public Text withoutSecrets() {
    return new Text(
        spans.stream().map(one -> new Span(one.style(), Redactor.line(one.text()))).toList(),
        whole,
        hang);
  }

  /** Returns the bare characters. */
  public String plain() {
    StringBuilder line = new StringBuilder();
    spans.forEach(span -> line.append(span.text()));
    return line.toString();
  }

  /**
   * Returns the characters to send to a terminal.
   *
   * @param colour whether tones become ANSI sequences; false gives {@link #plain()}
   */
  public String toTerminal(boolean colour) {
    if (!colour) {
      return plain();
    }
    StringBuilder line = new StringBuilder();
    spans.forEach(span -> line.append(span.style().paint(span.text())));
    return line.toString();
  }

  @Override
  public String toString() {
    return plain();
  }
}
