package io.github.photoshell.session;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.portal.ApiKey;
import io.github.photoshell.portal.ParallelRequest;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalBuild;
import io.github.photoshell.portal.PortalSettings;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.KnownPortals.KnownPortal;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Signs in to a portal: reads the rights and the person of the token, and makes the session. */
final class SignIn {
  private final Portal portal;
  private final Path allowances;

  /**
   * @param portal used with a token
   * @param allowances the folder in which all photoshells count their requests
   */
  SignIn(Portal portal, Path allowances) {
    this.portal = portal;
    this.allowances = allowances;
  }

  /**
   * Makes all requests for a known portal at the same time. Returns null if a response is not as
   * expected; asking one after the other then finds the reason.
   *
   * @throws io.github.photoshell.portal.PortalException if there is no response
   */
  @Nullable Session again(KnownPortal known) {
    boolean apiKey = portal.hasApiKey();
    // The settings contain the version, too.
    try (ParallelRequest<Reply<Profile>> self =
            portal.start(
                true,
                request ->
                    apiKey ? request.api().profile(known.accountId()) : request.api().self());
        ParallelRequest<Reply<PortalSettings>> settings =
            portal.start(known.readsSettings(), portal -> portal.api().settings());
        ParallelRequest<Reply<PortalBuild>> build =
            portal.start(!known.readsSettings(), portal -> portal.api().build())) {
      ApiKey key = null;
      if (apiKey) {
        Reply<ApiKey> reply = portal.api().ownKey();
        if (!(reply instanceof Reply.Ok<ApiKey> ok)) {
          return unexpected(reply);
        }
        key = ok.value();
      }
      Scopes scopes = scopes(key);
      boolean isSame = key == null || key.createBy().id().equalsIgnoreCase(known.accountId());
      Reply<Profile> person = isSame ? self.result() : person(key);
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
      return session(identity(ok.value()), scopes, key, version, settings, null);
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

  /** Returns the version; an unknown one is no reason to refuse the connection. */
  static PortalVersion version(Reply<PortalBuild> reply) {
    return new PortalVersion(
        reply instanceof Reply.Ok<PortalBuild> ok ? ok.value().docSpace() : null);
  }

  /** Reads the key first: it is the only request that every valid key allows (contract 1.4). */
  ConnectOutcome identify(PortalVersion version, @Nullable FailureKind atFirst) {
    FailureKind state = atFirst;
    ApiKey key = null;
    boolean apiKey = portal.hasApiKey();
    if (apiKey) {
      Reply<ApiKey> reply = portal.api().ownKey();
      if (failedWith(reply, FailureKind.TOKEN_REFUSED)) {
        return new ConnectOutcome.TokenRefused(true);
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
    Reply<Profile> self = person(key);
    if (failedWith(self, FailureKind.TOKEN_REFUSED)) {
      return new ConnectOutcome.TokenRefused(apiKey);
    }
    Account account;
    if (self instanceof Reply.Ok<Profile> ok) {
      account = identity(ok.value());
    } else if (key != null) {
      account = identity(key.createBy());
    } else if (state == FailureKind.UNPAID) {
      return new ConnectOutcome.Unpaid();
    } else if (failedWith(self, FailureKind.KEY_LACKS_SCOPE)) {
      return new ConnectOutcome.KeyTooNarrow(apiKey);
    } else {
      account = identity(self.orThrow());
    }
    return new ConnectOutcome.Connected(
        session(
            account,
            scopes,
            key,
            version,
            portal.start(false, portal -> portal.api().settings()),
            state));
  }

  private static Scopes scopes(@Nullable ApiKey key) {
    return key == null ? Scopes.unlimited() : new Scopes(key.permissions());
  }

  private Reply<Profile> person(@Nullable ApiKey key) {
    return key == null || scopes(key).readsSelf()
        ? portal.api().self()
        : portal.api().profile(key.createBy().id());
  }

  private Session session(
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
        allowances,
        new SessionMemory());
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
