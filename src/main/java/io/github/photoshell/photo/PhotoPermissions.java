package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.portal.Role;
import io.github.photoshell.session.PortalVersion.Known;
import io.github.photoshell.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Whose photos a portal lets somebody change, as far as the version and who is who tell before
 * anything is sent (contract 3.7).
 */
final class PhotoPermissions {
  private static final String THEIRS = "only that person can change it (since DocSpace 3.6)";

  private final Session session;
  private final Known ownOnly;
  private final @Nullable Role you;

  PhotoPermissions(Session session) {
    this.session = session;
    this.ownOnly = session.version().changesOwnPhotoOnly();
    this.you = session.who().role();
  }

  boolean isYou(Person person) {
    return session.who().id().equalsIgnoreCase(person.id());
  }

  /** Returns why nobody's photo but your own can be changed; null where others' may. */
  @Nullable String whyOnlyYours() {
    if (ownOnly == Known.YES) {
      return THEIRS;
    }
    return you == Role.USER || you == Role.GUEST
        ? "only that person or an admin can change it"
        : null;
  }

  /** Returns why somebody's photo can't be changed; null where it may be. */
  @Nullable String forbids(Person person, boolean byFile) {
    if (isYou(person)) {
      return null;
    }
    String why = whyOnlyYours();
    if (why != null || ownOnly != Known.NO || you == Role.OWNER) {
      return why;
    }
    if (person.role() == Role.OWNER) {
      return "only the portal owner can change this photo";
    }
    return person.role() == Role.ADMIN && byFile
        ? "only that admin or the portal owner can change this photo"
        : null;
  }

  /** Whether only a try can show that it is allowed. */
  boolean isUnsure(Person person) {
    boolean admin = you == Role.OWNER || you == Role.ADMIN;
    return !isYou(person) && (ownOnly != Known.NO || !admin);
  }
}
