package io.github.photoshell.photo;

import io.github.photoshell.people.People;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoUpdate.AlreadySetCheck;
import io.github.photoshell.session.Session;
import org.jspecify.annotations.Nullable;

/** Removes a person's photo. */
public final class ClearPhoto {

  private final People people;
  private final PhotoBackups replaced;

  public ClearPhoto(People people, PhotoBackups replaced) {
    this.people = people;
    this.replaced = replaced;
  }

  /**
   * Finds the person, asks for confirmation, removes the photo and verifies the removal.
   *
   * @param person a user name, e-mail, ID or {@code @self}
   * @throws io.github.photoshell.portal.PortalException if there is no usable response and nothing
   *     was changed
   */
  PhotoOutcome clear(Session session, String person, Confirmation confirmation) {
    PersonLookup search = people.find(session, person);
    return search instanceof PersonLookup.Found found
        ? clear(session, found.person(), confirmation)
        : new PhotoOutcome.NoOnePerson(search);
  }

  /** Does the same for a person who was found already. */
  PhotoOutcome clear(Session session, Person person, Confirmation confirmation) {
    return clear(session, person, confirmation, null, () -> {});
  }

  /**
   * Removes the photo of a known person as part of an import.
   *
   * @param importId the import, which undoes its changes together; null if there is none
   * @param sending runs right before the change
   */
  public PhotoOutcome clear(
      Session session,
      Person person,
      Confirmation confirmation,
      @Nullable String importId,
      Runnable sending) {
    ChangeOrigin origin = new ChangeOrigin(ChangeKind.CLEARED, 0, importId);
    PhotoOutcome outcome =
        new PhotoUpdate(session, person, null, replaced, origin)
            .beforeSending(before -> sending.run())
            .run(AlreadySetCheck.NEVER, confirmation);
    if (outcome instanceof PhotoOutcome.Changed) {
      people.photoChanged(session, person, false);
    }
    return outcome;
  }
}
