package io.github.photoshell.photo;

/** Asked before a photo is changed. */
@FunctionalInterface
public interface Consent {
  boolean given(PhotoChange change);

  /** Asks nobody. */
  static Consent always() {
    return change -> true;
  }
}
