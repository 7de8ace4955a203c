package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.portal.PictureReply;
import java.nio.file.Path;

/** How an attempt to save a photo to a file ended. */
public sealed interface SaveOutcome {

  /**
   * The file is written, whole.
   *
   * @param isDefault whether it is the image that stands for no photo
   * @param otherEnding whether the file's name, as it was typed, ends like another format
   */
  record Saved(
      Person person,
      PhotoSize size,
      Path path,
      PictureFile file,
      boolean isDefault,
      boolean otherEnding)
      implements SaveOutcome {}

  /**
   * The picture is here, and in no file yet.
   *
   * @param isDefault whether it is the image that stands for no photo
   */
  record Fetched(Person person, PictureFile file, boolean isDefault) implements SaveOutcome {}

  /** There is no photo; the default image was not asked for. */
  record NoPhoto(Person person) implements SaveOutcome {}

  /** That size is not made yet: the portal shows a default image for it. */
  record NotMadeYet(Person person, PhotoSize size) implements SaveOutcome {}

  /** The bytes can't be had. */
  record NotFetched(Person person, PictureReply reply) implements SaveOutcome {}

  /** What came is no image; nothing is written. */
  record NotAnImage(Person person) implements SaveOutcome {}

  /** There is a file of that name; it is as it was. */
  record AlreadyThere(Path path) implements SaveOutcome {}

  /** What lies there is a pipe or a device; nothing was written to it. */
  record NotAFile(Path path) implements SaveOutcome {}

  /** The file can't be written; nothing is left of it. */
  record NotWritten(Path path, String reason) implements SaveOutcome {}

  /** What was typed is no file's name. */
  record NoName(String typed) implements SaveOutcome {}

  /** The photo can't be looked at in the first place. */
  record NotSeen(PhotoView view) implements SaveOutcome {}
}
