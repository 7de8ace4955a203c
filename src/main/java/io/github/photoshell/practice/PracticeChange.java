package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/**
 * What a request changed on the practice portal.
 *
 * @param userName whose photo it is about
 * @param before null when there was none
 * @param after null when there is none now; for {@link Kind#PARKED} the photo put by
 */
public record PracticeChange(
    Kind kind, String userName, @Nullable PracticePhoto before, @Nullable PracticePhoto after) {

  /** What was done. */
  public enum Kind {
    /** There is another photo. */
    SET,
    /** The squares were cut anew from the same photo. */
    CUT,
    /** The same photo was set once more: only its hash is new. */
    TOUCHED,
    /** There is no photo any more, or there was none before. */
    REMOVED,
    /** A photo was put by for later; nobody's has changed. */
    PARKED
  }

  static PracticeChange of(Kind kind, Member member, PhotoStore.Change change) {
    return new PracticeChange(
        kind,
        member.userName(),
        PracticePhoto.of(change.before()),
        PracticePhoto.of(change.after()));
  }
}
