package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a photo that was made from here, and what was there before.
 *
 * @param number counts the changes of one portal, from 1
 * @param userName null for some who were only invited
 * @param format of the photo that is kept, as in {@code PNG}; null where none is
 */
public record PhotoBackup(
    int number,
    Instant when,
    What what,
    Before before,
    String personId,
    @Nullable String userName,
    String displayName,
    @Nullable String format,
    long bytes) {

  /** What was done. */
  public enum What {
    SET,
    CLEARED,
    UNDONE,
    /** It was set to the picture that was there before, as far as could be seen. */
    REPEATED
  }

  /** What is known of the photo before. */
  public enum Before {
    /** There was none. */
    NONE,
    /** It lies here. */
    KEPT,
    /** It could not be read or kept; there is no way back. */
    LOST
  }

  static PhotoBackup of(
      int number, What what, Before before, Person person, @Nullable PictureFile photo) {
    return new PhotoBackup(
        number,
        Instant.now(),
        what,
        before,
        person.id(),
        person.userName(),
        person.displayName(),
        photo == null ? null : photo.format(),
        photo == null ? 0 : photo.bytes().length);
  }

  /** Returns the same as another kind of change. */
  PhotoBackup as(What other) {
    return new PhotoBackup(
        number, when, other, before, personId, userName, displayName, format, bytes);
  }

  /** Returns what to call the person: the user name, or the ID where there is none. */
  public String word() {
    return userName == null ? personId : userName;
  }
}
