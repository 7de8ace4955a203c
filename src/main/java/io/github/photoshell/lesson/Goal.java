package io.github.photoshell.lesson;

import java.util.List;

/**
 * A goal of a lesson's step. Each kind parses and checks itself; {@code toString} returns its text.
 */
sealed interface Goal permits PhotoGoal, RequestGoal, PersonGoal, VersionGoal, CommandGoal {
  boolean isMet(GoalContext context);

  /** Returns what is missing, as a sentence without a full stop. */
  String missing(GoalContext context);

  /** Returns the people and keys that it names. */
  default List<String> names() {
    return List.of();
  }

  /**
   * Reads a goal.
   *
   * @throws IllegalArgumentException if the text is not a goal; the message says why
   */
  static Goal of(String text) {
    String written = text.strip().replaceAll("\\s+", " ");
    String first = written.split(" ", 2)[0];
    return switch (first) {
      case "photo" -> PhotoGoal.of(written);
      case "request" -> RequestGoal.of(written);
      case "connected" -> PersonGoal.of(written);
      case "rules" -> VersionGoal.of(written);
      // Quotes may contain any blanks.
      case "ran", "tried" -> CommandGoal.of(text);
      default ->
          throw new IllegalArgumentException(
              "a goal must start with photo, request, connected, rules, ran or tried, not '"
                  + first
                  + "'");
    };
  }
}
