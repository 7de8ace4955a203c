package io.github.photoshell.photo;

import io.github.photoshell.directory.People;
import io.github.photoshell.session.CurrentSession;

/** Gives a person a new photo. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class SetPhoto {
  private final CurrentSession sessions;
  private final People people;

  public SetPhoto(CurrentSession sessions, People people) {
    this.sessions = sessions;
    this.people = people;
  }

  /**
   * Checks the image, finds the person, asks if a photo would be lost, sends, and reads back.
   *
   * @param person a user name, e-mail, ID or {@code @self}
   * @param image an http or https address or a file
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer and nothing
   *     was changed
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public PhotoOutcome set(String person, String image, Consent consent) {
    throw new UnsupportedOperationException(person + image + consent + sessions + people);
  }
}
