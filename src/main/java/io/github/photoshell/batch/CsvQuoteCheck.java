package io.github.photoshell.batch;

import org.jspecify.annotations.Nullable;

/**
 * Checks the quotation marks of a CSV text (RFC 4180). A CSV reader ends an open cell at the end of
 * the file and so swallows all rows after an unclosed quotation mark.
 */
final class CsvQuoteCheck {
  private static final char MARK = '"';

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  private CsvQuoteCheck(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** Returns the problem with its line number; null if there is none. */
  static @Nullable String problem(String text, char separator) {
    return new CsvQuoteCheck(text, separator).problem();
  }

  private @Nullable String problem() {
    boolean atStart = true;
    while (at < text.length()) {
      if (atStart && text.charAt(at) == MARK) {
        int opened = line;
        if (!skipQuoted()) {
          return "a quotation mark in line %d is not closed".formatted(opened);
        }
        if (at < text.length() && !endsCell(text.charAt(at))) {
          String from = opened == line ? "" : " (the cell starts in line %d)".formatted(opened);
          return "line %d has text after a closing quotation mark%s".formatted(line, from);
        }
        atStart = false;
      } else {
        atStart = endsCell(text.charAt(at));
        next();
      }
    }
    return null;
  }

  private boolean endsCell(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  /** Skips a cell and its closing quotation mark. Returns whether there is one. */
  private boolean skipQuoted() {
    next();
    while (at < text.length()) {
      boolean isMark = text.charAt(at) == MARK;
      next();
      if (isMark && (at == text.length() || text.charAt(at) != MARK)) {
        return true;
      }
      if (isMark) {
        next();
      }
    }
    return false;
  }

  /** Lines end with CR, LF, or both. */
  private void next() {
    char c = text.charAt(at);
    at++;
    boolean isPair = c == '\r' && at < text.length() && text.charAt(at) == '\n';
    if ((c == '\n' || c == '\r') && !isPair) {
      line++;
    }
  }
}
