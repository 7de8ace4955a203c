package io.github.photoshell.portal;

import io.github.photoshell.http.FailureKind;

/** Texts for the states in which a portal refuses most requests. */
public final class PortalStateText {
  private static final String WORKS_UNPAID =
      "'people', 'person' and 'status' still work. Photos work again when the owner has renewed"
          + " the plan.";

  private PortalStateText() {}

  /** Returns the state as a predicate, such as "is suspended". */
  public static String of(FailureKind state) {
    return switch (state) {
      case UNPAID -> "is unpaid";
      case SUSPENDED -> "is suspended";
      case RESTORING -> "is being restored from a backup";
      case MOVING -> "is being moved to another server";
      case ENCRYPTING -> "is being encrypted";
      case BUSY -> "is being restored, moved or encrypted";
      default -> throw new IllegalArgumentException(state + " is not a portal state");
    };
  }

  /** Returns what the user can do. */
  public static String next(FailureKind state) {
    return switch (state) {
      case UNPAID -> WORKS_UNPAID;
      case SUSPENDED -> "Ask its owner or provider why. No command works until it is active again.";
      default -> "Try again in a few minutes.";
    };
  }

  /** Returns the note shown after connecting. */
  public static String afterConnecting(FailureKind state) {
    return state == FailureKind.UNPAID
        ? "The portal " + of(state) + ": " + WORKS_UNPAID
        : "The portal " + of(state) + ": until that is finished it only shows who you are.";
  }
}
