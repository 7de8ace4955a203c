package io.github.photoshell.photo;

/** Whether a change can be taken back. */
public enum UndoAvailability {
  /** What it replaces lies here, or there was nothing. */
  OPEN,
  /** The portal does not hand out the photo that is there. */
  NOT_HANDED_OUT,
  /** The photo that is there could not be written to this computer. */
  NOT_KEPT
}
