package io.github.photoshell.portal;

/** Why a list of a portal is not followed to its end. */
public enum ListLimit {
  /** A page brought nothing that no page before had: the portal does not heed the start index. */
  REPEATED,
  /** The pages together are larger than {@link #MOST_BYTES}. */
  TOO_LARGE;

  /**
   * The most that is read of a list on all its pages, in bytes: a hundred thousand people, or less
   * where there is little memory.
   */
  public static final long MOST_BYTES =
      Math.min(128L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);
}
