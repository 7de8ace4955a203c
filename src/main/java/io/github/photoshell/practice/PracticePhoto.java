package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/**
 * A person's photo as the practice portal keeps it.
 *
 * @param origin how it came here
 * @param address the address it was downloaded from; null for any other origin
 * @param format the decoder's name in lower case, such as {@code png} or {@code jpeg}
 * @param width of the original, in pixels; at most 1280
 * @param height of the original, in pixels; at most 1280
 * @param hash what stands in {@code ?hash=}; another one after every change
 */
public record PracticePhoto(
    Origin origin, @Nullable String address, String format, int width, int height, int hash) {

  /** How a photo came to the portal. */
  public enum Origin {
    /** It was there from the start. */
    START,
    /** Downloaded from an address. */
    ADDRESS,
    /** Uploaded as a file. */
    FILE
  }

  static PracticePhoto of(StoredPhoto photo, int hash) {
    StoredPhoto.Source source = photo.source();
    return new PracticePhoto(
        source.origin(), source.address(), photo.extension(), photo.width(), photo.height(), hash);
  }

  static @Nullable PracticePhoto of(PhotoStore.Look look) {
    StoredPhoto photo = look.photo();
    return photo == null ? null : of(photo, look.hash());
  }
}
