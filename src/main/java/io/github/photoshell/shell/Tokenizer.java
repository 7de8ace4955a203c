package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into words, for running and for completing. Blanks separate words. Single and
 * double quotes group them, but only at the start of a word, after {@code name=} or an at sign, or
 * directly after a closing quote, perhaps with a variable between, so that O'Neil needs no quotes.
 * A backslash has no special meaning.
 */
public final class Tokenizer implements Parser {

  /** The values of variables. */
  @FunctionalInterface
  interface Variables {
    /**
     * Returns a value.
     *
     * @param rest the line after the variable
     */
    String value(String name, String rest);
  }

  /**
   * A word and its position in the line.
   *
   * @param start the index of its first character or quote; 0, like its end, in a curl command
   * @param end the index after its last
   * @param variable the name of the variable whose value it begins with; null for none
   */
  record Word(String text, int start, int end, @Nullable String variable) {}

  /**
   * Returns the words of a command without shell syntax.
   *
   * @throws UsageException if a quote is not closed, or is a curly one
   */
  public static List<String> split(String command) {
    return split(command, null).stream().map(Word::text).toList();
  }

  /** Returns whether the last of these lines continues on the next one. */
  public static boolean isOpen(String lines) {
    StatementBuilder statement = new StatementBuilder();
    for (String line : lines.lines().toList()) {
      if (statement.isOpen()) {
        statement.take(line);
      } else if (!ScriptLineReader.isSkipped(line)) {
        statement = new StatementBuilder();
        statement.take(line);
      }
    }
    return statement.isOpen();
  }

  /** Returns whether {@code $1} or {@code $name} in a line would be replaced by a value. */
  public static boolean hasVariables(String line) {
    boolean[] found = new boolean[1];
    read(
        line,
        new ArrayList<>(),
        (name, rest) -> {
          found[0] = true;
          return name;
        });
    return found[0];
  }

  /** Returns {@code word} in quotes if it would not be read as one word without them. */
  public static String quoted(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars().noneMatch(c -> QuoteScanner.isBlank(c) || c == '$' || c == ';')
            && word.charAt(0) != '#'
            && !UsageErrors.isOperator(word)
            && !hasQuotes(word);
    if (plain) {
      return word;
    }
    if (word.indexOf('\'') < 0) {
      return "'" + word + "'";
    }
    return word.indexOf('"') < 0 && word.indexOf('$') < 0
        ? "\"" + word + "\""
        : "'" + word.replace("'", "'\"'\"'") + "'";
  }

  /** Returns whether a character of the word would be read as a quote. */
  private static boolean hasQuotes(String word) {
    QuoteScanner quoteScanner = new QuoteScanner();
    return word.chars()
        .mapToObj(c -> quoteScanner.take((char) c))
        .anyMatch(kind -> kind == QuoteScanner.Kind.QUOTE || kind == QuoteScanner.Kind.CURLY);
  }

  /**
   * Splits the value of {@code -c} at line breaks, and at each semicolon outside quotes that is
   * followed by a blank or the end; other semicolons belong to addresses.
   */
  static List<String> statements(String lines) {
    List<String> statements = new ArrayList<>();
    QuoteScanner quoteScanner = new QuoteScanner();
    int start = 0;
    for (int i = 0; i < lines.length(); i++) {
      char c = lines.charAt(i);
      quoteScanner.take(c);
      boolean ends =
          c == '\n'
              || (c == ';'
                  && (i + 1 == lines.length() || QuoteScanner.isBlank(lines.charAt(i + 1))));
      if (ends && !isOpen(lines.substring(start, i), quoteScanner)) {
        statements.add(lines.substring(start, i));
        start = i + 1;
        quoteScanner = new QuoteScanner();
      }
    }
    statements.add(lines.substring(start));
    return statements;
  }

  private static boolean isOpen(String statement, QuoteScanner quoteScanner) {
    return PosixTokenizer.isCurl(statement)
        ? PosixTokenizer.isOpen(statement)
        : quoteScanner.isQuoteOpen();
  }

  /**
   * Returns the words of a whole line.
   *
   * @throws UsageException if a quote is not closed, or is a curly one
   */
  List<String> words(String line) {
    return readAll(line, null).stream().map(Word::text).toList();
  }

  /**
   * Returns the words of a whole line with its variables replaced; a curl command keeps them.
   *
   * @param variables finds the value of a name; null keeps every dollar sign
   * @throws UsageException if a quote is not closed, or is a curly one
   */
  List<Word> readAll(String line, @Nullable Variables variables) {
    return PosixTokenizer.isCurl(line)
        ? PosixTokenizer.words(line).stream().map(word -> new Word(word, 0, 0, null)).toList()
        : split(line, variables);
  }

  private static List<Word> split(String line, @Nullable Variables variables) {
    rejectCurlyQuotes(line);
    List<Word> words = new ArrayList<>();
    if (read(line, words, variables) != 0) {
      throw new UsageException("A quote is not closed.", "Close it or remove it.");
    }
    return words;
  }

