package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;

/** Short reasons for changes of many photos that failed, without the name of the person. */
public final class BatchReasonText {
  private BatchReasonText() {}

  /** How a change of one of many photos ended. */
  public enum Ending {
    DONE,
    /** The photo was as requested already. */
    SAME,
    UNSURE,
    /** The photo was not changed; the next try may succeed. */
    FAILED,
    REFUSED
  }

  public static Ending ending(PhotoOutcome outcome) {
    if (outcome instanceof Changed) {
      return Ending.DONE;
    }
    if (isFine(outcome)) {
      return Ending.SAME;
    }
    if (isUnsure(outcome)) {
      return Ending.UNSURE;
    }
    return outcome instanceof PhotoOutcome.Busy ? Ending.FAILED : Ending.REFUSED;
  }

  /** Returns whether the photo is as requested and verified. */
  public static boolean isFine(PhotoOutcome outcome) {
    return outcome instanceof Changed
        || outcome instanceof AlreadyThere
        || outcome instanceof NothingToClear;
  }

  /** Returns whether the change was sent but its result is not known. */
  public static boolean isUnsure(PhotoOutcome outcome) {
    return outcome instanceof PhotoOutcome.Unsure
        || outcome instanceof PhotoOutcome.Unconfirmed
        || outcome instanceof PhotoOutcome.NotComparable;
  }

  /** Returns whether the change was cancelled while it was sent or verified. */
  public static boolean isCancelled(PhotoOutcome outcome) {
    return (outcome instanceof PhotoOutcome.Unsure unsure && unsure.kind() == FailureKind.CANCELLED)
        || (outcome instanceof PhotoOutcome.Unconfirmed unseen
            && unseen.kind() == FailureKind.CANCELLED);
  }

  /** Returns why a change failed; empty if it did not. */
  public static String of(PhotoOutcome outcome) {
    if (isFine(outcome)) {
      return "";
    }
    if (outcome instanceof PhotoOutcome.Refused refused) {
      return ImportReasons.of(refused);
    }
    if (outcome instanceof PhotoOutcome.Unsure unsure) {
      return unsure.kind().brief() + "; the photo may have changed";
    }
    if (outcome instanceof PhotoOutcome.Unconfirmed unseen) {
      return "accepted, but not verified: " + unseen.kind().brief();
    }
    if (outcome instanceof PhotoOutcome.NotComparable) {
      return "accepted, but not verified: the photo's version is unchanged";
    }
    if (outcome instanceof PhotoOutcome.CameBack) {
      return "the portal shows a photo again, perhaps from its cache";
    }
    if (outcome instanceof PhotoOutcome.NotChanged) {
      return "the portal accepted it but still shows the previous photo";
    }
    return outcome instanceof PhotoOutcome.Busy
        ? "another photoshell is changing this photo"
        : "the current photo cannot be kept; --yes changes it anyway";
  }
}
