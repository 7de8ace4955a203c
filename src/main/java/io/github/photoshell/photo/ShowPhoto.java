package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.CurrentSession;
import java.util.Optional;

/** Looks where a person's photo lies. */
public final class ShowPhoto {
  private final CurrentSession sessions;

  public ShowPhoto(CurrentSession sessions) {
    this.sessions = sessions;
  }

  /**
   * Returns the photo; empty where the portal does not show it to this key.
   *
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public Optional<PhotoUrls> of(Person person) {
    if (!sessions.require().rights().readsPeople()) {
      return Optional.empty();
    }
    Reply<PhotoUrls> reply = sessions.require().portal().photo(person.id());
    return reply instanceof Reply.Refused<PhotoUrls>
        ? Optional.empty()
        : Optional.of(reply.orThrow());
  }
}
