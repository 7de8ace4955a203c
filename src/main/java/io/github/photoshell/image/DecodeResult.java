package io.github.photoshell.image;

/** The result of decoding an image. */
public sealed interface DecodeResult {

  /**
   * The image is decoded.
   *
   * @param bitmap the image, subsampled if {@code file} has more than {@link
   *     PictureDecoder#MAX_SIDE} pixels on a side
   */
  record Decoded(PictureFile file, Bitmap bitmap) implements DecodeResult {}

  /** The bytes cannot be decoded. */
  record NotDecoded(PictureFile file, Why why) implements DecodeResult {}

  /** Why bytes could not be decoded. */
  enum Why {
    EMPTY,
    /** The first bytes belong to no image format. */
    NOT_AN_IMAGE,
    /** An image in an unsupported format. */
    FORMAT,
    /** The header declares more than {@link PictureDecoder#MAX_PIXELS}; the rest was not read. */
    TOO_MANY_PIXELS,
    /** The image has more scans than {@link PictureDecoder#MAX_SCANS}; decoding was stopped. */
    TOO_MANY_SCANS,
    /** Decoding took too long and was stopped. */
    TOO_SLOW,
    /** There was not enough memory to decode it. */
    NO_MEMORY,
    BROKEN
  }
}
