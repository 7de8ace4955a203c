package io.github.photoshell.portal;

/** An answer lacks something without which it is of no use. Its message is for the screen. */
final class IncompleteResponseException extends IllegalArgumentException {
  IncompleteResponseException(String what) {
    super(what);
  }
}
