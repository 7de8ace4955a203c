package io.github.photoshell.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holder of the session that commands use. Thread-safe. */
public final class CurrentSession {
  private @Nullable Session session;

  public synchronized Optional<Session> current() {
    return Optional.ofNullable(session);
  }

  /**
   * Returns the session.
   *
   * @throws NotConnectedException when there is none
   */
  public Session require() {
    return current().orElseThrow(NotConnectedException::new);
  }

  /** Makes a session the current one; ends the previous one and wipes its token. */
  public void open(Session next) {
    replace(next);
  }

  /** Ends the session, if any, and wipes its token. */
  public void close() {
    replace(null);
  }

  /** Cancels the running requests. Safe to call from any thread. */
  public void cancelCalls() {
    current().ifPresent(open -> open.portal().cancelCalls());
  }

  private void replace(@Nullable Session next) {
    Session last;
    synchronized (this) {
      last = session;
      session = next;
    }
    if (last != null && (next == null || last.portal() != next.portal())) {
      last.portal().close();
    }
  }
}
