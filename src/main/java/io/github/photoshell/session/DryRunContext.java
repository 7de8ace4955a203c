package io.github.photoshell.session;

import io.github.photoshell.portal.DryRun;
import org.jspecify.annotations.Nullable;

/** A dry run with the session that its commands use in place of the current one. */
public final class DryRunContext {
  private final DryRun dryRun;
  private @Nullable Session session;

  /**
   * @param start the session to start with; null for none
   */
  public DryRunContext(DryRun dryRun, @Nullable Session start) {
    this.dryRun = dryRun;
    this.session = start == null ? null : start.asDryRun(dryRun);
  }

  /** Returns the record of the requests. */
  public DryRun dryRun() {
    return dryRun;
  }

  /** Returns the session, or null if there is none. */
  public @Nullable Session session() {
    return session;
  }

  /**
   * Returns the session.
   *
   * @throws NotConnectedException when there is none
   */
  public Session require() {
    if (session == null) {
      throw new NotConnectedException();
    }
    return session;
  }

  /** Makes a session the current one of the dry run. */
  void open(Session next) {
    session = next;
  }
}
