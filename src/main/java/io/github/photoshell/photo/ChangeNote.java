package io.github.photoshell.photo;

/** Something worth knowing about a change that worked. */
public enum ChangeNote {
  /** The line broke, but reading back shows the change. */
  CONFIRMED_AFTER_BROKEN_LINE,
  /** No answer came in time, but reading back shows the change. */
  CONFIRMED_AFTER_TIME_OUT,
  /** The answer was no use, but reading back shows the change. */
  CONFIRMED_DESPITE_ANSWER,
  /** The portal answered with an error, but reading back shows the change. */
  CONFIRMED_DESPITE_ERROR,
  /** It took more than one try, each after a look whether the one before had worked. */
  SENT_AGAIN,
  /** The photo before could not be read, so there was nothing to compare with. */
  NOT_COMPARED,
  /** The photo before could not be put aside on this computer. */
  NOT_KEPT,
  /** The picture is byte for byte the one from before. */
  SAME_PICTURE,
  /** A sync run of a directory (LDAP) may replace this person's photo. */
  MAY_BE_RENEWED_FROM_ELSEWHERE
}
