package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.directory.PersonLookup;
import io.github.photoshell.portal.Json;
import io.github.photoshell.portal.PhotoUrls;

/** The result of looking up a person's photo. */
public sealed interface PhotoView {

  /**
   * The portal gives the photo's addresses.
   *
   * @param json the portal's response
   * @param decodeResult the image of that size
   */
  record Looked(Person person, PhotoUrls urls, Json json, PhotoSize size, DecodeResult decodeResult)
      implements PhotoView {}

  /** The portal does not show this person's photo to this API key. */
  record Hidden(Person person) implements PhotoView {}

  /** The typed name does not match exactly one person. */
  record NoOnePerson(PersonLookup search) implements PhotoView {}
}
