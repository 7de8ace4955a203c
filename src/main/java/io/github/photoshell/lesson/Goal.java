package io.github.photoshell.lesson;

/**
 * Something that is to be so, as a lesson states it. Each kind reads and judges itself, and its
 * {@code toString} is as it was written.
 */
sealed interface Goal permits PhotoGoal, RequestGoal, PersonGoal, VersionGoal, CommandGoal {
  boolean isMet(GoalContext context);

  /** Returns what is not yet so, as a sentence without its full stop. */
  String missing(GoalContext context);

  /**
   * Reads a goal.
   *
   * @throws IllegalArgumentException with what is wrong in words, if it is none
   */
  static Goal of(String text) {
    String written = text.strip().replaceAll("\\s+", " ");
    String first = written.split(" ", 2)[0];
    return switch (first) {
      case "photo" -> PhotoGoal.of(written);
      case "request" -> RequestGoal.of(written);
      case "connected" -> PersonGoal.of(written);
      case "rules" -> VersionGoal.of(written);
      case "ran", "tried" -> CommandGoal.of(written);
      default ->
          throw new IllegalArgumentException(
              "a goal must start with photo, request, connected, rules, ran or tried, not '"
                  + first
                  + "'");
    };
  }
}
