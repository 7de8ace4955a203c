package io.github.photoshell.photo;

/** Asked before a photo is changed. */
@FunctionalInterface
public interface Confirmation {
  boolean given(PendingChange change);

  /** Asks nobody. */
  static Confirmation always() {
    return change -> true;
  }
}
