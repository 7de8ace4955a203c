package io.github.photoshell.shell;

import org.jspecify.annotations.Nullable;

/** Reads an answer, without history or completion. */
@FunctionalInterface
interface AnswerReader {
  /**
   * Returns what was typed.
   *
   * @param mask what is shown for each character; null for the character itself
   */
  String ask(String prompt, @Nullable Character mask);
}
