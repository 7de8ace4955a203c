package io.github.photoshell.portal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a portal refuses calls that it usually answers: by its settings, asked for without
 * the token, since they alone are answered in nearly every state (contract 2.3).
 */
final class StateProbe {
  private final Supplier<Reply<PortalSettings>> settings;

  StateProbe(Supplier<Reply<PortalSettings>> settings) {
    this.settings = settings;
  }

  /** Returns a reply with the trouble that the portal's state makes of it. */
  <T> Reply<T> explain(Reply<T> reply) {
    if (!(reply instanceof Reply.Failed<T> stopped)) {
      return reply;
    }
    return switch (stopped.trouble()) {
      case NO_PORTAL -> because(stopped, state(FailureKind.NO_SUCH_CALL, FailureKind.NO_PORTAL));
      // A key that is sent to a call open to everybody is refused in the same way (contract 2.3).
      case BUSY -> because(stopped, state(FailureKind.KEY_LACKS_SCOPE, FailureKind.BUSY));
      default -> reply;
    };
  }

  private FailureKind state(FailureKind inOrder, FailureKind unknown) {
    Reply<PortalSettings> reply = settings.get();
    if (reply instanceof Reply.Ok<PortalSettings> ok) {
      @Nullable FailureKind state = ok.value().state();
      return state == null ? inOrder : state;
    }
    boolean none =
        reply instanceof Reply.Failed<PortalSettings> stopped
            && stopped.trouble() == FailureKind.NO_PORTAL;
    return none ? FailureKind.NO_PORTAL : unknown;
  }

  private static <T> Reply<T> because(Reply.Failed<T> stopped, FailureKind trouble) {
    return new Reply.Failed<>(
        stopped.call(),
        stopped.status(),
        trouble,
        stopped.body(),
        stopped.retryAfter(),
        stopped.detail());
  }
}
