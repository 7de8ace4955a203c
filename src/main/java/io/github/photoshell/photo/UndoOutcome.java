package io.github.photoshell.photo;

import io.github.photoshell.directory.PersonLookup;

/** How an attempt to take a change back ended. */
public sealed interface UndoOutcome {

  /** No change of this portal is noted. */
  record NothingToUndo() implements UndoOutcome {}

  /** No change has this number, or no longer. */
  record NoSuchChange(int number) implements UndoOutcome {}

  /** The photo before was never to be had. */
  record NoWayBack(PhotoBackup change) implements UndoOutcome {}

  /**
   * The photo is kept here, but the portal takes no such file.
   *
   * @param reason as in {@code a WebP}
   * @param file where it lies
   */
  record NotAFileForPortals(PhotoBackup change, String reason, String file)
      implements UndoOutcome {}

  /** The photo can't be read from this computer. */
  record Unreadable(PhotoBackup change) implements UndoOutcome {}

  /** The person is there no longer, or not to be seen. */
  record NobodyThere(PhotoBackup change, PersonLookup search) implements UndoOutcome {}

  /**
   * It was tried.
   *
   * @param outcome what became of putting it back
   * @param likeness how what was read back compares with what was before; only after {@link
   *     PhotoOutcome.Changed}
   * @param converted whether the picture had to become a PNG first
   */
  record Tried(PhotoBackup change, PhotoOutcome outcome, Likeness likeness, boolean converted)
      implements UndoOutcome {}

  /** How like two pictures are. */
  enum Likeness {
    SAME_BYTES,
    /** Written otherwise, but every pixel is the same. */
    SAME_PIXELS,
    /** The portal made another picture of it, as by scaling. */
    OTHER_PIXELS,
    /** There is none, as before. */
    NO_PHOTO,
    /** It could not be read back, or not be compared. */
    UNKNOWN
  }
}
