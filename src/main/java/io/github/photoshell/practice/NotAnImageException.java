package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** Bytes that were to be an image and aren't. */
final class NotAnImageException extends Exception {
  private final String words;

  NotAnImageException(String words) {
    this(words, null);
  }

  NotAnImageException(String words, @Nullable Throwable cause) {
    super(words, cause);
    this.words = words;
  }

  /** The image library's, as the portal passes them on. */
  String words() {
    return words;
  }
}
