package io.github.photoshell.shell;

/** Joins the lines of a statement: it continues while a quote is open, or a curl command is. */
final class StatementBuilder {
  /** A longer curl command is not continued: reading it again for each line takes time. */
  private static final int LONGEST_CURL = 200_000;

  private final QuoteScanner quoteScanner = new QuoteScanner();
  private final StringBuilder text = new StringBuilder();
  private boolean isCurl;

  /** Takes the next line. */
  void take(String line) {
    if (text.isEmpty()) {
      isCurl = PosixTokenizer.isCurl(line);
      text.append(line);
    } else {
      text.append('\n').append(line);
    }
    quoteScanner.takeLine(line);
  }

  /** Returns whether the next line belongs to this statement. */
  boolean isOpen() {
    return isCurl
        ? text.length() < LONGEST_CURL && PosixTokenizer.isOpen(text())
        : quoteScanner.isQuoteOpen();
  }

  String text() {
    return text.toString();
  }
}
