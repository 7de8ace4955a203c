package io.github.photoshell.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A styled line for the screen. Immutable. Every character printed to the terminal passes through
 * this class, which removes control, escape and bidirectional characters, because names and
 * messages come from untrusted sources.
 */
public final class Text {
  /** A command in quotes or after "To do this: ", an option in brackets, or a value to replace. */
  private static final Pattern UNIT =
      Pattern.compile(
          "(?<![^ (])'[^']+'(?![\\p{L}\\d])|\\[[^\\[\\]]*\\]|<[^<> ][^<>]*>"
              + "|(?<=\\bTo [a-z' ]{1,40}: )\\S.*$");

  /** The longest line that is treated as prose, in characters. */
  private static final int MAX_PROSE = 1_000;

  /** The longest word that is not left alone on the last line, in characters. */
  private static final int SHORT_WORD = 12;

  /** The hanging indent in a window that is too narrow for the wanted one. */
  private static final int NARROW_INDENT = 4;

  /** A hyperlink (OSC 8): the address, the text, and an empty address that ends it. */
  private static final String LINK = "\u001b]8;;%s\u001b\\%s\u001b]8;;\u001b\\";

  /** An address that can be written to a terminal; some take at most about 2000 characters. */
  private static final Pattern LINKABLE = Pattern.compile("https?://[!-~]{1,1900}");

  private static final Text EMPTY = new Text(List.of(), false, 0);

  private final List<Span> spans;
  private final boolean noWrap;
  private final int hangingIndent;

  /**
   * @param link the address that the text links to; empty for none
   */
  private record Span(Style style, String text, String link) {
    Span(Style style, String text) {
      this(style, text, "");
    }

    Span withText(String other) {
      return new Span(style, other, link);
    }

    String toTerminal(boolean colour, boolean links) {
      String painted = colour ? style.paint(text) : text;
      return links && !link.isEmpty() ? LINK.formatted(link, painted) : painted;
    }
  }

  private Text(List<Span> spans, boolean noWrap, int hangingIndent) {
    this.spans = spans;
    this.noWrap = noWrap;
    this.hangingIndent = hangingIndent;
  }

  /** Returns an empty line. */
  public static Text empty() {
    return EMPTY;
  }

  /** Returns {@code text} without a style, sanitized. */
  public static Text of(String text) {
    return EMPTY.plus(text);
  }

  /** Returns {@code text} in this style, sanitized. */
  public static Text of(Style style, String text) {
    return EMPTY.plus(style, text);
  }

  /**
   * Returns {@code text} in this style, as a link on terminals that have links.
   *
   * @param address not used unless it is an http or https address without spaces
   */
  public static Text link(Style style, String text, @Nullable String address) {
    String link = address != null && LINKABLE.matcher(address).matches() ? address : "";
    Span span = new Span(style, UntrustedText.harmless(text), link);
    return new Text(List.of(span), false, 0);
  }

  /**
   * Returns an untrusted text, cut to the length that a name or message may have in a line.
   *
   * @param maxLength the longest result in characters, including the ellipsis
   */
  public static String abbreviate(String untrusted, int maxLength) {
    return untrusted.length() <= maxLength
            || untrusted.codePointCount(0, untrusted.length()) <= maxLength
        ? untrusted
        : untrusted.substring(0, untrusted.offsetByCodePoints(0, maxLength - 1)) + "…";
  }

  /** Returns this line with {@code text} appended. */
  public Text plus(String text) {
    return plus(Style.PLAIN, text);
  }

  /** Returns this line with {@code text} appended in this style. */
  public Text plus(Style style, String text) {
    return plus(new Text(List.of(new Span(style, UntrustedText.harmless(text))), false, 0));
  }

