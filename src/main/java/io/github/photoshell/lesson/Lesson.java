package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guided walk on the practice portal, as its file has it.
 *
 * @param name what one types to start it
 * @param source the file it was read from, for messages
 * @param minutes how long it takes
 * @param version whose habits the practice portal has when it begins
 * @param as the user name of whoever one is when it begins, or the name of a key
 * @param intro what is said before the first step
 * @param end what is said after the last
 */
record Lesson(
    String name,
    String source,
    String title,
    int minutes,
    ServerVersion version,
    String as,
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
   * One thing to do.
   *
   * @param number of the line its heading stands on
   * @param as whom one becomes when it begins, by user name or key; null to stay who one is
   * @param faults what then waits for the portal's calls
   * @param solution what to type
   */
  record Step(
      int number,
      String title,
      List<Line> text,
      @Nullable String as,
      List<PracticeFaults.Waiting> faults,
      List<Stated> goals,
      List<Line> hints,
      List<Line> solution,
      List<Wrong> wrongs) {}

  /** A goal and the line it stands on. */
  record Stated(int number, Goal goal) {}

  /** What one may do instead, and what is to be said then. */
  record Wrong(int number, Goal when, String words) {}
}
