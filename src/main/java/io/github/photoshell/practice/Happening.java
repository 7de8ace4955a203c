package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** What is noted of a request while it is answered, by the one thread that does. */
final class Happening {
  private @Nullable PracticeChange change;

  void changed(PracticeChange happened) {
    change = happened;
  }

  /** Null when nothing has changed. */
  @Nullable PracticeChange change() {
    return change;
  }
}
