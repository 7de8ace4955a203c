package io.github.photoshell.photo;

import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Omar, an admin of the practice portal with all admin rights. */
public final class AdminUser {
  private AdminUser() {}

  /**
   * Returns a client with his API key.
   *
   * @param address the address of the portal or of a relay in front of it
   */
  public static Portal portal(PracticePortal practice, ServerAddress address) {
    return Portal.at(
        address,
        Token.of(practice.keys().get(0).token()).orElseThrow(),
        SampleResponses.PATIENT,
        ExchangeListener.none());
  }

  /**
   * Returns his session.
   *
   * @param version the assumed version of the portal; null if unknown
   */
  public static Session session(Portal portal, @Nullable String version) {
    Profile self = portal.api().self().orThrow();
    return new Session(
        portal,
        new Account(self.id(), self.userName(), "Omar", self.role()),
        new Scopes(List.of()),
        null,
        new PortalVersion(version),
        5_242_880L);
  }
}
