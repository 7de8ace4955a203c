package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** What is noted of a request while it is answered, by the one thread that does. */
final class Happening {
  private @Nullable PracticeChange change;

  private @Nullable String image;

  /** A PUT names the address of a photo. */
  void names(String address) {
    image = address;
  }

  /** Null when no address was named. */
  @Nullable String image() {
    return image;
  }

  void changed(PracticeChange happened) {
    change = happened;
  }

  /** Null when nothing has changed. */
  @Nullable PracticeChange change() {
    return change;
  }
}
