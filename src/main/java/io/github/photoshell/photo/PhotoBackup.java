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
    long bytes) {

  /** The kind of change. */
  public enum ChangeKind {
    SET,
    CLEARED,
    UNDONE,
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

  static PhotoBackup of(
      int number, ChangeKind kind, Before before, Person person, @Nullable ImageBytes photo) {
    return new PhotoBackup(
        number,
        Instant.now(),
        kind,
        before,
        person.id(),
        person.userName(),
        person.displayName(),
        photo == null ? null : photo.format(),
        photo == null ? 0 : photo.bytes().length);
  }

  /** Returns a copy with another kind of change. */
  PhotoBackup as(ChangeKind other) {
    return new PhotoBackup(
        number, when, other, before, personId, userName, displayName, format, bytes);
  }

  /** Returns the user name, or the ID if there is none. */
  public String word() {
    return userName == null ? personId : userName;
  }
}
