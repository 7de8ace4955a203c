package io.github.photoshell.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session commands work on; any thread may ask. */
public final class CurrentSession {
  private @Nullable Session session;

  public synchronized Optional<Session> current() {
    return Optional.ofNullable(session);
  }

  /**
   * The session.
   *
   * @throws NotConnectedException when there is none
   */
  public Session require() {
    return current().orElseThrow(NotConnectedException::new);
  }

  /** Makes a session the current one; the one before ends and its token is wiped. */
  public void open(Session next) {
    replace(next);
  }

  /** Ends the session and wipes its token; nothing happens without one. */
  public void close() {
    replace(null);
  }

  /** Ends the calls that are running, from any thread. */
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
