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
   * @param allUndoneSince the number of the oldest change kept, if all are undone; 0 if there is
   *     none
   * @param isRedoable whether one of them can be redone
   */
  record NothingToUndo(@Nullable Person person, int allUndoneSince, boolean isRedoable)
      implements UndoOutcome {}

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

  /**
   * The photo before the change cannot be restored.
   *
   * @param change an undo if it is redone
   * @param redone the number of the change that cannot be redone; 0 for an undo
   * @param earlier the latest change before it that can be undone; null if there is none
   */
  record NotUndoable(
      PhotoBackup change, int redone, Obstacle obstacle, @Nullable PhotoBackup earlier)
      implements UndoOutcome {}

  /** Why the photo before a change cannot be restored. */
  sealed interface Obstacle {}

  /** The photo was never available. */
  record NotKept() implements Obstacle {}

  /**
   * The photo is kept, but the portal does not accept it as a file.
   *
   * @param reason such as {@code a WebP}
   * @param file the path of the photo
   */
  record UnsupportedFile(String reason, String file) implements Obstacle {}

  /** The kept photo cannot be read. */
  record Unreadable() implements Obstacle {}

  /** The person no longer exists or is not visible. */
  record PersonGone(PersonLookup search) implements Obstacle {}

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
