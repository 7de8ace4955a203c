package io.github.photoshell.photo;

import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import org.jspecify.annotations.Nullable;

/** The result of an attempt to undo a change. */
public sealed interface UndoOutcome {

  /**
   * There is nothing to undo.
   *
   * @param person whose change was asked for; null for anyone
   * @param allUndone whether there are changes, but all are undone
   */
  record NothingToUndo(@Nullable Person person, boolean allUndone) implements UndoOutcome {}

  /**
   * No change is undone, or a new change was made since.
   *
   * @param person whose change was asked for; null for anyone
   */
  record NothingToRedo(@Nullable Person person) implements UndoOutcome {}

  /** The typed name does not match exactly one person. */
  record NoOnePerson(PersonLookup search) implements UndoOutcome {}

  /** The change does not exist or is no longer kept. */
  record NoSuchChange(int number) implements UndoOutcome {}

  /** The previous photo was never available. */
  record NotUndoable(PhotoBackup change) implements UndoOutcome {}

  /**
   * The photo is kept, but the portal does not accept it as a file.
   *
   * @param reason such as {@code a WebP}
   * @param file the path of the photo
   */
  record UnsupportedFile(PhotoBackup change, String reason, String file) implements UndoOutcome {}

  /** The kept photo cannot be read. */
  record Unreadable(PhotoBackup change) implements UndoOutcome {}

  /** The person no longer exists or is not visible. */
  record PersonGone(PhotoBackup change, PersonLookup search) implements UndoOutcome {}

  /**
   * The undo or redo was attempted.
   *
   * @param change whose previous photo is restored; an undo if it is redone
   * @param number of the change that is undone or redone
   * @param redone true for a redo
   * @param outcome the result of restoring the photo
   * @param similarity how the restored photo compares with the previous one; only after {@link
   *     PhotoOutcome.Changed}
   * @param converted whether the image had to be converted to PNG
   */
  record Tried(
      PhotoBackup change,
      int number,
      boolean redone,
      PhotoOutcome outcome,
      Similarity similarity,
      boolean converted)
      implements UndoOutcome {}

  /** The similarity of two images. */
  enum Similarity {
    SAME_BYTES,
    /** The bytes differ, but every pixel is the same. */
    SAME_PIXELS,
    /** The portal converted the image, for example by scaling. */
    OTHER_PIXELS,
    /** There is no photo, as before. */
    NO_PHOTO,
    /** The photo could not be read back or compared. */
    UNKNOWN
  }
}
