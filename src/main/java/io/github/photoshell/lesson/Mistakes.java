package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Wrong;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mistakes of a step that currently apply. A changed photo stays changed, so each mistake is
 * reported once, and again only after it stopped applying in between.
 */
final class Mistakes {
  private final Set<Integer> told = new HashSet<>();

  void clear() {
    told.clear();
  }

  /** Marks mistakes as already reported. */
  void told(List<Wrong> wrongs) {
    wrongs.forEach(wrong -> told.add(wrong.number()));
  }

  /**
   * Returns the message for a mistake that was just made; of several, the first.
   *
   * @param line the effect of the last line
   */
  Optional<String> taken(List<Wrong> wrongs, GoalContext line) {
    String words = null;
    for (Wrong wrong : wrongs) {
      boolean taken = wrong.when().isMet(line);
      if (taken && told.add(wrong.number()) && words == null) {
        words = wrong.words();
      } else if (!taken) {
        told.remove(wrong.number());
      }
    }
    return Optional.ofNullable(words);
  }
}
