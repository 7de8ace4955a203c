package io.github.photoshell.portal;

/** How an attempt to fetch a stored picture ended. */
public sealed interface PictureReply {

  /** Here it is. */
  record Fetched(StoredPicture picture) implements PictureReply {}

  /**
   * 401 or 403: the store does not hand this picture to this key, though the portal showed where it
   * lies. The store has rules of its own (contract 3.1).
   */
  record Withheld(int status) implements PictureReply {}

  /** 404: there is no such picture, or no longer. */
  record Missing() implements PictureReply {}

  /**
   * No usable answer, {@link FailureKind#TOO_LARGE} and {@link FailureKind#REDIRECTED} included.
   * For {@link Trouble#UNREADABLE} without a status, the address is none.
   */
  record Failed(Reply.Failed<StoredPicture> why) implements PictureReply {}
}
