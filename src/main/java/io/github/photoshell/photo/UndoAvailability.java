package io.github.photoshell.photo;

/** Tells whether a change can be undone. */
public enum UndoAvailability {
  /** The replaced photo is kept, or there was none. */
  AVAILABLE,
  /** The portal does not allow downloading the current photo. */
  NOT_HANDED_OUT,
  /** The current photo could not be written to this computer. */
  NOT_KEPT
}
