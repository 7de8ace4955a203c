package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/**
 * A change that a request made on the practice portal.
 *
 * @param userName the person whose photo changed
 * @param before null if there was none
 * @param after null if there is none now; for {@link Kind#PARKED} the temporary upload
 */
public record PracticeChange(
    Kind kind, String userName, @Nullable PracticePhoto before, @Nullable PracticePhoto after) {

  /** The kind of change. */
  public enum Kind {
    /** The photo was set. */
    SET,
    /** The photo was cropped again. */
    CUT,
    /** The same photo was set again; only its hash is new. */
    TOUCHED,
    /** The photo was removed, or there was none to remove. */
    REMOVED,
    /** A temporary upload was stored; no person's photo changed. */
    PARKED
  }

  static PracticeChange of(Kind kind, Member member, PhotoStore.Change change) {
    return new PracticeChange(
        kind, member.userName(), change.before().summary(), change.after().summary());
  }
}
