package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A photo change made from this computer, with the photo it replaced.
 *
 * @param number counts the changes of one portal, from 1
 * @param userName null for some invited people
 * @param format of the kept photo, such as {@code PNG}; null if none is kept
 * @param reverts the number of the change that an undo or redo reverts; 0 for any other change
 * @param importId the import that the change belongs to; null for a single change
 * @param photo the number of the change with whose record the photo is stored: its own, or that of
 *     an earlier one that replaced the same photo
 */
public record PhotoBackup(
    int number,
    Instant when,
    ChangeKind kind,
    Before before,
    String personId,
    @Nullable String userName,
    String displayName,
    @Nullable String format,
    long bytes,
    int reverts,
    State state,
    @Nullable String importId,
    int photo) {

  /** The kind of change. */
  enum ChangeKind {
    SET,
    CLEARED,
    UNDONE,
    REDONE,
    /** The photo was set to the image that was already there, as far as could be verified. */
    REPEATED
  }

  /** The state of the previous photo. */
  public enum Before {
    /** There was no photo. */
    NONE,
    /** The photo is kept on this computer. */
    KEPT,
    /** The photo could not be read or kept; the change cannot be undone. */
    LOST
  }

  /** What is known about a change since it was recorded. */
  enum State {
    /** Nothing more. An undo or redo that stays in this state may not have been made. */
    RECORDED,
    /** It is not known whether the change was made; for an undo or redo, {@link #RECORDED}. */
    UNVERIFIED,
    /** The undo or redo was verified. */
    VERIFIED,
    /** The change was found to be undone, without an undo from this computer. */
    UNDONE
  }

  /**
   * @param photo the previous photo; null if there is none or it is not available
   * @param storedWith the number of the change with whose record it is stored
   */
  static PhotoBackup of(
      int number,
      ChangeOrigin origin,
      Before before,
      Person person,
      @Nullable ImageBytes photo,
      int storedWith) {
    return new PhotoBackup(
        number,
        Instant.now(),
        origin.kind(),
        before,
        person.id(),
        person.userName(),
        person.displayName(),
        photo == null ? null : photo.format(),
        photo == null ? 0 : photo.bytes().length,
        origin.reverts(),
        origin.reverts() > 0 ? State.RECORDED : State.UNVERIFIED,
        origin.importId(),
        storedWith);
  }

  /** Returns a copy with another kind of change. */
  PhotoBackup as(ChangeKind other) {
    return copy(other, state);
  }

  /** Returns a copy in another state. */
  PhotoBackup in(State other) {
    return copy(kind, other);
  }

  private PhotoBackup copy(ChangeKind newKind, State newState) {
    return new PhotoBackup(
        number,
        when,
        newKind,
        before,
        personId,
        userName,
        displayName,
        format,
        bytes,
        reverts,
        newState,
        importId,
        photo);
  }

  /** Returns whether this change undoes or redoes another one of the list. */
  public boolean isReverting() {
    return reverts > 0;
  }

  /** Returns whether the change is known to have been made. */
  boolean isVerified() {
    return isReverting() ? state == State.VERIFIED : state != State.UNVERIFIED;
  }

  /** Returns the user name, or the ID if there is none. */
  String word() {
    return userName == null ? personId : userName;
  }
}
