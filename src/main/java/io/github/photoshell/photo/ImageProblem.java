package io.github.photoshell.photo;

import org.jspecify.annotations.Nullable;

/**
 * Why something typed can't become a photo; found without asking anybody. {@code path} is as typed.
 */
public sealed interface ImageProblem extends ImageSource {

  /**
   * Looks like an address, but not one the portal downloads from: of another scheme, or not whole.
   *
   * @param scheme what stands before the colon, lower case, as in {@code ftp}
   */
  record NotAnAddress(String typed, String scheme) implements ImageProblem {
    /** Whether the scheme would do. */
    public boolean isNotWhole() {
      return scheme.startsWith("http");
    }
  }

  record NoSuchFile(String path) implements ImageProblem {}

  /** Not allowed to read it, or it can't be read as a file. */
  record Unreadable(String path) implements ImageProblem {}

  /** A pipe or a device: it may never end, and cannot be looked at before it is sent. */
  record NotAFile(String path) implements ImageProblem {}

  record IsFolder(String path) implements ImageProblem {}

  record Empty(String path) implements ImageProblem {}

  /**
   * Not an image by its first bytes.
   *
   * @param looksLike a format such as {@code PDF}; null when it can't be told
   */
  record NotAnImage(String path, @Nullable String looksLike) implements ImageProblem {}

  /** Both figures are bytes. */
  record TooLarge(String path, long size, long limit) implements ImageProblem {}

  /**
   * An image, but neither PNG nor JPEG: portals take others from addresses only (contract 3.4).
   *
   * @param type as in {@code GIF}
   */
  record UnsupportedType(String path, String type) implements ImageProblem {}
}
