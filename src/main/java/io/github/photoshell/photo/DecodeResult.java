package io.github.photoshell.photo;

import io.github.photoshell.portal.PictureReply;

/** What there was to be seen of a stored picture. */
public sealed interface DecodeResult {

  /**
   * The picture is decoded.
   *
   * @param bitmap the picture, coarser than {@code file} where that has more than {@link
   *     Viewer#FINEST} pixels on a side
   */
  record Seen(PictureFile file, Bitmap bitmap) implements DecodeResult {}

  /** The bytes are there, but no picture comes of them. */
  record Unseen(PictureFile file, Why why) implements DecodeResult {}

  /** The bytes can't be had. */
  record NotFetched(PictureReply reply) implements DecodeResult {}

  /** Why bytes are no picture to look at. */
  enum Why {
    EMPTY,
    /** No image's first bytes. */
    NOT_AN_IMAGE,
    /** An image, but of a format that is not read here. */
    FORMAT,
    /**
     * Its header promises more than {@link PictureDecoder#MOST_PIXELS}; it was not read any
     * further.
     */
    TOO_MANY_PIXELS,
    /** It has more scans than {@link PictureDecoder#MOST_SCANS}; decoding was ended. */
    TOO_MANY_SCANS,
    /** Decoding took too long, and was ended. */
    TOO_SLOW,
    /** There was not enough memory to decode it. */
    NO_MEMORY,
    BROKEN
  }
}
