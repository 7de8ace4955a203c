package io.github.photoshell.shell;

import org.jspecify.annotations.Nullable;

/** Reads the answer to a question, without history or completion. */
@FunctionalInterface
interface AnswerReader {
  /**
   * Returns what was typed.
   *
   * @param mask shown instead of each character; null shows the characters
   */
  String ask(String prompt, @Nullable Character mask);
}
