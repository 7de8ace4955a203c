package io.github.photoshell.render;

import io.github.photoshell.portal.FailureKind;

/** Words for the states in which a portal refuses what it usually answers. */
final class PortalStateText {
  private static final String WORKS_UNPAID =
      "'people', 'person' and 'status' still work; photos do again once its owner has renewed the"
          + " plan.";

  private PortalStateText() {}

  /** Returns what the portal is, to stand after its name. */
  static String of(FailureKind state) {
    return switch (state) {
      case UNPAID -> "is not paid for";
      case SUSPENDED -> "is suspended";
      case RESTORING -> "is being restored from a backup";
      case MOVING -> "is being moved to another server";
      case ENCRYPTING -> "is being encrypted";
      case BUSY -> "is being restored, moved or encrypted";
      default -> throw new IllegalArgumentException(state + " is no state of a portal");
    };
  }

  /** Returns what to do about it. */
  static String next(FailureKind state) {
    return switch (state) {
      case UNPAID -> WORKS_UNPAID;
      case SUSPENDED -> "Its owner or provider can say why. Until it is back, no command works.";
      default -> "Type the same again in a few minutes.";
    };
  }

  /** Returns what one must know of it right after connecting. */
  static String afterConnecting(FailureKind state) {
    return state == FailureKind.UNPAID
        ? "The portal " + of(state) + ": " + WORKS_UNPAID
        : "The portal " + of(state) + ": until that is done it tells who you are and nothing else.";
  }
}
