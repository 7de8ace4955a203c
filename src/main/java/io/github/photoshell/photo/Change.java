package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.files.Turn;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
import io.github.photoshell.photo.ReplacedPhoto.What;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.Trouble;
import io.github.photoshell.session.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One change of one person's photo: looks at what is there, asks, sends, and looks again. What the
 * portal answers to the change itself is not believed (contract 5.5), and after a broken line it is
 * looked at before anything is sent again (contract 5.7).
 */
final class Change {
  private static final int TRIES = 4;

  /** How often it is looked whether it is this shell's turn; the pauses between them grow. */
  private static final int LOOKS = 5;

  private final Session session;
  private final Person person;
  private final Refusal refusal;
  private final ReplacedPhotos replaced;
  private final What what;
  private final Set<Note> notes = EnumSet.noneOf(Note.class);
  private @Nullable PhotoUrls before;
  private @Nullable PictureFile photo;
  private Consumer<@Nullable PhotoUrls> beforehand = photo -> {};
  private boolean removes;
  private boolean rotated;

  /**
   * A change that is to be made.
   *
   * @param replaced where the photo is put aside that is there before
   */
  Change(Session session, Person person, Refusal refusal, ReplacedPhotos replaced, What what) {
    this.session = session;
    this.person = person;
    this.refusal = refusal;
    this.replaced = replaced;
    this.what = what;
  }

  /** Tells somebody of the photo of now, or null where it is not shown, right before sending. */
  Change telling(Consumer<@Nullable PhotoUrls> told) {
    beforehand = told;
    return this;
  }

  /** Looks whether a photo is the one that is wanted, so that nothing need be sent. */
  interface Wanted {
    /** Whatever is there, it is sent. */
    Wanted ANEW = (urls, photo) -> null;

    /**
     * Compares.
     *
     * @param photo its bytes; null when they can't be had
     * @return how it ends for that reason; null where the photo is another, or may be
     */
    @Nullable AlreadyThere find(PhotoUrls urls, @Nullable PictureFile photo);
  }

  /**
   * Changes the photo to another.
   *
   * @param isRotated whether the picture relies on a rotation that portals don't apply
   */
  PhotoOutcome to(Supplier<Reply<?>> send, Wanted wanted, Consent consent, boolean isRotated) {
    rotated = isRotated;
    return change(send, wanted, consent);
  }

  /** Changes the photo to none. */
  PhotoOutcome toNone(Supplier<Reply<?>> send, Consent consent) {
    removes = true;
    return change(send, Wanted.ANEW, consent);
  }

  private PhotoOutcome change(Supplier<Reply<?>> send, Wanted wanted, Consent consent) {
    if (!session.rights().changesPhotos()) {
      return refusal.byKey(-1);
    }
    if (Rehearsal.isOn()) {
      return alone(send, wanted, consent);
    }
    try (Turn turn = turn()) {
      return turn == null ? new Busy(person) : alone(send, wanted, consent);
    }
  }

  /**
   * Waits for other shells of this computer, so that each puts aside what the one before has made;
   * null when that takes too long.
   */
  private @Nullable Turn turn() {
    Path file = replaced.of(session.address()).resolve("turns");
    Turn turn = Turn.take(file, person.id());
    for (int attempt = 2; turn == null && attempt <= LOOKS; attempt++) {
      session.portal().pauseBefore(attempt);
      turn = Turn.take(file, person.id());
    }
    return turn;
  }

  private PhotoOutcome alone(Supplier<Reply<?>> send, Wanted wanted, Consent consent) {
    PhotoBefore found = PhotoBefore.of(session, person);
    before = found.urls();
    if (removes && before != null && found.isNone()) {
      return new NothingToClear(person, before);
    }
    if (before == null) {
      notes.add(Note.NOT_COMPARED);
    }
    photo = found.fetch();
    AlreadyThere there = before == null || found.isNone() ? null : wanted.find(before, photo);
    if (there != null) {
      return there;
    }
    WayBack wayBack = found.putAside(replaced, what);
    if (wayBack == WayBack.NOT_KEPT) {
      notes.add(Note.NOT_KEPT);
    }
    PhotoOutcome outcome = null;
    try {
      outcome = agreed(send, wayBack, consent);
    } finally {
      found.ended(outcome == null || leavesItThere(found, outcome));
    }
    return outcome;
  }

  /** Whether the photo from before is on the portal for certain; what may be lost stays noted. */
  private static boolean leavesItThere(PhotoBefore found, PhotoOutcome outcome) {
    if (outcome instanceof Changed changed) {
      return changed.notes().contains(Note.SAME_PICTURE);
    }
    if (outcome instanceof NotChanged seen) {
      return found.isStill(seen.after());
    }
    return !(outcome instanceof Unconfirmed || outcome instanceof Unsure);
  }

