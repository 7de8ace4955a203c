package io.github.photoshell.shell;

import io.github.photoshell.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is notified of typed lines, their output and their exit codes, and can print lines above the
 * prompt. Lessons and transcripts are listeners.
 */
public interface ShellListener {
  /**
   * Called before a line runs.
   *
   * @param prompt the prompt at which it was typed, without {@code "> "}
   */
  default void typed(Text prompt, String line) {}

  /**
   * Called before a line of a script runs.
   *
   * @param prompt the current prompt
   */
  default void scripted(Text prompt, String line) {}

  /** Called for each printed line, without colour. */
  default void printed(String line) {}

  /**
   * Called after a command has ended, also one of a script.
   *
   * @param words the command's name and arguments
   */
  default void commandEnded(List<String> words, int exitCode) {}

  /** Called after a typed line and all its commands have ended; returns lines to print. */
  default List<Text> lineEnded() {
    return List.of();
  }

  /** Returns the lines above the next prompt. */
  default List<Text> abovePrompt() {
    return List.of();
  }

  /** Returns the text to put into the next line, once; null for none. */
  default @Nullable String nextLine() {
    return null;
  }
}
