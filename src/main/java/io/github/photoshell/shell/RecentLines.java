package io.github.photoshell.shell;

import java.util.List;

/** The lines typed so far, in this shell and before, oldest first. */
@FunctionalInterface
public interface RecentLines {
  /** Returns them; lines that looked like a secret are not among them. */
  List<String> all();
}
