package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/** Thrown if bytes are not an image. */
final class NotAnImageException extends Exception {
  private final String text;

  NotAnImageException(String text) {
    this(text, null);
  }

  NotAnImageException(String text, @Nullable Throwable cause) {
    super(text, cause);
    this.text = text;
  }

  /** Returns the image library's message, which the portal passes on. */
  String text() {
    return text;
  }
}
