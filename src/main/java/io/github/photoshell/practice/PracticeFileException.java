package io.github.photoshell.practice;

import java.io.IOException;

/**
 * Thrown if a file is not the state of a practice portal; the message says where the problem is.
 */
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
