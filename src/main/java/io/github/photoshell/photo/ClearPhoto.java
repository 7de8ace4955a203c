package io.github.photoshell.photo;

import io.github.photoshell.directory.People;
import io.github.photoshell.session.CurrentSession;

/** Removes a person's photo. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class ClearPhoto {
  private final CurrentSession sessions;
  private final People people;

  public ClearPhoto(CurrentSession sessions, People people) {
    this.sessions = sessions;
    this.people = people;
  }

  /**
   * Finds the person, asks, removes, and reads back.
   *
   * @param person a user name, e-mail, ID or {@code @self}
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer and nothing
   *     was changed
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public PhotoOutcome clear(String person, Consent consent) {
    throw new UnsupportedOperationException(person + consent + sessions + people);
  }
}
