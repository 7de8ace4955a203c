package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lesson on the practice portal, as read from its file.
 *
 * @param name what the user types to start it
 * @param source the file it was read from; used in messages
 * @param minutes the expected duration in minutes
 * @param version the DocSpace version that the practice portal behaves like at the start
 * @param userName the user name or the name of the key that the user starts with
 * @param intro the text before the first step
 * @param end the text after the last step
 */
record Lesson(
    String name,
    String source,
    String title,
    int minutes,
    ServerVersion version,
    String userName,
    List<Line> intro,
    List<Step> steps,
    List<Line> end) {

  /**
   * A line of the file.
   *
   * @param number counts from 1
   */
  record Line(int number, String text) {}

  /**
   * One step of a lesson.
   *
   * @param number the line number of its heading
   * @param userName the user name or key to switch to at its start; null for no change
   * @param faults the faults that are pending when it starts
   * @param solution the lines to type
   */
  record Step(
      int number,
      String title,
      List<Line> text,
      @Nullable String userName,
      List<PracticeFaults.PendingFault> faults,
      List<NumberedGoal> goals,
      List<Line> hints,
      List<Line> solution,
      List<Mistake> mistakes) {}

  /** A goal and its line number. */
  record NumberedGoal(int number, Goal goal) {}

  /** A mistake and the message to show after it. */
  record Mistake(int number, Goal condition, String message) {}
}
