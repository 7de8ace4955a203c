package io.github.photoshell.shell;

import java.util.List;

/** The lines typed in this and earlier shells, oldest first. */
@FunctionalInterface
public interface RecentLines {
  /**
   * A line of the history.
   *
   * @param number its number, which stays the same while the shell runs
   */
  record Line(int number, String text) {}

  /** Returns the lines, without those that look like secrets. */
  List<Line> all();
}
