package io.github.photoshell.session;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.AddressProblem;
import io.github.photoshell.http.ServerAddress.Parsed;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Capabilities;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.KnownPortals.KnownPortal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens sessions from an address and a token. */
public final class Connect {
  private final BiFunction<ServerAddress, Network, Portal> portals;
  private final KnownPortals knownPortals;
  private final Path allowances;

  /** The portal of the connection attempt in progress; null when there is none. */
  private volatile @Nullable Portal running;

  /** The portal of the last attempt if it opened no session; else null. */
  private volatile @Nullable Portal failed;

  /** A portal with the connection details seen so far. */
  record ConnectionAttempt(ServerAddress address, ConnectionInfo connectionInfo) {}

  /**
   * @param allowances the folder in which all photoshells count their requests
   */
  public Connect(
      Timeouts timeouts, ExchangeListener listener, KnownPortals knownPortals, Path allowances) {
    this(
        (address, network) -> Portal.at(address, null, timeouts, listener, network),
        knownPortals,
        allowances);
  }

  private Connect(
      BiFunction<ServerAddress, Network, Portal> portals,
      KnownPortals knownPortals,
      Path allowances) {
    this.portals = portals;
    this.knownPortals = knownPortals;
    this.allowances = allowances;
  }

  /** Returns the same for a dry run, whose sessions record requests instead of sending them. */
  Connect dryRun(DryRun dryRun) {
    return new Connect(
        (address, network) -> Portal.inDryRun(address, null, dryRun), knownPortals, allowances);
  }

  /**
   * Checks without the token that the address belongs to a DocSpace portal, then gets the token and
   * reads its person and rights.
   *
   * @param allowHttp whether the token may be sent unencrypted to another computer
   * @param source returns the token, or null when there is none: a prompt, the environment, a file
   *     or a password manager
   * @param asksUser whether the source may ask the user for the token. If not, a portal that is
   *     known from an earlier connection gets all requests at the same time, the token included
   * @param network the proxy and the certificate authorities to use
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   */
  ConnectOutcome connect(
      String typedAddress,
      boolean allowHttp,
      Supplier<@Nullable Token> source,
      boolean asksUser,
      Network network) {
    Parsed parsed = ServerAddress.parse(typedAddress);
    if (parsed instanceof Parsed.Invalid invalid) {
      boolean secret = invalid.problem() == AddressProblem.HAS_CREDENTIALS;
      String shown = secret ? typedAddress.replaceFirst("//.*@", "//…@") : typedAddress;
      return new ConnectOutcome.BadAddress(shown, invalid.problem(), invalid.better());
    }
    ServerAddress address = ((Parsed.Valid) parsed).address();
    if (!address.isHttps() && !address.isLoopback() && !allowHttp) {
      return new ConnectOutcome.PlainHttp(address);
    }
    if (network.proxySettings().to(address) instanceof ProxySettings.ProxyRoute.Unusable unusable) {
      return new ConnectOutcome.BadProxy(unusable.source());
    }
    try {
      Portal anonymous = portals.apply(address, network);
      if (asksUser) {
        return connect(anonymous, source);
      }
      KnownPortal known = knownPortals.find(address);
      ConnectOutcome outcome =
          known == null ? connect(anonymous, source) : connect(anonymous, source, known);
      if (outcome instanceof ConnectOutcome.Connected connected) {
        remember(connected.session());
      }
      return outcome;
    } finally {
      running = null;
    }
  }

  private void remember(Session session) {
    if (session.state() == null) {
      knownPortals.save(
          session.address(),
          new KnownPortal(session.account().id(), session.uploadLimit() != null));
    }
  }

  /**
   * Opens a new session on the same portal with another token, after the previous one was refused.
   *
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   */
  ConnectOutcome reconnect(Session session, Token token) {
    try {
      return authenticate(session.portal().with(token), session.version(), session.state());
    } finally {
      running = null;
    }
  }

  /**
   * Repeats the requests of connecting on the portal of a session. The session itself stays open
   * and unchanged.
   *
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   */
  ConnectOutcome recheck(Session session) {
    Portal portal = session.portal();
    try {
      running = portal;
      Probed probed = probe(portal);
      return probed.refused() == null
          ? new SignIn(portal, allowances)
              .identify(SignIn.version(portal.api().build()), probed.state())
          : probed.refused();
    } finally {
      running = null;
    }
  }

