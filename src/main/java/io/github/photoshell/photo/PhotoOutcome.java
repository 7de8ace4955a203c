package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of an attempt to change a photo. Unexpected failures are exceptions instead. */
public sealed interface PhotoOutcome {

  /**
   * The change was verified.
   *
   * @param before the previous photo; null if it could not be read
   * @param replaced the previous photo, which was kept; null if there was none or it was not
   *     available
   * @param stored the stored bytes; null if they were not read or not available
   */
  record Changed(
      Person person,
      @Nullable PhotoUrls before,
      ShownPhoto after,
      Set<ChangeNote> changeNotes,
      @Nullable ImageBytes replaced,
      @Nullable ImageBytes stored)
      implements PhotoOutcome {
    /** Returns whether the previous photo was kept, or there was certainly none. */
    public boolean isUndoable() {
      return !changeNotes.contains(ChangeNote.NOT_KEPT)
          && (replaced != null || (before != null && before.isDefault()));
    }
  }

  /**
   * The portal accepted the change, but repeated reads show the previous or another photo.
   *
   * @param removes whether the change was a removal
   * @param kept whether the previous photo is kept, so that it can be restored
   */
  record NotChanged(Person person, ShownPhoto after, boolean removes, boolean kept)
      implements PhotoOutcome {}

  /**
   * The portal accepted the change, but it cannot be verified: the hash is unchanged, and the
   * stored bytes are not available or not comparable.
   */
  record NotComparable(Person person, ShownPhoto after) implements PhotoOutcome {}

  /** The photo was removed, but the portal shows one again from its cache (contract 3.6). */
  record CameBack(Person person, ShownPhoto after) implements PhotoOutcome {}

  /** The portal accepted the change, but the photo could not be read back. */
  record Unconfirmed(Person person, FailureKind kind) implements PhotoOutcome {}

  /**
   * The portal refused the change, or would.
   *
   * @param status the HTTP status, 200 for a refused upload; -1 if nothing was sent because the API
   *     key lacks the scope
   * @param reason the portal's own message; null if it gave none
   * @param causes the possible causes, certain ones first; empty if unknown
   */
  record Refused(
      Person person,
      Account you,
      int status,
      @Nullable String reason,
      List<Cause> causes,
      PortalVersion version)
      implements PhotoOutcome {}

  /**
   * A possible cause of a refusal.
   *
   * @param certain whether it follows from known facts; otherwise it is one of several causes that
   *     look the same
   */
  record Cause(RefusalReason reason, boolean certain) {}

  /** Another shell on this computer is changing the same photo; nothing was sent. */
  record Busy(Person person) implements PhotoOutcome {}

  /** The user declined; nothing was sent. */
  record Declined(Person person) implements PhotoOutcome {}

  /**
   * The photo is already the requested image; nothing was sent.
   *
   * @param since when this photo was set from the address, whose image may have changed since; null
   *     if the image itself was compared
   */
  record AlreadyThere(Person person, ShownPhoto photo, @Nullable Instant since)
      implements PhotoOutcome {}

  /**
   * There is no photo to clear; nothing was sent.
   *
   * @param photo the addresses of the portal's default image
   */
  record NothingToClear(Person person, PhotoUrls photo) implements PhotoOutcome {}

  /** The image cannot be used; nothing was sent. */
  record BadImage(ImageProblem problem) implements PhotoOutcome {}

  /** The typed name does not match exactly one person; nothing was sent. */
  record NoOnePerson(PersonLookup search) implements PhotoOutcome {}

  /**
   * The change was sent, but its result is unknown.
   *
   * @param kind the failure; {@link FailureKind#CANCELLED} if it was cancelled while being sent
   * @param after the photo that was read back, which does not show the change; null if it could not
   *     be read
   */
  record Unsure(Person person, FailureKind kind, @Nullable PhotoUrls after)
      implements PhotoOutcome {}

  /** A remark about a successful change. */
  public enum ChangeNote {
    /** The connection broke, but the change was verified. */
    CONFIRMED_AFTER_BROKEN_LINE,
    /** No response came in time, but the change was verified. */
    CONFIRMED_AFTER_TIME_OUT,
    /** The response was unusable, but the change was verified. */
    CONFIRMED_DESPITE_ANSWER,
    /** The portal returned an error, but the change was verified. */
    CONFIRMED_DESPITE_ERROR,
    /**
     * The request was sent more than once, each time after checking that the previous one had no
     * effect.
     */
    SENT_AGAIN,
    /** The previous photo could not be read, so there was nothing to compare with. */
    NOT_COMPARED,
    /** The previous photo could not be stored on this computer. */
    NOT_KEPT,
    /** The photo is byte for byte the previous one. */
    SAME_IMAGE,
    /** An LDAP sync may replace this person's photo. */
    MAY_BE_RENEWED_FROM_ELSEWHERE
  }
}
