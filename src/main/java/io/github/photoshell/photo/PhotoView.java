package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.directory.PersonLookup;
import io.github.photoshell.portal.Json;
import io.github.photoshell.portal.PhotoUrls;

/** What became of looking at a person's photo. */
public sealed interface PhotoView {

  /**
   * The portal says where the photo lies.
   *
   * @param json the portal's answer
   * @param decodeResult what was to be seen of that size
   */
  record Looked(Person person, PhotoUrls urls, Json json, PhotoSize size, DecodeResult decodeResult)
      implements PhotoView {}

  /** The portal doesn't show this person's photo to this key. */
  record Hidden(Person person) implements PhotoView {}

  /** What was typed doesn't mean exactly one person. */
  record Nobody(PersonLookup search) implements PhotoView {}
}