  /**
   * Returns the connection details of the last attempt to connect; empty if it opened a session.
   */
  Optional<ConnectionAttempt> lastFailure() {
    return Optional.ofNullable(failed)
        .map(portal -> new ConnectionAttempt(portal.address(), portal.connectionInfo()));
  }

  /** Cancels a connection attempt in progress. Safe to call from any thread. */
  public void cancelCalls() {
    Portal current = running;
    if (current != null) {
      current.cancelCalls();
    }
  }

  private ConnectOutcome connect(Portal anonymous, Supplier<@Nullable Token> source) {
    ask(anonymous);
    Probed probed = probe(anonymous);
    if (probed.refused() != null) {
      return probed.refused();
    }
    PortalVersion version = SignIn.version(anonymous.api().build());
    Token token = source.get();
    if (token == null) {
      return new ConnectOutcome.NoToken();
    }
    return authenticate(anonymous.with(token), version, probed.state());
  }

  /** Connects to a known portal, if necessary in the same way as to an unknown one. */
  private ConnectOutcome connect(
      Portal anonymous, Supplier<@Nullable Token> source, KnownPortal known) {
    Token token = source.get();
    if (token == null) {
      return connect(anonymous, source);
    }
    Portal portal = anonymous.with(token);
    ConnectOutcome outcome = null;
    try {
      Session session = new SignIn(ask(portal), allowances).again(known);
      outcome =
          session == null ? connect(anonymous, () -> token) : new ConnectOutcome.Connected(session);
      return outcome;
    } finally {
      if (outcome instanceof ConnectOutcome.Connected) {
        failed = null;
      } else {
        portal.close();
      }
    }
  }

  /** Reads the person and rights of the token; wipes a token that opens no session. */
  private ConnectOutcome authenticate(
      Portal portal, PortalVersion version, @Nullable FailureKind state) {
    ask(portal);
    boolean opened = false;
    try {
      ConnectOutcome outcome = new SignIn(portal, allowances).identify(version, state);
      opened = outcome instanceof ConnectOutcome.Connected;
      failed = opened ? null : failed;
      return outcome;
    } finally {
      if (!opened) {
        portal.close();
      }
    }
  }

  private Portal ask(Portal portal) {
    running = portal;
    failed = portal;
    return portal;
  }

  /**
   * Result of the first request.
   *
   * @param refused the outcome if it is not a DocSpace portal; else null
   * @param state the state in which the portal refuses most requests; null when it works normally
   */
  private record Probed(@Nullable ConnectOutcome refused, @Nullable FailureKind state) {
    static Probed notDocSpace(Portal portal, int status, BodyKind bodyKind) {
      return new Probed(new ConnectOutcome.NotDocSpace(portal.address(), status, bodyKind), null);
    }
  }

  /**
   * Checks whether it is a DocSpace portal.
   *
   * @throws io.github.photoshell.portal.PortalException on failures that are worded the same for
   *     all requests
   */
  private static Probed probe(Portal portal) {
    Reply<Capabilities> reply = portal.api().capabilities();
    if (reply instanceof Reply.Failed<Capabilities> failed) {
      if (failed.kind().isBusy()) {
        return new Probed(null, failed.kind());
      }
      // A DocSpace server says so in JSON; any other 404 comes from something else.
      boolean noPortal =
          failed.kind() == FailureKind.NO_PORTAL && failed.bodyKind() == BodyKind.JSON;
      switch (failed.kind()) {
        case REDIRECTED -> {
          String target = failed.detail();
          return target == null
              ? Probed.notDocSpace(portal, failed.status(), failed.bodyKind())
              : new Probed(
                  new ConnectOutcome.Redirected(portal.address(), target, failed.status()), null);
        }
        case UNREADABLE, NO_PORTAL, NO_SUCH_CALL, KEY_LACKS_SCOPE, TOKEN_REFUSED -> {
          if (!noPortal) {
            return Probed.notDocSpace(portal, failed.status(), failed.bodyKind());
          }
        }
        default -> {
          // Worded once for all calls.
        }
      }
    }
    return reply.orThrow().isKnown()
        ? new Probed(null, null)
        : Probed.notDocSpace(portal, 200, BodyKind.JSON);
  }
}
