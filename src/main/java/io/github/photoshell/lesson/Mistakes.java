package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Wrong;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The wrong turns of a step that one is in. A photo that was changed stays so: each is told once,
 * and again only when it was left in between.
 */
final class Mistakes {
  private final Set<Integer> told = new HashSet<>();

  void clear() {
    told.clear();
  }

  /** Takes turns as told, so that looking at what was done before is none. */
  void told(List<Wrong> wrongs) {
    wrongs.forEach(wrong -> told.add(wrong.number()));
  }

  /**
   * Returns the words for a turn that was taken just now, those of the first where there are more.
   *
   * @param line what the last line did
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
