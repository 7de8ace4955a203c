package io.github.photoshell.practice;

import java.io.IOException;

/** A file that holds no state of a practice portal; the message says where it goes wrong. */
public final class PracticeFileException extends IOException {
  PracticeFileException(String message) {
    super(message);
  }

  /** Never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
