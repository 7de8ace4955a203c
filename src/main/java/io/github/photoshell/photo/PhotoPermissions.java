package io.github.photoshell.photo;

import io.github.photoshell.people.Person;
import io.github.photoshell.portal.Role;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The photos that the user may change, as far as version and roles tell before anything is sent
 * (contract 3.7).
 */
public final class PhotoPermissions {
  private static final String THEIRS = "only that person can change it (since DocSpace 3.6)";

  private final Session session;
  private final YesNoUnknown ownOnly;
  private final @Nullable Role you;

  public PhotoPermissions(Session session) {
    this.session = session;
    this.ownOnly = session.version().changesOwnPhotoOnly();
    this.you = session.account().role();
  }

  boolean isYou(Person person) {
    return isYou(person.id());
  }

  private boolean isYou(String personId) {
    return session.account().id().equalsIgnoreCase(personId);
  }

  /** Returns why only the user's own photo can be changed; null if others' can be, too. */
  public @Nullable String whyOnlyYours() {
    if (ownOnly == YesNoUnknown.YES) {
      return THEIRS;
    }
    return you == Role.USER || you == Role.GUEST
        ? "only that person or an admin can change it"
        : null;
  }

  /** Returns why the photo of the person with an ID cannot be changed; null if it may be. */
  public @Nullable String forbids(String personId) {
    return isYou(personId) ? null : whyOnlyYours();
  }

  /** Returns why a person's photo cannot be changed; null if it may be. */
  public @Nullable String forbids(Person person, boolean byFile) {
    if (isYou(person)) {
      return null;
    }
    String reason = whyOnlyYours();
    if (reason != null || ownOnly != YesNoUnknown.NO || you == Role.OWNER) {
      return reason;
    }
    if (person.role() == Role.OWNER) {
      return "only the portal owner can change this photo";
    }
    return person.role() == Role.ADMIN && byFile
        ? "only that admin or the portal owner can change this photo"
        : null;
  }

  /** Returns why a person's photo cannot be removed; null if it may be. */
  public @Nullable String forbidsRemoval(Person person) {
    String reason = forbids(person, false);
    return reason == null
            && !isYou(person)
            && person.status() == Person.Status.DISABLED
            && session.version().keepsPhotosOfDisabledPeople() == YesNoUnknown.YES
        ? "DocSpace 3.5 keeps the photos of disabled people"
        : reason;
  }

  /** Returns whether only an attempt shows if the change is allowed. */
  public boolean isUnsure(Person person) {
    boolean admin = you == Role.OWNER || you == Role.ADMIN;
    return !isYou(person) && (ownOnly != YesNoUnknown.NO || !admin);
  }
}
