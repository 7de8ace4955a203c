package io.github.photoshell.photo;

import org.jspecify.annotations.Nullable;

/**
 * Checks the quotation marks of a CSV text (RFC 4180). A reader takes the end of the file for the
 * end of a cell, and with it all rows that follow a quotation mark that was left open.
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

  /** Returns what is wrong, with the number of the line; null where all is in order. */
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

  /** Skips a cell and the mark that closes it; returns whether there is one. */
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
