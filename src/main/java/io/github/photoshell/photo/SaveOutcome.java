package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.portal.PictureReply;
import java.nio.file.Path;

/** The result of an attempt to save a photo to a file. */
sealed interface SaveOutcome {

  /**
   * The file was written completely.
   *
   * @param isDefault whether it is the default image
   * @param hasOtherExtension whether the typed file name has the extension of another format
   */
  record Saved(
      Person person,
      PhotoSize size,
      Path path,
      ImageBytes file,
      boolean isDefault,
      boolean hasOtherExtension)
      implements SaveOutcome {}

  /**
   * The image was downloaded and not written yet.
   *
   * @param isDefault whether it is the default image
   */
  record Fetched(Person person, ImageBytes file, boolean isDefault) implements SaveOutcome {}

  /** There is no photo, and the default image was not requested. */
  record NoPhoto(Person person) implements SaveOutcome {}

  /** The portal has not created this size yet and shows a default image for it. */
  record NotMadeYet(Person person, PhotoSize size) implements SaveOutcome {}

  /** The bytes are not available. */
  record NotFetched(Person person, PictureReply reply) implements SaveOutcome {}

  /** The download is not an image; nothing was written. */
  record NotAnImage(Person person) implements SaveOutcome {}

  /** The file already exists and was not changed. */
  record AlreadyThere(Path path) implements SaveOutcome {}

  /** The path is a pipe or a device; nothing was written. */
  record NotAFile(Path path) implements SaveOutcome {}

  /** The file could not be written; nothing was saved. */
  record NotWritten(Path path, String reason) implements SaveOutcome {}

  /** The typed text is not a valid file name. */
  record NoName(String typed) implements SaveOutcome {}

  /** The photo could not be looked up. */
  record NotSeen(PhotoView view) implements SaveOutcome {}
}
