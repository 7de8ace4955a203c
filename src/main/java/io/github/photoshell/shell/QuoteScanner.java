package io.github.photoshell.shell;

/**
 * Classifies one character after the other as a quote, a blank between words, or part of a word, by
 * the rules of {@link Tokenizer}.
 */
final class QuoteScanner {
  /** The kind of a character. */
  enum Kind {
    BLANK,
    QUOTE,
    LETTER,
    /** A curly quote where a straight quote would group words; otherwise it is a letter. */
    CURLY
  }

  /** The place in a variable at the start of a word or directly after a closing quote. */
  private enum Variable {
    NONE,
    DOLLAR,
    NAME,
    BRACE,
    END
  }

  private static final String CURLY =
      "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb";

  private char open;
  private boolean canOpen = true;

  /** A quote opens after a variable, too: {@code '{"id": "'$id'"}'} is one word. */
  private Variable variable = Variable.NONE;

  /** The number of characters of the word so far, including quotes. */
  private int length;

  /** Whether the word so far can be a name. */
  private boolean isName;

  private boolean hasEquals;
  private char before;

  /** Returns whether the character separates words; pasted text may contain no-break spaces. */
  static boolean isBlank(int c) {
    // U+FEFF is a byte order mark, or an old zero-width blank.
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF;
  }

  /** Returns whether it is a curly quote, which counts as a letter. */
  static boolean isCurly(int c) {
    return CURLY.indexOf(c) >= 0;
  }

  /** Returns the quote that is open, or 0. */
  char open() {
    return open;
  }

  boolean isQuoteOpen() {
    return open != 0;
  }

  boolean isSingleQuoteOpen() {
    return open == '\'';
  }

  /** Starts a word. */
  void newWord() {
    variable = Variable.NONE;
    length = 0;
    canOpen = true;
  }

  /** Takes a line, after the line break that ended the previous one. */
  void takeLine(String line) {
    take('\n');
    line.chars().forEach(c -> take((char) c));
  }

  Kind take(char c) {
    if (!isQuoteOpen() && isBlank(c)) {
      newWord();
      return Kind.BLANK;
    }
    boolean isBeforeValue = isBeforeValue(c);
    if (isQuoteOpen() && c == open) {
      open = 0;
      canOpen = true;
      return Kind.QUOTE;
    }
    boolean opens = canOpen || variable == Variable.NAME || variable == Variable.END;
    if (!isQuoteOpen() && opens && (c == '\'' || c == '"')) {
      open = c;
      variable = Variable.NONE;
      return Kind.QUOTE;
    }
    boolean begins = !isQuoteOpen() && canOpen;
    if (!isQuoteOpen()) {
      variable = afterVariable(c);
      canOpen = isBeforeValue;
    }
    return begins && isCurly(c) ? Kind.CURLY : Kind.LETTER;
  }

  /** Returns the place in a variable after an unquoted character. */
  private Variable afterVariable(char c) {
    boolean isOfName = c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    return switch (variable) {
      case NONE, END -> c == '$' && canOpen ? Variable.DOLLAR : Variable.NONE;
      case DOLLAR -> c == '{' ? Variable.BRACE : isOfName ? Variable.NAME : Variable.NONE;
      case NAME -> isOfName ? Variable.NAME : Variable.NONE;
      case BRACE -> c == '}' ? Variable.END : isOfName ? Variable.BRACE : Variable.NONE;
    };
  }

  /**
   * Returns whether a quote can open after the word's next character: the first equals sign after a
   * name or an option, or an at sign in front of a file's name.
   */
  private boolean isBeforeValue(char c) {
    if (length == 0) {
      isName = true;
      hasEquals = false;
    }
    length++;
    boolean endsName = c == '=' && isName && !hasEquals && length > 1;
    boolean isAt = c == '@' && canOpen && (length == 1 || hasEquals);
    hasEquals |= c == '=';
    // One hyphen begins no name: there are no short options with a value.
    isName &= isOfName(c) && (length != 2 || before != '-' || c == '-');
    before = c;
    return endsName || isAt;
  }

  /**
   * Returns whether the character can be part of a name, such as {@code --size} or {@code a[b]}.
   */
  private static boolean isOfName(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || "-_.[]".indexOf(c) >= 0);
  }
}
