package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/**
 * A person's photo on the practice portal.
 *
 * @param origin where it comes from
 * @param address the address it was downloaded from; null for other origins
 * @param format the decoder's name in lower case, such as {@code png} or {@code jpeg}
 * @param width of the original, in pixels; at most 1280
 * @param height of the original, in pixels; at most 1280
 * @param hash the value of {@code ?hash=}; different after every change
 */
public record PracticePhoto(
    Origin origin, @Nullable String address, String format, int width, int height, int hash) {

  /** The origin of a photo. */
  public enum Origin {
    /** Part of the initial data. */
    START,
    /** Downloaded from an address. */
    ADDRESS,
    /** Uploaded as a file. */
    FILE
  }
}
