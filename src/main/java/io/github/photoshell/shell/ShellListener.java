package io.github.photoshell.shell;

import io.github.photoshell.render.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sits beside the reader: is told what is typed, what the shell answers and how it ends, and may
 * have a word above the prompt. A lesson judges by it, a transcript writes it down.
 */
public interface ShellListener {
  /**
   * A line is about to be run.
   *
   * @param prompt the words of the prompt it was typed at, without {@code "> "}
   */
  default void typed(Text prompt, String line) {}

  /**
   * A line of a script is about to be run, by a command of the line that was typed.
   *
   * @param prompt the words of the prompt that it would be typed at now
   */
  default void scripted(Text prompt, String line) {}

  /** A line was printed; one of several columns or of JSON, as it reads without colour. */
  default void printed(String line) {}

  /**
   * A command has ended, one of a script included.
   *
   * @param words as the command got them, its name first
   */
  default void ran(List<String> words, int exitCode) {}

  /** The line that was typed has ended, with all commands that it ran; returns what to print. */
  default List<Text> settled() {
    return List.of();
  }

  /** Returns what stands above the next prompt. */
  default List<Text> abovePrompt() {
    return List.of();
  }

  /** Returns what the next prompt is filled in with, once; null for nothing. */
  default @Nullable String nextLine() {
    return null;
  }
}
