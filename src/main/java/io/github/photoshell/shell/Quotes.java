package io.github.photoshell.shell;

/**
 * Tells of one character after the other whether it is a quote, a blank between words, or part of a
 * word, by the rules of {@link Tokenizer}.
 */
final class Quotes {
  /** What a character is. */
  enum Kind {
    BLANK,
    QUOTE,
    LETTER
  }

  private static final int HYPHENS = 2;

  private char open;
  private boolean canOpen = true;

  /** How many characters of the word have been taken, quotes included. */
  private int length;

  private boolean isOption;
  private boolean hasEquals;

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
    if (!areOpen() && Character.isWhitespace(c)) {
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
    if (!areOpen()) {
      canOpen = endsName;
    }
    return Kind.LETTER;
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
