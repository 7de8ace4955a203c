package io.github.photoshell.portal;

/** An answer lacks something without which it is of no use. Its message is for the screen. */
final class IncompleteAnswer extends IllegalArgumentException {
  IncompleteAnswer(String what) {
    super(what);
  }
}
