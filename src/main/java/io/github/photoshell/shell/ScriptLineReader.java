package io.github.photoshell.shell;

import io.github.photoshell.shell.LineRunner.Script;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the lines of a script that are to be run, each with its position. A line continues
 * on the next one while a quote or a curl command is open.
 */
final class ScriptLineReader implements Iterable<ScriptLineReader.ScriptLine> {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_DISPLAYED = 200;

  private final Script script;

  ScriptLineReader(Script script) {
    this.script = script;
  }

  /**
   * A line of a script.
   *
   * @param number the number of its first line, from 1, counting comments and blank lines
   * @param line may contain line breaks inside quotes
   */
  record ScriptLine(String script, int number, String line) {
    /** Returns file and line as a prefix for messages. */
    String location() {
      return script + ", line " + number + ": ";
    }
  }

  /**
   * Checks that a script does not run itself.
   *
   * @param names the running scripts, the outermost first
   * @throws UsageException if this is one of them
   */
  ScriptLineReader checkNotNested(List<String> names) {
    if (names.contains(script.name()) || names.size() == MAX_DEPTH) {
      throw new UsageException(
          "The script " + script.name() + " calls itself and would never end.",
          "Remove one of these calls: " + String.join(" > ", names) + " > " + script.name());
    }
    return this;
  }

  /** Returns a line for messages: shortened, and only its command if it contains a secret. */
  static String display(List<String> words, String line) {
    if (TypedSecrets.containsSecret(line)) {
      return words.get(0);
    }
    String shown = line.strip();
    String first = shown.lines().findFirst().orElse("");
    String cut = first.substring(0, Math.min(MAX_DISPLAYED, first.length()));
    return cut.equals(shown) ? shown : cut + "…";
  }

  static boolean isSkipped(String line) {
    int first = line.chars().filter(c -> !QuoteScanner.isBlank(c)).findFirst().orElse('#');
    return first == '#';
  }

  @Override
  public Iterator<ScriptLine> iterator() {
    Iterator<String> lines = script.lines().iterator();
    return new Iterator<>() {
      private int read;
      private @Nullable ScriptLine next;

      @Override
      public boolean hasNext() {
        while (next == null && lines.hasNext()) {
          String line = read();
          int number = read;
          if (!isSkipped(line)) {
            next = new ScriptLine(script.name(), number, whole(line));
          }
        }
        return next != null;
      }

      private String read() {
        String line = lines.next();
        read++;
        // Windows editors start a UTF-8 file with a byte order mark.
        return read == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
      }

      private String whole(String begin) {
        StatementBuilder statement = new StatementBuilder();
        statement.take(begin);
        while (statement.isOpen() && lines.hasNext()) {
          statement.take(read());
        }
        return statement.text();
      }

      @Override
      public ScriptLine next() {
        ScriptLine line = hasNext() ? next : null;
        if (line == null) {
          throw new NoSuchElementException();
        }
        next = null;
        return line;
      }
    };
  }
}
