package io.github.photoshell.shell;

import java.util.Set;

/**
 * The line that is run.
 *
 * @param location its file and number, as in {@code lines.txt, line 3: }; empty for a line typed at
 *     the prompt
 * @param keptValues the values that the user keeps
 * @param keptTexts the texts of the kept values in the line
 */
record RunningLine(String location, KeptValues keptValues, Set<String> keptTexts) {
  /** Returns no line, for a command that Spring Shell runs directly; it keeps no other's values. */
  static RunningLine none() {
    return new RunningLine("", new KeptValues(), Set.of());
  }

  /** Returns whether a text begins with a kept value that the line contains. */
  boolean beginsWithKeptText(String text) {
    return keptTexts.stream()
        .anyMatch(keptText -> !keptText.isEmpty() && text.startsWith(keptText));
  }
}
