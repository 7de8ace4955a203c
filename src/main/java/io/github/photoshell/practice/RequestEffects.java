package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** What is noted of a request while it is answered, by the one thread that does. */
final class RequestEffects {
  private @Nullable PracticeChange change;

  private @Nullable String image;

  private @Nullable String note;

  /** A PUT names the address of a photo, a POST the file that it brings. */
  void names(String addressOrFile) {
    image = addressOrFile;
  }

  /** Null when neither was named. */
  @Nullable String image() {
    return image;
  }

  /** Says in the log why the answer is as it is, where nothing else does. */
  void note(String words) {
    note = words;
  }

  /** Null when there is nothing to say. */
  @Nullable String note() {
    return note;
  }

  void changed(PracticeChange happened) {
    change = happened;
  }

  /** Null when nothing has changed. */
  @Nullable PracticeChange change() {
    return change;
  }
}
