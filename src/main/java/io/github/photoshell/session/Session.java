package io.github.photoshell.session;

import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.SlidingWindowLimiter;
import io.github.photoshell.http.SlidingWindowLimiter.SharedWindow;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.Portal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A portal with a token that is valid on it.
 *
 * @param key null for an access token, and on portals before 3.1.1, which do not show it
 * @param uploadLimit the largest image the portal accepts, in bytes; null when the key cannot read
 *     it
 * @param state the state in which the portal refused most requests at connecting (unpaid or busy);
 *     null when it worked normally
 * @param allowances the folder in which all photoshells count their requests; null to count alone
 * @param memory empty at first, and in a dry run
 */
public record Session(
    Portal portal,
    Account account,
    Scopes scopes,
    @Nullable Key key,
    PortalVersion version,
    @Nullable Long uploadLimit,
    @Nullable FailureKind state,
    @Nullable Path allowances,
    SessionMemory memory) {

  /**
   * Creates a session on a portal that works normally, limited without regard to other programs.
   */
  public Session(
      Portal portal,
      Account who,
      Scopes scopes,
      @Nullable Key key,
      PortalVersion version,
      @Nullable Long uploadLimit) {
    this(portal, who, scopes, key, version, uploadLimit, null, null, new SessionMemory());
  }

  /**
   * The API key in use.
   *
   * @param name null when it has none
   * @param masked as in {@code sk-***9f3a}
   * @param expiresAt in the portal's time zone; null when it never expires
   */
  public record Key(
      @Nullable String name, @Nullable String masked, @Nullable OffsetDateTime expiresAt) {}

  /**
   * Returns a placeholder session for a dry run without a portal: everything is allowed, and all
   * facts of the portal are unknown.
   */
  public static Session assumed() {
    ServerAddress nowhere =
        ((ServerAddress.Parsed.Valid) ServerAddress.parse("https://portal.invalid")).address();
    Portal portal =
        Portal.at(
            nowhere,
            Token.of("sk-rehearsal").orElseThrow(),
            Timeouts.usual(),
            ExchangeListener.none());
    return new Session(
        portal,
        new Account(DryRun.UNKNOWN_USER_ID, null, "you", null),
        Scopes.unlimited(),
        null,
        new PortalVersion(null),
        null);
  }

  /** Returns the same session for a dry run. */
  Session asDryRun(DryRun dryRun) {
    return with(portal.asDryRun(dryRun), new SessionMemory());
  }

  /** Returns whether this is a dry run, in which nothing may be written, stored or asked. */
  public boolean isDryRun() {
    return dryRun() != null;
  }

  /** Returns the dry run that the session belongs to; null for a real session. */
  public @Nullable DryRun dryRun() {
    return portal.dryRun();
  }

  /**
   * Returns the same session with its requests limited, together with those of other photoshells on
   * this computer.
   *
   * @param rate requests per minute; 0 for no limit
   */
  public Session limitedTo(int rate) {
    SharedWindow shared =
        allowances == null || isDryRun()
            ? SharedWindow.NONE
            : RequestAllowance.of(allowances, this, System::currentTimeMillis);
    return with(
        portal.limitedBy(SlidingWindowLimiter.of(rate, portal.sentInLastMinute(), shared)), memory);
  }

  private Session with(Portal otherPortal, SessionMemory otherMemory) {
    return new Session(
        otherPortal, account, scopes, key, version, uploadLimit, state, allowances, otherMemory);
  }

  /** Returns the connection details seen so far. */
  ConnectionInfo contact() {
    return portal.connectionInfo();
  }

  /** Returns the number of requests of this session that may have changed something. */
  long changes() {
    return portal.changes();
  }

  public ServerAddress address() {
    return portal.address();
  }

  /** Returns whether the rights of the API key are unknown because the portal is unpaid. */
  boolean hidesKey() {
    return state == FailureKind.UNPAID && key == null && portal.hasApiKey();
  }
}
