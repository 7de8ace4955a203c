package io.github.photoshell.shell;

import java.util.List;

/** The lines typed in this and earlier shells, oldest first. */
@FunctionalInterface
public interface RecentLines {
  /** Returns the lines, without those that look like secrets. */
  List<String> all();
}
