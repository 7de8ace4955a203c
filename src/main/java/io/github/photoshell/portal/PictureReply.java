package io.github.photoshell.portal;

/** The outcome of a picture download. */
public sealed interface PictureReply {
  /** The picture. */
  record Fetched(StoredPicture picture) implements PictureReply {}

  /**
   * 401 or 403: the store refuses this picture to this key, although the portal gave its address.
   * The store has its own rules (contract 3.1).
   */
  record Withheld(int status) implements PictureReply {}

  /** 404: the picture does not exist. */
  record Missing() implements PictureReply {}

  /**
   * No usable response, including {@link FailureKind#TOO_LARGE} and {@link FailureKind#REDIRECTED}.
   * {@link FailureKind#UNREADABLE} without a status means an invalid address.
   */
  record Failed(Reply.Failed<StoredPicture> why) implements PictureReply {}
}
