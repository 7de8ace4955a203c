package io.github.photoshell.session;

import io.github.photoshell.portal.ConnectionInfo;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.ExchangeListener;
import io.github.photoshell.portal.FailureKind;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.RateLimiter;
import io.github.photoshell.portal.ServerAddress;
import io.github.photoshell.portal.Timeouts;
import io.github.photoshell.portal.Token;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A portal with a token that works on it.
 *
 * @param key null for an access token, and on portals before 3.1.1, which don't tell
 * @param uploadLimit the largest image the portal takes, in bytes; null when the key may not know
 * @param state why the portal refused most calls at connecting (unpaid, or busy with itself); null
 *     when it was in order
 */
public record Session(
    Portal portal,
    Account who,
    Scopes scopes,
    @Nullable Key key,
    PortalVersion version,
    @Nullable Long uploadLimit,
    @Nullable FailureKind state) {

  /** A session on a portal in order. */
  public Session(
      Portal portal,
      Account who,
      Scopes scopes,
      @Nullable Key key,
      PortalVersion version,
      @Nullable Long uploadLimit) {
    this(portal, who, scopes, key, version, uploadLimit, null);
  }

  /**
   * The API key in use.
   *
   * @param name null when its maker gave none
   * @param masked as in {@code sk-***9f3a}
   * @param expiresAt in the portal's time zone; null when it never does
   */
  public record Key(
      @Nullable String name, @Nullable String masked, @Nullable OffsetDateTime expiresAt) {}

  /**
   * A session of nobody in particular, for a rehearsal before any portal is known: everything is
   * allowed, and what the portal would tell is not known.
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
        new Account(DryRun.NOBODY_YET, null, "you", null),
        Scopes.unlimited(),
        null,
        new PortalVersion(null),
        null);
  }

  /** The same session on the same portal for a rehearsal. */
  public Session rehearsed(DryRun dryRun) {
    return new Session(portal.rehearsed(dryRun), who, scopes, key, version, uploadLimit, state);
  }

  /** The same session, whose calls go out through a gate. */
  public Session through(RateLimiter rateLimiter) {
    return new Session(portal.through(rateLimiter), who, scopes, key, version, uploadLimit, state);
  }

  /** What was seen of the line to the portal. */
  public ConnectionInfo contact() {
    return portal.contact();
  }

  /** How many calls of this session may have changed something. */
  public long changes() {
    return portal.changes();
  }

  public ServerAddress address() {
    return portal.address();
  }

  /** Whether the portal took the API key, but did not say what it may do: it is not paid for. */
  public boolean hidesKey() {
    return state == FailureKind.UNPAID && key == null && portal.hasApiKey();
  }
}
