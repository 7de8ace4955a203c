package io.github.photoshell.session;

import io.github.photoshell.http.AddressProblem;
import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.Parsed;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.ApiKey;
import io.github.photoshell.portal.Capabilities;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.ParallelRequest;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalBuild;
import io.github.photoshell.portal.PortalSettings;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
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
   * @param asksUser whether the source may ask the user for the token. If not, a portal that is
   *     known from an earlier connection gets all requests at the same time, the token included
   * @param network the proxy and the certificate authorities to use
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   */
  ConnectOutcome connect(
      String typedAddress,
      boolean allowHttp,
      TokenSource source,
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
          ? identify(portal, version(portal.build()), probed.state())
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

  private ConnectOutcome connect(Portal anonymous, TokenSource source) {
    ask(anonymous);
    Probed probed = probe(anonymous);
    if (probed.refused() != null) {
      return probed.refused();
    }
    PortalVersion version = version(anonymous.build());
    Token token = source.token();
    if (token == null) {
      return new ConnectOutcome.NoToken(anonymous.address());
    }
    return authenticate(anonymous.with(token), version, probed.state());
  }

  /** Connects to a known portal, if necessary in the same way as to an unknown one. */
  private ConnectOutcome connect(Portal anonymous, TokenSource source, KnownPortal known) {
    Token token = source.token();
    if (token == null) {
      return connect(anonymous, source);
    }
    Portal portal = anonymous.with(token);
    ConnectOutcome outcome = null;
    try {
      Session session = reopen(ask(portal), known);
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

  /**
   * Makes all requests for a known portal at the same time. Returns null if a response is not as
   * expected; asking one after the other then finds the reason.
   *
   * @throws io.github.photoshell.portal.PortalException if there is no response
   */
  private @Nullable Session reopen(Portal portal, KnownPortal known) {
    boolean apiKey = portal.hasApiKey();
    // The settings contain the version, too.
    try (ParallelRequest<Reply<Profile>> self =
            portal.start(
                true, request -> apiKey ? request.profile(known.accountId()) : request.self());
        ParallelRequest<Reply<PortalSettings>> settings =
            portal.start(known.readsSettings(), Portal::settings);
        ParallelRequest<Reply<PortalBuild>> build =
            portal.start(!known.readsSettings(), Portal::build)) {
      ApiKey key = null;
      if (apiKey) {
        Reply<ApiKey> reply = portal.ownKey();
        if (!(reply instanceof Reply.Ok<ApiKey> ok)) {
          return unexpected(reply);
        }
        key = ok.value();
      }
      Scopes scopes = scopes(key);
      boolean isSame = key == null || key.createBy().id().equalsIgnoreCase(known.accountId());
      Reply<Profile> person = isSame ? self.result() : person(portal, key);
      if (!(person instanceof Reply.Ok<Profile> ok)) {
        return unexpected(person);
      }
      PortalVersion version =
          new PortalVersion(
              known.readsSettings() && settings.result() instanceof Reply.Ok<PortalSettings> read
                  ? read.value().version()
                  : null);
      if (version.docSpace() == null) {
        version = version(build.result());
      }
      return session(portal, identity(ok.value()), scopes, key, version, settings, null);
    }
  }

  /** Throws if there is no response or the portal asks to wait; else returns null. */
  private static @Nullable Session unexpected(Reply<?> reply) {
    if (reply instanceof Reply.Failed<?> failed
        && (failed.status() < 0 || failed.kind() == FailureKind.TOO_MANY)) {
      failed.orThrow();
    }
    return null;
  }

  /** Reads the person and rights of the token; wipes a token that opens no session. */
  private ConnectOutcome authenticate(
      Portal portal, PortalVersion version, @Nullable FailureKind state) {
    ask(portal);
    boolean opened = false;
    try {
      ConnectOutcome outcome = identify(portal, version, state);
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
    Reply<Capabilities> reply = portal.capabilities();
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

  /** Returns the version; an unknown one is no reason to refuse the connection. */
  private static PortalVersion version(Reply<PortalBuild> reply) {
    return new PortalVersion(
        reply instanceof Reply.Ok<PortalBuild> ok ? ok.value().docSpace() : null);
  }

  /** Reads the key first: it is the only request that every valid key allows (contract 1.4). */
  private ConnectOutcome identify(
      Portal portal, PortalVersion version, @Nullable FailureKind atFirst) {
    FailureKind state = atFirst;
    ApiKey key = null;
    boolean apiKey = portal.hasApiKey();
    if (apiKey) {
      Reply<ApiKey> reply = portal.ownKey();
      if (failedWith(reply, FailureKind.TOKEN_REFUSED)) {
        return new ConnectOutcome.TokenRefused(portal.address(), true);
      }
      // Servers before 3.1.1 do not have the call, and 3.1.1 required a scope.
      boolean older =
          failedWith(reply, FailureKind.NO_SUCH_CALL)
              || failedWith(reply, FailureKind.NO_PORTAL)
              || failedWith(reply, FailureKind.KEY_LACKS_SCOPE);
      // The server checks the key before the plan, so this key is valid.
      boolean unpaid = failedWith(reply, FailureKind.UNPAID);
      state = unpaid ? FailureKind.UNPAID : state;
      key = older || unpaid ? null : reply.orThrow();
    }
    Scopes scopes = scopes(key);
    Reply<Profile> self = person(portal, key);
    if (failedWith(self, FailureKind.TOKEN_REFUSED)) {
      return new ConnectOutcome.TokenRefused(portal.address(), apiKey);
    }
    Account account;
    if (self instanceof Reply.Ok<Profile> ok) {
      account = identity(ok.value());
    } else if (key != null) {
      account = identity(key.createBy());
    } else if (state == FailureKind.UNPAID) {
      return new ConnectOutcome.Unpaid(portal.address());
    } else if (failedWith(self, FailureKind.KEY_LACKS_SCOPE)) {
      return new ConnectOutcome.KeyTooNarrow(portal.address(), apiKey);
    } else {
      account = identity(self.orThrow());
    }
    return new ConnectOutcome.Connected(
        session(
            portal, account, scopes, key, version, portal.start(false, Portal::settings), state));
  }

  private static Scopes scopes(@Nullable ApiKey key) {
    return key == null ? Scopes.unlimited() : new Scopes(key.permissions());
  }

  private static Reply<Profile> person(Portal portal, @Nullable ApiKey key) {
    return key == null || scopes(key).readsSelf()
        ? portal.self()
        : portal.profile(key.createBy().id());
  }

  private Session session(
      Portal portal,
      Account account,
      Scopes scopes,
      @Nullable ApiKey key,
      PortalVersion version,
      ParallelRequest<Reply<PortalSettings>> request,
      @Nullable FailureKind state) {
    // Since 3.7 a limited key gets a 403 here; before, every key could read them.
    PortalSettings settings = null;
    if ((scopes.readsSettings() || version.atLeast(3, 7) == YesNoUnknown.NO)
        && request.result() instanceof Reply.Ok<PortalSettings> ok) {
      settings = ok.value();
    }
    PortalVersion portalVersion =
        version.docSpace() == null && settings != null
            ? new PortalVersion(settings.version())
            : version;
    return new Session(
        portal,
        account,
        scopes,
        key == null ? null : new Session.Key(key.name(), key.key(), date(key.expiresAt())),
        portalVersion,
        settings == null ? null : settings.uploadLimit(),
        state,
        allowances);
  }

  static Account identity(Profile profile) {
    String name = profile.displayName();
    return new Account(
        profile.id(),
        profile.userName(),
        name == null || name.isBlank() ? profile.id() : name,
        profile.role());
  }

  private static Account identity(ApiKey.Maker maker) {
    return new Account(
        maker.id(), null, Objects.requireNonNullElse(maker.displayName(), maker.id()), null);
  }

  private static @Nullable OffsetDateTime date(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static boolean failedWith(Reply<?> reply, FailureKind kind) {
    return reply instanceof Reply.Failed<?> failed && failed.kind() == kind;
  }
}
