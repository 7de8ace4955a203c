package io.github.photoshell.photo;

/** A question that is asked before a photo is changed. */
@FunctionalInterface
public interface Confirmation {
  boolean isGiven(PendingChange change);

  /** Returns a confirmation that always agrees without asking. */
  static Confirmation always() {
    return change -> true;
  }
}
