package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a pasted {@code curl} command by the rules of POSIX shells, with {@code $'...'} of bash
 * and the carets of the Windows command prompt. Nothing is expanded or run.
 */
public final class PosixTokenizer {
  /** Marks a dollar sign where a shell would insert a value. */
  public static final char VARIABLE = '\ue000';

  private static final Pattern CURL =
      Pattern.compile("\\p{javaWhitespace}*curl(\\p{javaWhitespace}.*)?", Pattern.DOTALL);

  private static final String ESCAPES = "abefnrtv";
  private static final String ESCAPED = "\u0007\b\u001b\f\n\r\t\u000b";

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean open;
  private int at;

  private PosixTokenizer(String line) {
    this.line = line;
  }

  /** Returns whether a line is a {@code curl} command. */
  static boolean isCurl(String line) {
    return CURL.matcher(line).matches();
  }

  /** Returns whether a command continues on the next line. */
  static boolean isOpen(String line) {
    PosixTokenizer reading = new PosixTokenizer(withoutCarets(line));
    reading.read();
    return reading.open || line.stripTrailing().endsWith("^");
  }

  /**
   * Returns the words. Operators such as {@code |} are words.
   *
   * @throws UsageException if a quote is not closed
   */
  static List<String> words(String line) {
    PosixTokenizer reading = new PosixTokenizer(withoutCarets(line));
    reading.read();
    if (reading.open) {
      throw new UsageException(
          "The pasted command ends in an open quote or a backslash.",
          "Copy it again, up to its last line.");
    }
    return List.copyOf(reading.words);
  }

  /**
   * Resolves the carets of the Windows command prompt: in a command with {@code ^"}, each escapes a
   * character; otherwise only those at the ends of lines count.
   */
  private static String withoutCarets(String line) {
    String joined = line.replaceAll("\\^\\h*(\\R|\\z)", " ");
    return line.contains("^\"") ? joined.replaceAll("(?s)\\^(.)", "$1") : joined;
  }

  private void read() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (QuoteScanner.isBlank(c)) {
        endWord();
      } else if ("|;&<>".indexOf(c) >= 0 && isOperator(c)) {
        operator(c);
      } else {
        inWord = true;
        part(c);
      }
    }
    endWord();
  }

  private void part(char c) {
    switch (c) {
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '\\' -> escape(false);
      case '$' -> dollar();
      default -> word.append(c);
    }
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  /** An ampersand inside a word is part of an address that was not quoted. */
  private boolean isOperator(char c) {
    boolean endsWord = at == line.length() || QuoteScanner.isBlank(line.charAt(at));
    return switch (c) {
      case '|' -> true;
      case '&', ';' -> endsWord || !inWord;
      default -> !inWord || word.toString().matches("\\d");
    };
  }

  private void operator(char c) {
    endWord();
    int start = at - 1;
    while (at < line.length() && line.charAt(at) == c) {
      at++;
    }
    words.add(line.substring(start, at));
  }

  private void singleQuoted() {
    int end = line.indexOf('\'', at);
    open |= end < 0;
    int until = end < 0 ? line.length() : end;
    word.append(line, at, until);
    at = Math.min(until + 1, line.length());
  }

  private void doubleQuoted() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return;
      }
      boolean escapes = c == '\\' && at < line.length() && "$`\"\\\n".indexOf(line.charAt(at)) >= 0;
      if (escapes) {
        escape(true);
      } else if (c == '$') {
        variable();
      } else {
        word.append(c);
      }
    }
    open = true;
  }

  /** Takes the character after a backslash; a line break after it joins two lines. */
  private void escape(boolean inQuotes) {
    if (at == line.length()) {
      open = true;
      return;
    }
    char c = line.charAt(at++);
    if (c == '\r' && at < line.length() && line.charAt(at) == '\n') {
      at++;
    } else if (c != '\n') {
      word.append(c);
    }
    if ((c == '\n' || c == '\r') && word.isEmpty() && !inQuotes) {
      inWord = false;
    }
  }

  private void dollar() {
    if (line.startsWith("'", at)) {
      at++;
      ansiQuoted();
    } else if (line.startsWith("\"", at)) {
      at++;
      doubleQuoted();
    } else {
      variable();
    }
  }

  private void variable() {
    boolean isVariable =
        at < line.length()
            && (Character.isLetterOrDigit(line.charAt(at)) || "_{(".indexOf(line.charAt(at)) >= 0);
    word.append(isVariable ? VARIABLE : '$');
  }

  /** Reads the rest of {@code $'...'}. */
  private void ansiQuoted() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '\'') {
        return;
      }
      if (c == '\\' && at < line.length()) {
        ansiEscape(line.charAt(at++));
      } else {
        word.append(c);
      }
    }
    open = true;
  }

  private void ansiEscape(char c) {
    int known = ESCAPES.indexOf(c);
    if (known >= 0) {
      word.append(ESCAPED.charAt(known));
      return;
    }
    switch (c) {
      case 'E' -> word.append('\u001b');
      case 'x' -> number(16, 2, c);
      case 'u' -> number(16, 4, c);
      case 'U' -> number(16, 8, c);
      case '\\', '\'', '"', '?' -> word.append(c);
      default -> {
        if (Character.digit(c, 8) >= 0) {
          at--;
          number(8, 3, c);
        } else {
          word.append('\\').append(c);
        }
      }
    }
  }

  private void number(int radix, int most, char letter) {
    int end = at;
    while (end < line.length()
        && end < at + most
        && Character.digit(line.charAt(end), radix) >= 0) {
      end++;
    }
    long code = end == at ? -1 : Long.parseLong(line.substring(at, end), radix);
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      word.append('\\').append(letter);
      return;
    }
    at = end;
    word.appendCodePoint((int) code);
  }
}