  /** Returns this line with another line appended. */
  public Text plus(Text other) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    return new Text(List.copyOf(all), noWrap || other.noWrap, hangingIndent);
  }

  /** Returns this line marked as never to be wrapped, for example a command to copy. */
  public Text noWrap() {
    return new Text(spans, true, hangingIndent);
  }

  /** Returns this line with a hanging indent for the lines it is wrapped to. */
  public Text hangingIndent(int columns) {
    return new Text(spans, noWrap, columns);
  }

  /**
   * Returns this line wrapped at blanks to the layout's width. A longer word is not split, so that
   * an address can still be copied; nor is a quoted command or an option with its value. No short
   * word is left alone on the last line.
   */
  public List<Text> wrapped(LineLayout layout) {
    String line = plain();
    if (noWrap || layout.columnsOf(line) <= layout.width()) {
      return List.of(this);
    }
    if (hangingIndent > Math.max(NARROW_INDENT, layout.width() / 2)) {
      // There is no room for a word beside the indent.
      return hangingIndent(NARROW_INDENT).wrapped(layout);
    }
    List<Text> lines = new ArrayList<>();
    BitSet kept = unbreakable(line, layout);
    int start = 0;
    int blank = -1;
    int blankBefore = -1;
    for (int i = 0; i <= line.length(); i++) {
      if (i < line.length() && (line.charAt(i) != ' ' || kept.get(i))) {
        continue;
      }
      // A break after the indent would leave an empty line.
      boolean mayBreak = blank > start && !line.substring(start, blank).isBlank();
      int width = layout.width() - (lines.isEmpty() ? 0 : hangingIndent);
      if (mayBreak && layout.columnsOf(line.substring(start, i)) > width) {
        int breakAt = blank;
        boolean leavesOneWord = i == line.length() && i - blank <= SHORT_WORD;
        int first = start + (lines.isEmpty() ? hangingIndent : 0);
        if (leavesOneWord
            && blankBefore > first
            && line.substring(first, blankBefore).strip().length() > SHORT_WORD) {
          breakAt = blankBefore;
        }
        lines.add(part(start, breakAt, lines.isEmpty()));
        start = breakAt + 1;
        // Skip the extra blanks between table columns.
        while (hangingIndent > 0 && start < line.length() && line.charAt(start) == ' ') {
          start++;
        }
        i = Math.max(i, start);
      }
      blankBefore = blank;
      blank = i;
    }
    lines.add(part(start, line.length(), lines.isEmpty()));
    return lines;
  }

  /** Returns the blanks where a line must not be broken. */
  private static BitSet unbreakable(String line, LineLayout layout) {
    BitSet kept = new BitSet();
    if (line.length() > MAX_PROSE) {
      return kept;
    }
    Matcher unit = UNIT.matcher(line);
    while (unit.find()) {
      if (layout.columnsOf(unit.group()) <= layout.width() * 2 / 3) {
        kept.set(unit.start(), unit.end());
      }
    }
    return kept;
  }

  private Text part(int from, int to, boolean first) {
    List<Span> parts = new ArrayList<>();
    if (!first && hangingIndent > 0) {
      parts.add(new Span(Style.PLAIN, " ".repeat(hangingIndent)));
    }
    int at = 0;
    for (Span span : spans) {
      int end = at + span.text().length();
      if (end > from && at < to) {
        String text = span.text().substring(Math.max(from, at) - at, Math.min(to, end) - at);
        parts.add(span.withText(text));
      }
      at = end;
    }
    return new Text(List.copyOf(parts), false, 0);
  }

  /** Returns this line, cut to this width with an ellipsis if it is wider. */
  public Text cut(int columns, LineLayout layout) {
    String line = plain();
    if (layout.columnsOf(line) <= columns) {
      return this;
    }
    // Limits the work for very long lines: few characters have no width.
    int end = Math.min(line.length(), 4 * columns);
    if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
      end--;
    }
    while (end > 0 && layout.columnsOf(line.substring(0, end)) >= columns) {
      end = line.offsetByCodePoints(end, -1);
    }
    return part(0, end, true).plus("…");
  }

  /** Returns this line without its middle if it has more characters than {@code maxLength}. */
  public Text shortened(int maxLength) {
    String line = plain();
    if (line.codePointCount(0, line.length()) <= maxLength) {
      return this;
    }
    int end = line.offsetByCodePoints(line.length(), -maxLength / 4);
    return part(0, line.offsetByCodePoints(0, maxLength / 2), true)
        .plus(" … ")
        .plus(part(end, line.length(), true));
  }

  /** Returns this line with anything that looks like a secret masked. */
  public Text withoutSecrets() {
    return new Text(spans.stream().map(Text::withoutSecrets).toList(), noWrap, hangingIndent);
  }

  private static Span withoutSecrets(Span span) {
    String link = span.link();
    return new Span(
        span.style(), Redactor.line(span.text()), Redactor.line(link).equals(link) ? link : "");
  }

  /** Returns the text without styles. */
  public String plain() {
    StringBuilder line = new StringBuilder();
    spans.forEach(span -> line.append(span.text()));
    return line.toString();
  }

  /**
   * Returns the characters to send to a terminal.
   *
   * @param colour true to write styles as ANSI sequences; false returns {@link #plain()}
   */
  public String toTerminal(boolean colour) {
    return toTerminal(colour, false);
  }

  /**
   * Returns the characters to send to a terminal.
   *
   * @param colour true to write styles as ANSI sequences
   * @param links true to write links as hyperlinks (OSC 8)
   */
  public String toTerminal(boolean colour, boolean links) {
    StringBuilder line = new StringBuilder();
    spans.forEach(span -> line.append(span.toTerminal(colour, links)));
    return line.toString();
  }

  @Override
  public String toString() {
    return plain();
  }
}
