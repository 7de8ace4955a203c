package io.github.photoshell.photo;

/** Asked before a photo is replaced or removed, or when it can't be seen whether there is one. */
@FunctionalInterface
public interface Consent {
  boolean given(PhotoChange change);

  /** Asks nobody. */
  static Consent always() {
    return change -> true;
  }
}
