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
import io.github.photoshell.session.Session;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
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
  private final @Nullable ImageSource image;
  private final PhotoBackups replaced;
  private final ChangeOrigin origin;
  private final Set<ChangeNote> changeNotes = EnumSet.noneOf(ChangeNote.class);
  private Consumer<@Nullable ShownPhoto> beforeSending = photo -> {};
  private boolean readsBytes;
  private @Nullable PhotoBackup backup;

  /**
   * Creates a change.
   *
   * @param image the new photo; null to remove the photo
   * @param replaced the store for the current photo
   * @param origin what the change is part of
   */
  PhotoUpdate(
      Session session,
      Person person,
      @Nullable ImageSource image,
      PhotoBackups replaced,
      ChangeOrigin origin) {
    this.session = session;
    this.person = person;
    this.image = image;
    this.replaced = replaced.in(session);
    this.origin = origin;
  }

  /** Passes the current photo, or null if it is not shown, to a listener right before sending. */
  PhotoUpdate beforeSending(Consumer<@Nullable ShownPhoto> listener) {
    beforeSending = listener;
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

  /** Makes the change. */
  PhotoOutcome run(AlreadySetCheck alreadySetCheck, Confirmation confirmation) {
    RefusalDiagnosis diagnosis = new RefusalDiagnosis(session, person, image);
    if (!session.scopes().changesPhotos()) {
      return diagnosis.byKey(-1);
    }
    try (KeyedLock lock = lock()) {
      if (lock == null) {
        return new Busy(person);
      }
      PreviousPhoto found = PreviousPhoto.of(session, person);
      PhotoOutcome unchanged = withoutChange(found, alreadySetCheck);
      if (unchanged != null) {
        return unchanged;
      }
      PendingChange change = pending(found.shown(), keep(found));
      ChangeSender sender =
          new ChangeSender(session, person, image, found, diagnosis, changeNotes, readsBytes);
      try {
        return confirmation.isGiven(change) ? sender.send(beforeSending) : new Declined(person);
      } finally {
        found.ended(sender.ended());
      }
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

  /** Returns the outcome if nothing has to be sent; otherwise null. */
  private @Nullable PhotoOutcome withoutChange(
      PreviousPhoto found, AlreadySetCheck alreadySetCheck) {
    ShownPhoto before = found.shown();
    if (image == null && before != null && found.isNone()) {
      return new NothingToClear(person, before.urls());
    }
    if (before == null) {
      changeNotes.add(ChangeNote.NOT_COMPARED);
    }
    ImageBytes photo = found.fetch();
    return before == null || found.isNone() ? null : alreadySetCheck.find(before, photo);
  }

  private UndoAvailability keep(PreviousPhoto found) {
    UndoAvailability undoAvailability = found.keep(replaced, origin);
    backup = found.backup();
    if (undoAvailability == UndoAvailability.NOT_KEPT) {
      changeNotes.add(ChangeNote.NOT_KEPT);
    }
    return undoAvailability;
  }

  private PendingChange pending(@Nullable ShownPhoto before, UndoAvailability undoAvailability) {
    return new PendingChange(
        session.address(),
        session.version(),
        session.account(),
        person,
        before == null ? null : before.urls(),
        image == null,
        undoAvailability,
        image instanceof LocalImage file ? file : null);
  }
}
