package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.text.Json;
import org.jspecify.annotations.Nullable;

/** The result of looking up a person's photo. */
sealed interface PhotoView {

  /**
   * The portal gives the photo's addresses.
   *
   * @param json the portal's response
   * @param reply the download of the image of that size
   * @param decoded the image; null if it was not downloaded
   */
  record Looked(
      Person person,
      PhotoUrls urls,
      Json json,
      PhotoSize size,
      PictureReply reply,
      @Nullable DecodeResult decoded)
      implements PhotoView {

    /** Returns the downloaded bytes; null if the download failed. */
    @Nullable ImageBytes file() {
      if (decoded instanceof DecodeResult.NotDecoded not) {
        return not.file();
      }
      return decoded instanceof DecodeResult.Decoded image ? image.file() : null;
    }
  }

  /** The portal does not show this person's photo to this API key. */
  record Hidden(Person person) implements PhotoView {}

  /** The typed name does not match exactly one person. */
  record NoOnePerson(PersonLookup search) implements PhotoView {}
}
