package io.github.photoshell.photo;

import org.jspecify.annotations.Nullable;

/**
 * The reason why the typed image cannot become a photo, found without a request. {@code path} is as
 * typed.
 */
public sealed interface ImageProblem extends ImageSource {

  /**
   * An address that the portal does not download from: incomplete or with another scheme.
   *
   * @param scheme the lower-case part before the colon, such as {@code ftp}
   */
  record NotAnAddress(String typed, String scheme) implements ImageProblem {
    /** Returns whether the address is incomplete although its scheme is right. */
    public boolean isNotWhole() {
      return scheme.startsWith("http");
    }
  }

  record NoSuchFile(String path) implements ImageProblem {}

  /** A file that cannot be read, for example for lack of permission. */
  record Unreadable(String path) implements ImageProblem {}

  /** A pipe or a device: it may never end and cannot be checked before it is sent. */
  record NotAFile(String path) implements ImageProblem {}

  record IsFolder(String path) implements ImageProblem {}

  record Empty(String path) implements ImageProblem {}

  /**
   * A file whose first bytes belong to no image.
   *
   * @param looksLike a format such as {@code PDF}; null if unknown
   */
  record NotAnImage(String path, @Nullable String looksLike) implements ImageProblem {}

  /** A file over the limit. Both numbers are bytes. */
  record TooLarge(String path, long size, long limit) implements ImageProblem {}

  /**
   * An image, but neither PNG nor JPEG: portals take others from addresses only (contract 3.4).
   *
   * @param type such as {@code GIF}
   */
  record UnsupportedType(String path, String type) implements ImageProblem {}
}
