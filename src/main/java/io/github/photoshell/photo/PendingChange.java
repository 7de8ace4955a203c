package io.github.photoshell.photo;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.Person;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import org.jspecify.annotations.Nullable;

/**
 * A photo change that has not been sent yet.
 *
 * @param before the current photo; null if it cannot be read
 * @param removes true for clearing, false for setting
 * @param undoAvailability whether the change can be undone
 * @param file the new image; null for an address and for a removal
 */
public record PendingChange(
    ServerAddress portal,
    PortalVersion version,
    Account you,
    Person person,
    @Nullable PhotoUrls before,
    boolean removes,
    UndoAvailability undoAvailability,
    @Nullable LocalImage file) {

  /** Returns whether a photo would or might be lost. */
  boolean losesPhoto() {
    return before == null || !before.isDefault();
  }

  /** Returns whether it is the user's own photo. */
  boolean isYours() {
    return you.id().equalsIgnoreCase(person.id());
  }

  /** A question that is asked before a photo is changed. */
  @FunctionalInterface
  public interface Confirmation {
    boolean isGiven(PendingChange change);

    /** Returns a confirmation that always agrees without asking. */
    static Confirmation always() {
      return change -> true;
    }
  }

  /** Tells whether a change can be undone. */
  public enum UndoAvailability {
    /** The replaced photo is kept, or there was none. */
    AVAILABLE,
    /** The portal does not allow downloading the current photo. */
    NOT_HANDED_OUT,
    /** The current photo could not be downloaded this time. */
    NOT_DOWNLOADED,
    /** The current photo could not be written to this computer. */
    NOT_KEPT
  }
}
