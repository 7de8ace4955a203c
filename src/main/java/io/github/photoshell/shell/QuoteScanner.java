package io.github.photoshell.shell;

/**
 * Tells of one character after the other whether it is a quote, a blank between words, or part of a
 * word, by the rules of {@link Tokenizer}.
 */
final class QuoteScanner {
  /** What a character is. */
  enum Kind {
    BLANK,
    QUOTE,
    LETTER,
    /** Part of a word, where a quote would group: word processors put it in a quote's place. */
    CURLY
  }

  private static final int HYPHENS = 2;
  private static final String CURLY =
      "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb";

  private char open;
  private boolean canOpen = true;

  /** How many characters of the word have been taken, quotes included. */
  private int length;

  private boolean isOption;
  private boolean hasEquals;

  /** Whether words are set apart by it; no-break blanks look like others, and come with a paste. */
  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether it is a quotation mark of word processors, which is a letter here. */
  static boolean isCurly(int c) {
    return CURLY.indexOf(c) >= 0;
  }

  /** Returns the quote that is open, or 0. */
  char open() {
    return open;
  }

  boolean areOpen() {
    return open != 0;
  }

  boolean areSingle() {
    return open == '\'';
  }

  /** Begins a word. */
  void newWord() {
    length = 0;
    canOpen = true;
  }

  /** Takes a line of several, and what ended the line before it. */
  void takeLine(String line) {
    take('\n');
    line.chars().forEach(c -> take((char) c));
  }

  Kind take(char c) {
    if (!areOpen() && isBlank(c)) {
      newWord();
      return Kind.BLANK;
    }
    boolean endsName = isOption(c) && c == '=' && !hasEquals;
    hasEquals |= c == '=';
    if (areOpen() && c == open) {
      open = 0;
      canOpen = true;
      return Kind.QUOTE;
    }
    if (!areOpen() && canOpen && (c == '\'' || c == '"')) {
      open = c;
      return Kind.QUOTE;
    }
    boolean begins = !areOpen() && canOpen;
    if (!areOpen()) {
      canOpen = endsName;
    }
    return begins && isCurly(c) ? Kind.CURLY : Kind.LETTER;
  }

  /** Whether the word's next character, {@code c}, stands behind two hyphens. */
  private boolean isOption(char c) {
    if (length == 0) {
      isOption = true;
      hasEquals = false;
    }
    if (length < HYPHENS) {
      isOption &= c == '-';
    }
    length++;
    return isOption && length > HYPHENS;
  }
}
