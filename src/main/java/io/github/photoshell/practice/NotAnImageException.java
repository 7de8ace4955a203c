package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** Thrown if bytes are not an image. */
final class NotAnImageException extends Exception {
  private final String words;

  NotAnImageException(String words) {
    this(words, null);
  }

  NotAnImageException(String words, @Nullable Throwable cause) {
    super(words, cause);
    this.words = words;
  }

  /** Returns the image library's message, which the portal passes on. */
  String words() {
    return words;
  }
}
