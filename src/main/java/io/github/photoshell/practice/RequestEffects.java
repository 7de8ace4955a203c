package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** The recorded effects of a request, used only by the thread that answers it. */
final class RequestEffects {
  private @Nullable PracticeChange change;

  private @Nullable String image;

  private @Nullable String note;

  /** Records the address in a PUT or the name of the file in a POST. */
  void setImage(String addressOrFile) {
    image = addressOrFile;
  }

  /** Returns the address or file name; null if there was none. */
  @Nullable String image() {
    return image;
  }

  /** Records an explanation of the response for the log. */
  void note(String words) {
    note = words;
  }

  /** Returns the explanation; null if there is none. */
  @Nullable String note() {
    return note;
  }

  void setChange(PracticeChange newChange) {
    change = newChange;
  }

  /** Returns the change; null if nothing changed. */
  @Nullable PracticeChange change() {
    return change;
  }
}
