package io.github.photoshell.session;

import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions of Ada on a portal that is never asked. */
final class SampleSessions {
  private SampleSessions() {}

  static Session session(
      Session.@Nullable Key key, Role role, @Nullable String version, List<String> scopes) {
    return new Session(
        Portal.at(
            SampleResponses.address("https://portal.example"),
            Token.of("sk-key-of-ada").orElseThrow(),
            SampleResponses.PATIENT,
            ExchangeListener.none()),
        new Account(SampleResponses.ADA, "ada", "Ada Lovelace", role),
        new Scopes(scopes),
        key,
        new PortalVersion(version),
        5_242_880L);
  }

  /** Returns the session of an admin with an unrestricted API key; null if it never expires. */
  static Session expiring(@Nullable OffsetDateTime when) {
    return session(new Session.Key("ci", "sk-…1234", when), Role.ADMIN, "3.7.2.1830", List.of());
  }

  /** Returns the same session, without an upload limit, on a portal that refuses most requests. */
  static Session in(FailureKind state, Session.@Nullable Key key, Session session) {
    return new Session(
        session.portal(),
        session.account(),
        session.scopes(),
        key,
        session.version(),
        null,
        state,
        null,
        new SessionMemory());
  }
}
