package io.github.photoshell.portal;

/** The reason why a list is not read to its end. */
public enum ListLimit {
  /** A page contained only known entries: the portal ignores the start index. */
  REPEATED,
  /** All pages together are larger than {@link #MAX_BYTES}. */
  TOO_LARGE;

  /**
   * The maximum size of all pages of a list, in bytes: about 100,000 people, or less with little
   * memory.
   */
  public static final long MAX_BYTES =
      Math.min(128L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);
}
