package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.impl.DefaultParser;

/**
 * Splits a line into words, for running and for completing alike. Blanks separate; single and
 * double quotes group, but only where a word or an option's value begins, so that O'Neil needs
 * none; a backslash is only a backslash.
 */
public final class Tokenizer extends DefaultParser {
  public Tokenizer() {
    setEscapeChars(null);
    setEofOnUnclosedQuote(true);
  }

  @Override
  public boolean isQuoteChar(CharSequence buffer, int pos) {
    return super.isQuoteChar(buffer, pos)
        && (pos == 0 || isDelimiterChar(buffer, pos - 1) || buffer.charAt(pos - 1) == '=');
  }

  /**
   * Returns the words of a command that no shell reads.
   *
   * @throws UsageException if a quote is not closed
   */
  public static List<String> split(String command) {
    return List.copyOf(new Tokenizer().words(command));
  }

  /**
   * Splits what stands behind {@code -c} at each semicolon that is outside of quotes and has a
   * blank or the end behind it; others belong to addresses.
   */
  static List<String> statements(String lines) {
    Tokenizer tokenizer = new Tokenizer();
    List<String> statements = new ArrayList<>();
    char open = 0;
    int start = 0;
    for (int i = 0; i < lines.length(); i++) {
      char c = lines.charAt(i);
      if (open != 0) {
        open = c == open ? 0 : open;
      } else if (tokenizer.isQuoteChar(lines, i)) {
        open = c;
      } else if (c == ';' && (i + 1 == lines.length() || lines.charAt(i + 1) == ' ')) {
        statements.add(lines.substring(start, i));
        start = i + 1;
      }
    }
    statements.add(lines.substring(start));
    return statements;
  }

  /**
   * Returns the words of a whole line.
   *
   * @throws UsageException if a quote is not closed
   */
  List<String> words(String line) {
    try {
      return parse(line, 0, ParseContext.ACCEPT_LINE).words();
    } catch (EOFError open) {
      throw new UsageException("A quote is not closed.", "Close it, or leave it out.");
    }
  }
}
