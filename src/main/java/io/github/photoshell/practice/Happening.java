package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** What is noted of a request while it is answered, by the one thread that does. */
final class Happening {
  private @Nullable PracticeChange change;

  private @Nullable String image;

  /** A PUT names the address of a photo, a POST the file that it brings. */
  void names(String addressOrFile) {
    image = addressOrFile;
  }

  /** Null when neither was named. */
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