  private PhotoOutcome agreed(Supplier<Reply<?>> send, WayBack wayBack, Consent consent) {
    PhotoChange change =
        new PhotoChange(
            session.address(),
            session.version(),
            session.who(),
            person,
            before,
            removes,
            wayBack,
            rotated);
    if (!consent.given(change)) {
      return new Declined(person);
    }
    beforehand.accept(before);
    try {
      return send(send);
    } catch (PortalException cancelled) {
      if (cancelled.trouble() != Trouble.CANCELLED) {
        throw cancelled;
      }
      return new Unsure(person, Trouble.CANCELLED, null);
    }
  }

  private PhotoOutcome send(Supplier<Reply<?>> send) {
    for (int attempt = 1; ; attempt++) {
      Reply<?> reply = send.get();
      if (reply instanceof Reply.Ok<?>) {
        return readBack();
      }
      if (reply instanceof Reply.Refused<?> refused) {
        return refusal.of(refused.status(), refused.reason());
      }
      Reply.Stopped<?> stopped = (Reply.Stopped<?>) reply;
      Note confirmed = confirmation(stopped);
      if (confirmed == null) {
        return stopped(stopped);
      }
      Reply<PhotoUrls> seen = session.portal().photo(person.id());
      if (seen instanceof Reply.Ok<PhotoUrls> ok && isAsWanted(ok.value())) {
        notes.add(confirmed);
        return changed(ok);
      }
      PhotoUrls after = seen instanceof Reply.Ok<PhotoUrls> ok ? ok.value() : null;
      if (after == null || before == null || !isWorthAnotherTry(stopped) || attempt == TRIES) {
        return new Unsure(person, stopped.trouble(), after);
      }
      notes.add(Note.SENT_AGAIN);
      session.portal().pauseBefore(attempt + 1);
    }
  }

  /**
   * Returns what to say if the change shows although the answer did not come; null where nothing
   * can have happened.
   */
  private static @Nullable Note confirmation(Reply.Stopped<?> stopped) {
    return switch (stopped.trouble()) {
      case BROKEN_OFF -> Note.CONFIRMED_AFTER_BROKEN_LINE;
      case TIMED_OUT -> Note.CONFIRMED_AFTER_TIME_OUT;
      case UNREADABLE, TOO_LARGE -> Note.CONFIRMED_DESPITE_ANSWER;
      case PROXY -> stopped.status() == 413 ? null : Note.CONFIRMED_DESPITE_ANSWER;
      default -> null;
    };
  }

  /** After a time-out the first request may still be at work. */
  private static boolean isWorthAnotherTry(Reply.Stopped<?> stopped) {
    return stopped.trouble() == Trouble.BROKEN_OFF
        || (stopped.trouble() == Trouble.PROXY
            && (stopped.status() == 502 || stopped.status() == 503));
  }

  private PhotoOutcome stopped(Reply.Stopped<?> stopped) {
    if (stopped.trouble() == Trouble.KEY_LACKS_SCOPE) {
      return refusal.byKey(stopped.status());
    }
    if (stopped.trouble() == Trouble.PROXY) {
      return refusal.tooLarge(stopped.status());
    }
    stopped.orThrow();
    throw new IllegalStateException("a stopped call gave a value");
  }

  private PhotoOutcome readBack() {
    Reply<PhotoUrls> seen;
    try {
      seen = session.portal().photo(person.id());
    } catch (PortalException cancelled) {
      return new Unconfirmed(person, cancelled.trouble());
    }
    if (seen instanceof Reply.Ok<PhotoUrls> ok) {
      return isAsWanted(ok.value())
          ? changed(ok)
          : new NotChanged(person, before, ok.value(), ok.json());
    }
    Trouble trouble =
        seen instanceof Reply.Stopped<PhotoUrls> stopped ? stopped.trouble() : Trouble.REFUSED;
    return new Unconfirmed(person, trouble);
  }

  private Changed changed(Reply.Ok<PhotoUrls> seen) {
    if (person.photoFromElsewhere()) {
      notes.add(Note.MAY_BE_RENEWED_FROM_ELSEWHERE);
    }
    PictureFile old = photo;
    if (!removes && old != null && isSamePicture(old, seen.value())) {
      notes.add(Note.SAME_PICTURE);
    }
    return new Changed(person, before, seen.value(), seen.json(), Set.copyOf(notes), old);
  }

  /** Looked at only where the sizes are the same. */
  private boolean isSamePicture(PictureFile old, PhotoUrls after) {
    if (Rehearsal.isOn() || before == null || !Objects.equals(before.size(), after.size())) {
      return false;
    }
    try {
      return session.portal().inBackground().picture(after.original())
              instanceof PictureReply.Fetched fetched
          && Arrays.equals(old.bytes(), fetched.picture().bytes());
    } catch (PortalException cancelled) {
      // The change itself is made and seen.
      return false;
    }
  }

  /**
   * The hash changes with every change (contract 3.1); where a store hides it, the address does.
   */
  private boolean isAsWanted(PhotoUrls after) {
    if (removes || after.isDefault()) {
      return removes && after.isDefault();
    }
    return before == null
        || !Objects.equals(before.hash(), after.hash())
        || !before.original().equals(after.original());
  }
}
