package io.github.photoshell.photo;

import io.github.photoshell.files.KeyedLock;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One change of one person's photo: reads and keeps the current photo, asks for confirmation, and
 * sends.
 */
final class PhotoUpdate {
  /** The number of attempts to get the lock, with growing pauses. */
  private static final int LOCK_ATTEMPTS = 5;

  private final Session session;
  private final Person person;
  private final RefusalDiagnosis diagnosis;
  private final PhotoBackups replaced;
  private final ChangeOrigin origin;
  private final Set<ChangeNote> changeNotes = EnumSet.noneOf(ChangeNote.class);
  private @Nullable LocalImage file;
  private Consumer<@Nullable ShownPhoto> beforeSending = photo -> {};
  private boolean removes;
  private boolean readsBytes;
  private @Nullable PhotoBackup backup;

  /**
   * Creates a change.
   *
   * @param replaced the store for the current photo
   * @param origin what the change is part of
   */
  PhotoUpdate(
      Session session,
      Person person,
      RefusalDiagnosis diagnosis,
      PhotoBackups replaced,
      ChangeOrigin origin) {
    this.session = session;
    this.person = person;
    this.diagnosis = diagnosis;
    this.replaced = replaced.in(session);
    this.origin = origin;
  }

  /** Passes the current photo, or null if it is not shown, to a listener right before sending. */
  PhotoUpdate beforeSending(Consumer<@Nullable ShownPhoto> listener) {
    beforeSending = listener;
    return this;
  }

  /** Sends a file; without one, the portal downloads the image from an address. */
  PhotoUpdate sending(LocalImage sent) {
    file = sent;
    return this;
  }

  /** Always reads the stored bytes back. */
  PhotoUpdate readingBytes() {
    readsBytes = true;
    return this;
  }

  /**
   * Checks whether the current photo is already the requested one, so that nothing has to be sent.
   */
  interface AlreadySetCheck {
    /** Never finds the photo already set. */
    AlreadySetCheck NEVER = (shown, photo) -> null;

    /**
     * Compares the photo.
     *
     * @param photo its bytes; null if not available
     * @return the result if the photo is already set; null if it is or may be another
     */
    @Nullable AlreadyThere find(ShownPhoto shown, @Nullable ImageBytes photo);
  }

  /** Returns the record of the change; null if there was nothing to change or to record. */
  @Nullable PhotoBackup backup() {
    return backup;
  }

  /** Removes the photo. */
  PhotoOutcome remove(Confirmation confirmation) {
    removes = true;
    return run(
        () -> session.portal().api().clearPhoto(person.id()), AlreadySetCheck.NEVER, confirmation);
  }

  /**
   * Makes the change.
   *
   * @param send sends the request that changes the photo
   */
  PhotoOutcome run(
      Supplier<Reply<?>> send, AlreadySetCheck alreadySetCheck, Confirmation confirmation) {
    if (!session.scopes().changesPhotos()) {
      return diagnosis.byKey(-1);
    }
    try (KeyedLock lock = lock()) {
      return lock == null ? new Busy(person) : runLocked(send, alreadySetCheck, confirmation);
    }
  }

  /**
   * Waits for other shells on this computer, so that each keeps the photo that the previous one
   * set. Returns null if that takes too long.
   */
  private @Nullable KeyedLock lock() {
    KeyedLock lock = replaced.tryLock(session.address(), person);
    for (int attempt = 2; lock == null && attempt <= LOCK_ATTEMPTS; attempt++) {
      session.portal().pauseBefore(attempt);
      lock = replaced.tryLock(session.address(), person);
    }
    return lock;
  }

  private PhotoOutcome runLocked(
      Supplier<Reply<?>> send, AlreadySetCheck alreadySetCheck, Confirmation confirmation) {
    PreviousPhoto found = PreviousPhoto.of(session, person);
    ShownPhoto before = found.shown();
    if (removes && before != null && found.isNone()) {
      return new NothingToClear(person, before.urls());
    }
    if (before == null) {
      changeNotes.add(ChangeNote.NOT_COMPARED);
    }
    ImageBytes photo = found.fetch();
    AlreadyThere there =
        before == null || found.isNone() ? null : alreadySetCheck.find(before, photo);
    if (there != null) {
      return there;
    }
    UndoAvailability undoAvailability = found.keep(replaced, origin);
    backup = found.backup();
    if (undoAvailability == UndoAvailability.NOT_KEPT) {
      changeNotes.add(ChangeNote.NOT_KEPT);
    }
    ChangeVerifier changeVerifier =
        new ChangeVerifier(session.portal(), found, removes, file, readsBytes);
    ChangeSender sent =
        new ChangeSender(session, person, diagnosis, found, changeVerifier, file, changeNotes);
    try {
      return isConfirmed(before, undoAvailability, confirmation)
          ? sent.send(send, beforeSending)
          : new Declined(person);
    } finally {
      found.ended(sent.ended());
    }
  }

  private boolean isConfirmed(
      @Nullable ShownPhoto before, UndoAvailability undoAvailability, Confirmation confirmation) {
    return confirmation.isGiven(
        new PendingChange(
            session.address(),
            session.version(),
            session.account(),
            person,
            before == null ? null : before.urls(),
            removes,
            undoAvailability,
            file));
  }
}