  private static void rejectCurlyQuotes(String line) {
    QuoteScanner quoteScanner = new QuoteScanner();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      // Some of these quotes also serve as an apostrophe; then no closing one follows.
      boolean isMeant = "\u2019\u201d\u00bb".indexOf(c) < 0 || endsAWord(c, line, i + 1);
      if (quoteScanner.take(c) == QuoteScanner.Kind.CURLY && isMeant) {
        throw new UsageException(
            "The curly quote " + c + " does not group words.",
            "Use straight quotes, ' or \". Inside them a curly quote is an ordinary character.");
      }
    }
  }

  private static boolean endsAWord(char quote, String line, int from) {
    int at = line.indexOf(quote, from);
    while (at >= 0 && at + 1 < line.length() && !QuoteScanner.isBlank(line.charAt(at + 1))) {
      at = line.indexOf(quote, at + 1);
    }
    return at >= 0;
  }

  /**
   * {@inheritDoc}
   *
   * @param codePoints the cursor's position in code points, as JLine counts
   */
  @Override
  public ParsedLine parse(String line, int codePoints, ParseContext context) {
    int last = line.codePointCount(0, line.length());
    int cursor = line.offsetByCodePoints(0, Math.min(codePoints, last));
    boolean completes = context == ParseContext.COMPLETE || context == ParseContext.SPLIT_LINE;
    if (!completes && isOpen(line)) {
      // The message is the prompt of the next line.
      boolean isCurl = PosixTokenizer.isCurl(line);
      String why = isCurl ? "(the command continues) " : "(the quote is still open) ";
      throw new EOFError(-1, -1, "Missing closing quote", why);
    }
    List<Word> words = new ArrayList<>();
    read(line, words, null);
    int at = 0;
    while (at < words.size() && words.get(at).end() < cursor) {
      at++;
    }
    if (at == words.size() || words.get(at).start() > cursor) {
      words.add(at, new Word("", cursor, cursor, null));
    }
    Word word = words.get(at);
    List<Word> begun = new ArrayList<>();
    char quote = read(line.substring(word.start(), cursor), begun, null);
    String before = begun.isEmpty() ? "" : begun.get(0).text();
    return new Line(
        line, words.stream().map(Word::text).toList(), at, before.length(), cursor, word, quote);
  }

  /** Reads the words, and returns the quote that is still open at the end, or 0. */
  private static char read(String line, List<Word> words, @Nullable Variables variables) {
    QuoteScanner quoteScanner = new QuoteScanner();
    StringBuilder text = new StringBuilder();
    String variable = null;
    int start = -1;
    int i = 0;
    while (i < line.length()) {
      QuoteScanner.Kind kind = quoteScanner.take(line.charAt(i));
      if (kind == QuoteScanner.Kind.BLANK) {
        if (start >= 0) {
          words.add(new Word(text.toString(), start, i, variable));
          text.setLength(0);
          start = -1;
          variable = null;
        }
        i++;
        continue;
      }
      start = start < 0 ? i : start;
      int end = kind == QuoteScanner.Kind.QUOTE ? i : i + 1;
      if (variables != null
          && kind == QuoteScanner.Kind.LETTER
          && !quoteScanner.isSingleQuoteOpen()) {
        end = VariableExpander.endOfVariable(line, i);
      }
      if (variables != null && end > i + 1) {
        String name = VariableExpander.name(line.substring(i, end));
        variable = text.isEmpty() ? name : variable;
        line.substring(i + 1, end).chars().forEach(c -> quoteScanner.take((char) c));
        text.append(variables.value(name, line.substring(end)));
      } else {
        text.append(line, i, end);
      }
      i = Math.max(end, i + 1);
    }
    if (start >= 0) {
      words.add(new Word(text.toString(), start, line.length(), variable));
    }
    return quoteScanner.open();
  }

  /**
   * A parsed line for JLine, which quotes completed words by photoshell's rules.
   *
   * @param at the cursor's index in the line
   * @param raw the word at the cursor as it was typed
   * @param open the quote that is open at the cursor, or 0
   */
  record Line(
      String line, List<String> words, int wordIndex, int wordCursor, int at, Word raw, char open)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public int cursor() {
      return line.codePointCount(0, at);
    }

    @Override
    public int rawWordCursor() {
      return line.codePointCount(raw.start(), at);
    }

    @Override
    public int rawWordLength() {
      return line.codePointCount(raw.start(), raw.end());
    }

    boolean isInSingleQuotes() {
      return open == '\'';
    }

    /** Returns whether every dollar sign of a completed word was typed, as part of a variable. */
    private boolean hasTypedVariables(String word) {
      int last = word.lastIndexOf('$');
      return last >= 0 && !isInSingleQuotes() && word().startsWith(word.substring(0, last + 1));
    }

    /** Returns a completed word whose variables are still replaced. */
    private String withVariables(String word, boolean complete) {
      boolean plain = quoted(word.replace("$", "")).length() == word.replace("$", "").length();
      if (open == 0 && plain) {
        return word;
      }
      int equals = open == 0 && word.startsWith("--") ? word.indexOf('=') : -1;
      String begun = word.substring(0, equals + 1) + '"' + word.substring(equals + 1);
      return complete ? begun + '"' : begun;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      String word = candidate.toString();
      boolean isTyped = word.equals(CandidateList.Remark.AS_TYPED);
      if (isTyped || (!complete && word.equals(word()))) {
        // JLine removes as many characters as this has.
        return line.substring(raw.start(), raw.end());
      }
      if (hasTypedVariables(word) && word.indexOf('"') < 0) {
        return withVariables(word, complete);
      }
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = word.substring(0, equals + 1);
      String value = word.substring(equals + 1);
      String closed = quoted(value);
      if (open != 0 && value.indexOf(open) < 0) {
        closed = open + value + open;
      } else if (closed.equals(value) || (equals >= 0 && value.isEmpty())) {
        return word;
      }
      // Leaves the quote open for more text, unless the value consists of several quoted pieces.
      boolean onePiece = closed.length() == value.length() + 2;
      return name + (complete || !onePiece ? closed : closed.substring(0, closed.length() - 1));
    }
  }
}
