package io.github.photoshell.session;

import io.github.photoshell.portal.DryRun;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holder of the session that commands use. Thread-safe. */
public final class CurrentSession {
  /** The session of a dry run; a thread has at most one. */
  private static final InheritableThreadLocal<@Nullable Session> DRY_RUN_SESSION =
      new InheritableThreadLocal<>();

  private @Nullable Session session;

  public Optional<Session> current() {
    return Optional.ofNullable(DryRun.isOn() ? DRY_RUN_SESSION.get() : actual());
  }

  private synchronized @Nullable Session actual() {
    return session;
  }

  /**
   * Runs a task as a dry run on this thread: requests are recorded and not sent, and the real
   * session is neither opened nor closed.
   *
   * @param asIf the session to start with; null for none
   */
  public <T> T runDry(DryRun dryRun, @Nullable Session asIf, Supplier<T> task) {
    DRY_RUN_SESSION.set(asIf == null ? null : asIf.asDryRun(dryRun));
    try {
      return dryRun.run(task);
    } finally {
      DRY_RUN_SESSION.remove();
    }
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
    if (DryRun.isOn()) {
      DRY_RUN_SESSION.set(next);
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
