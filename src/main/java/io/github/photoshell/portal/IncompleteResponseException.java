package io.github.photoshell.portal;

/** Thrown when a response lacks a required member. The message is shown on the screen. */
final class IncompleteResponseException extends IllegalArgumentException {
  IncompleteResponseException(String message) {
    super(message);
  }
}
