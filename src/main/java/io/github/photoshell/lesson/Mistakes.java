package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Mistake;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mistakes of a step that currently apply. A changed photo stays changed, so each mistake is
 * reported once, and again only after it stopped applying in between.
 */
final class Mistakes {
  private final Set<Integer> reported = new HashSet<>();

  void clear() {
    reported.clear();
  }

  /** Marks mistakes as already reported. */
  void markReported(List<Mistake> mistakes) {
    mistakes.forEach(mistake -> reported.add(mistake.number()));
  }

  /**
   * Returns the message for a mistake that was just made; of several, the first.
   *
   * @param context the effect of the last line
   */
  Optional<String> nextMessage(List<Mistake> mistakes, GoalContext context) {
    String message = null;
    for (Mistake mistake : mistakes) {
      boolean applies = mistake.condition().isMet(context);
      if (applies && reported.add(mistake.number()) && message == null) {
        message = mistake.message();
      } else if (!applies) {
        reported.remove(mistake.number());
      }
    }
    return Optional.ofNullable(message);
  }
}
