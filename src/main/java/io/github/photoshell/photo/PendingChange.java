package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.ServerAddress;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import org.jspecify.annotations.Nullable;

/**
 * A change of a photo.
 *
 * @param before the photo there is; null when it can't be read
 * @param removes true for clearing, false for replacing
 * @param undoAvailability whether it can be taken back
 * @param rotated whether the new picture relies on an EXIF rotation, which portals don't apply
 */
public record PendingChange(
    ServerAddress portal,
    PortalVersion version,
    Account you,
    Person person,
    @Nullable PhotoUrls before,
    boolean removes,
    UndoAvailability undoAvailability,
    boolean rotated) {

  /** Whether a photo would be lost, or might be. */
  public boolean loses() {
    return before == null || !before.isDefault();
  }

  /** Whether it is your own photo. */
  public boolean isYours() {
    return you.id().equalsIgnoreCase(person.id());
  }
}
