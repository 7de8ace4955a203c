package io.github.photoshell.photo;

/** A remark about a successful change. */
public enum ChangeNote {
  /** The connection broke, but the change was verified. */
  CONFIRMED_AFTER_BROKEN_LINE,
  /** No response came in time, but the change was verified. */
  CONFIRMED_AFTER_TIME_OUT,
  /** The response was unusable, but the change was verified. */
  CONFIRMED_DESPITE_ANSWER,
  /** The portal returned an error, but the change was verified. */
  CONFIRMED_DESPITE_ERROR,
  /**
   * The request was sent more than once, each time after checking that the previous one had no
   * effect.
   */
  SENT_AGAIN,
  /** The previous photo could not be read, so there was nothing to compare with. */
  NOT_COMPARED,
  /** The previous photo could not be stored on this computer. */
  NOT_KEPT,
  /** The photo is byte for byte the previous one. */
  SAME_PICTURE,
  /** An LDAP sync may replace this person's photo. */
  MAY_BE_RENEWED_FROM_ELSEWHERE
}
