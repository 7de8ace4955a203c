package io.github.photoshell.session;

import io.github.photoshell.portal.DryRun;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The session commands work on; any thread may ask. */
public final class CurrentSession {
  /** The session of a rehearsal, of which a thread has one at most. */
  private static final InheritableThreadLocal<@Nullable Session> REHEARSED =
      new InheritableThreadLocal<>();

  private @Nullable Session session;

  public Optional<Session> current() {
    return Optional.ofNullable(DryRun.isOn() ? REHEARSED.get() : actual());
  }

  private synchronized @Nullable Session actual() {
    return session;
  }

  /**
   * Has this thread rehearse: whatever is asked of a session meanwhile is noted in the rehearsal
   * and not sent, and no session is opened or closed.
   *
   * @param asIf the session to begin with; null for none
   */
  public <T> T rehearse(DryRun dryRun, @Nullable Session asIf, Supplier<T> whatToDo) {
    REHEARSED.set(asIf == null ? null : asIf.rehearsed(dryRun));
    try {
      return dryRun.run(whatToDo);
    } finally {
      REHEARSED.remove();
    }
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
    if (DryRun.isOn()) {
      REHEARSED.set(next);
      return;
    }
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
