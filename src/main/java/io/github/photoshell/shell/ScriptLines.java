package io.github.photoshell.shell;

import io.github.photoshell.shell.LineRunner.Script;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The lines of a script that are to be run, one after the other, each with where it stands. */
final class ScriptLines implements Iterable<ScriptLines.Written> {
  private static final int DEEPEST = 50;
  private static final int LONGEST_SHOWN = 200;

  private final Script script;

  ScriptLines(Script script) {
    this.script = script;
  }

  /**
   * A line as it was written.
   *
   * @param number from 1, comments and blank lines counted
   */
  record Written(String script, int number, String line) {
    /** Returns file and line, as they stand before what is said of it. */
    String where() {
      return script + ", line " + number + ": ";
    }
  }

  /**
   * Makes sure that there is an end.
   *
   * @param names the scripts that are being run already, the outermost first
   * @throws UsageException if this is one of them
   */
  ScriptLines within(List<String> names) {
    if (names.contains(script.name()) || names.size() == DEEPEST) {
      throw new UsageException(
          "The script " + script.name() + " calls itself; that would never end.",
          "It goes " + String.join(", ", names) + ", " + script.name() + ": take one out.");
    }
    return this;
  }

  /** Returns a line as it can be repeated: not too long, and its command alone for a secret. */
  static String shown(List<String> words, String line) {
    if (Secrets.isIn(line)) {
      return words.get(0);
    }
    String shown = line.strip();
    return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "…";
  }

  static boolean isSkipped(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  @Override
  public Iterator<Written> iterator() {
    Iterator<String> lines = script.lines().iterator();
    return new Iterator<>() {
      private int number;
      private String next = "";

      @Override
      public boolean hasNext() {
        while (next.isEmpty() && lines.hasNext()) {
          number++;
          String written = lines.next();
          // Editors on Windows put it before the first line of a UTF-8 file.
          String line =
              number == 1 && written.startsWith("\ufeff") ? written.substring(1) : written;
          next = isSkipped(line) ? "" : line;
        }
        return !next.isEmpty();
      }

      @Override
      public Written next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        String line = next;
        next = "";
        return new Written(script.name(), number, line);
      }
    };
  }
}
