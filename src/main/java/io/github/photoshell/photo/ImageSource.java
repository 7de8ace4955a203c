package io.github.photoshell.photo;

/** Where an image comes from: an address, a file, or nowhere, for a reason. */
@SuppressWarnings("DoNotCallSuggester")
public sealed interface ImageSource permits ImageSource.Address, LocalFile, ImageProblem {
  /** What a portal takes when it doesn't say, in bytes (contract 4.7). */
  long USUAL_LIMIT = 5 * 1024 * 1024;

  /** An http or https address the portal downloads from; sent as typed. */
  record Address(String url) implements ImageSource {}

  /**
   * What was typed for an image; reads the file if it is one.
   *
   * @param limit the largest file the portal takes, in bytes
   */
  static ImageSource of(String typed, long limit) {
    throw new UnsupportedOperationException(typed + limit);
  }
}
