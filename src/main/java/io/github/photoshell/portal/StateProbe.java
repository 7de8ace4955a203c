package io.github.photoshell.portal;

import io.github.photoshell.http.FailureKind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a portal refuses all requests, from its settings without the token. They are the
 * only call that works in nearly every state (contract 2.3).
 */
final class StateProbe {
  private final Supplier<Reply<PortalSettings>> settings;

  StateProbe(Supplier<Reply<PortalSettings>> settings) {
    this.settings = settings;
  }

  /** Returns the reply with the failure kind refined by the portal's state. */
  <T> Reply<T> explain(Reply<T> reply) {
    if (!(reply instanceof Reply.Failed<T> failed)) {
      return reply;
    }
    if (failed.kind() == FailureKind.NO_PORTAL) {
      return withKind(failed, state(FailureKind.NO_SUCH_CALL, FailureKind.NO_PORTAL));
    }
    // A limited key is refused in the same way on public calls (contract 2.3).
    return failed.kind() == FailureKind.BUSY
        ? withKind(failed, state(FailureKind.KEY_LACKS_SCOPE, FailureKind.BUSY))
        : reply;
  }

  private FailureKind state(FailureKind inOrder, FailureKind unknown) {
    Reply<PortalSettings> reply = settings.get();
    if (reply instanceof Reply.Ok<PortalSettings> ok) {
      @Nullable FailureKind state = ok.value().state();
      return state == null ? inOrder : state;
    }
    boolean none =
        reply instanceof Reply.Failed<PortalSettings> failed
            && failed.kind() == FailureKind.NO_PORTAL;
    return none ? FailureKind.NO_PORTAL : unknown;
  }

  private static <T> Reply<T> withKind(Reply.Failed<T> failed, FailureKind kind) {
    return new Reply.Failed<>(
        failed.call(),
        failed.status(),
        kind,
        failed.bodyKind(),
        failed.retryAfter(),
        failed.detail());
  }
}
