package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.directory.PersonLookup;
import io.github.photoshell.portal.FailureKind;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an attempt to change a photo ended. All of these are ordinary; accidents are exceptions. */
public sealed interface PhotoOutcome {

  /**
   * Read back and seen.
   *
   * @param before null when it could not be read
   * @param replaced the photo before, which was put aside; null when there was none, or it could
   *     not be had
   * @param stored the bytes that were read back; null where they were not, or could not be had
   */
  record Changed(
      Person person,
      @Nullable PhotoUrls before,
      ShownPhoto after,
      Set<ChangeNote> changeNotes,
      @Nullable PictureFile replaced,
      @Nullable PictureFile stored)
      implements PhotoOutcome {}

  /**
   * The portal said yes, but reading back shows what was there before, or not what was wanted, also
   * after several looks.
   *
   * @param removes whether the photo was to be removed
   * @param kept whether the photo from before is kept, so that it can be put back if it is gone
   */
  record NotChanged(Person person, ShownPhoto after, boolean removes, boolean kept)
      implements PhotoOutcome {}

  /**
   * The portal said yes, but nothing that it shows tells whether the photo changed: the hash is the
   * one from before, and the stored bytes can't be had or compared.
   */
  record NotComparable(Person person, ShownPhoto after) implements PhotoOutcome {}

  /** The photo was removed, but the portal shows one again: out of its cache (contract 3.6). */
  record CameBack(Person person, ShownPhoto after) implements PhotoOutcome {}

  /** The portal said yes, but the photo could not be read back. */
  record Unconfirmed(Person person, FailureKind kind) implements PhotoOutcome {}

  /**
   * The portal said no, or would.
   *
   * @param status the HTTP status, 200 for a refused upload; -1 when nothing was sent, because the
   *     key can't
   * @param reason the portal's own words; null when it gave none
   * @param causes what may be behind it, the certain ones first; empty when only the portal knows
   */
  record Refused(
      Person person,
      Account you,
      int status,
      @Nullable String reason,
      List<Cause> causes,
      PortalVersion version)
      implements PhotoOutcome {

    /** Whether it is your own photo. */
    public boolean isYours() {
      return you.id().equalsIgnoreCase(person.id());
    }
  }

  /**
   * A reason for a refusal.
   *
   * @param certain whether it follows from what is known; else it is one that would look the same
   */
  record Cause(RefusalReason reason, boolean certain) {}

  /** Another shell of this computer is changing the same photo; nothing was sent. */
  record Busy(Person person) implements PhotoOutcome {}

  /** Asked, and not wanted; nothing was sent. */
  record Declined(Person person) implements PhotoOutcome {}

  /**
   * The photo is the image that was to become it; nothing was sent.
   *
   * @param since when this photo was set from the address, which may give another by now; null
   *     where it was the image itself that was compared
   */
  record AlreadyThere(Person person, ShownPhoto photo, @Nullable Instant since)
      implements PhotoOutcome {}

  /**
   * There is no photo to clear; nothing was sent.
   *
   * @param photo where the portal's default picture lies
   */
  record NothingToClear(Person person, PhotoUrls photo) implements PhotoOutcome {}

  /** The image won't do; nothing was sent. */
  record BadImage(ImageProblem problem) implements PhotoOutcome {}

  /** What was typed doesn't mean exactly one person; nothing was sent. */
  record NoOnePerson(PersonLookup search) implements PhotoOutcome {}

  /**
   * The change was sent, and whether it happened is not known.
   *
   * @param kind what came in between; {@link FailureKind#CANCELLED} when it was cancelled while
   *     being sent
   * @param after what was read back, which doesn't show the change; null when it could not be read
   */
  record Unsure(Person person, FailureKind kind, @Nullable PhotoUrls after)
      implements PhotoOutcome {}
}
