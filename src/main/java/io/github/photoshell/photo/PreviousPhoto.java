package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PhotoReader;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.State;
import io.github.photoshell.portal.ParallelRequest;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The photo before a change, and how it is kept for an undo. */
final class PreviousPhoto {
  /** Failures of a download that may succeed the next time. */
  private static final Set<FailureKind> TEMPORARY =
      EnumSet.of(
          FailureKind.CONNECTION_LOST,
          FailureKind.TIMED_OUT,
          FailureKind.UNREACHABLE,
          FailureKind.TOO_MANY,
          FailureKind.PROXY);

  private final Session session;
  private final Person person;
  private final PhotoReader reader;
  private final @Nullable ShownPhoto shown;
  private final @Nullable PictureReply picture;
  private @Nullable ImageBytes image;
  private boolean missed;
  private @Nullable PhotoBackups backupStore;
  private @Nullable PhotoBackup backup;

  /** The state of the previous photo after a change. */
  enum StateAfterChange {
    /** On the portal, for certain. */
    STILL_THERE,
    /** On the portal, as far as could be verified. */
    SEEMS_REPEATED,
    /** Only on this computer. */
    REPLACED,
    /** Perhaps only on this computer. */
    MAY_BE_GONE
  }

  private PreviousPhoto(
      Session session,
      Person person,
      PhotoReader reader,
      @Nullable ShownPhoto shown,
      @Nullable PictureReply picture) {
    this.session = session;
    this.person = person;
    this.reader = reader;
    this.shown = shown;
    this.picture = picture;
  }

  /**
   * Reads the current photo. Its picture is downloaded at the same time, from the address in the
   * profile; that address may be out of date, and is then not used.
   *
   * @throws io.github.photoshell.portal.PortalException if there is no usable response
   */
  static PreviousPhoto of(Session session, Person person) {
    PhotoReader reader = new PhotoReader(session.portal(), person);
    String expected = person.photoAddress();
    if (expected == null) {
      return new PreviousPhoto(session, person, reader, shown(reader), null);
    }
    try (ParallelRequest<PictureReply> download =
        session.portal().start(true, portal -> portal.picture(expected))) {
      ShownPhoto shown = shown(reader);
      boolean isCurrent = shown != null && shown.isAt(expected);
      return new PreviousPhoto(
          session, person, reader, shown, isCurrent ? download.result() : null);
    }
  }

  /** Returns the photo that the portal shows; null if it does not show it. */
  private static @Nullable ShownPhoto shown(PhotoReader reader) {
    Reply<PhotoUrls> reply = reader.read();
    return isNotShown(reply) ? null : ShownPhoto.of(reply.okOrThrow(), reader.isCurrent());
  }

  /** Hidden from this caller, or the person was removed, which the change itself will show. */
  private static boolean isNotShown(Reply<PhotoUrls> reply) {
    return reply.isRefused(403) || reply.isRefused(404);
  }

  /** Returns the photo as the portal showed it; null if it does not show it. */
  @Nullable ShownPhoto shown() {
    return shown;
  }

  /** Returns its bytes; null if they were not downloaded or not available. */
  @Nullable ImageBytes image() {
    return image;
  }

  /** Returns the reader that reads the photo in the same way again. */
  PhotoReader reader() {
    return reader;
  }

  /** Returns whether the portal shows that there is no photo. */
  boolean isNone() {
    return shown != null && shown.isDefault();
  }

  /**
   * Returns whether a photo that was read later is certainly another one or was changed in between.
   * A difference in the rest of the address proves nothing, because it may be signed; nor does an
   * equal hash (contract 3.1).
   */
  boolean differsFrom(ShownPhoto later) {
    if (shown == null) {
      return false;
    }
    PhotoUrls old = shown.urls();
    PhotoUrls now = later.urls();
    boolean comparable = shown.current() == later.current();
    if (comparable && old.hash() != null && now.hash() != null && !old.hash().equals(now.hash())) {
      return true;
    }
    return old.isDefault() != now.isDefault()
        || (old.size() != null
            && now.size() != null
            && !(old.size().equals(now.size())
                && Objects.equals(old.extension(), now.extension())));
  }

  /**
   * Returns its bytes, downloaded if necessary; null if there is no photo or they are not
   * available.
   */
  @Nullable ImageBytes fetch() {
    if (shown != null && !shown.isDefault()) {
      // If the portal refuses these bytes, the change is still attempted.
      PictureReply reply =
          picture == null ? session.portal().picture(shown.urls().original()) : picture;
      image = ShownPhoto.file(reply);
      missed =
          reply instanceof PictureReply.Failed failed && TEMPORARY.contains(failed.why().kind());
    }
    return image;
  }

  /** Stores the downloaded photo and records the change that is about to be made. */
  UndoAvailability keep(PhotoBackups backups, ChangeOrigin origin) {
    Before known = isNone() ? Before.NONE : image == null ? Before.LOST : Before.KEPT;
    try {
      backup = backups.keep(session.address(), person, origin, known, image);
      backupStore = backups;
      return known != Before.LOST
          ? UndoAvailability.AVAILABLE
          : missed ? UndoAvailability.NOT_DOWNLOADED : UndoAvailability.NOT_HANDED_OUT;
    } catch (IOException e) {
      return UndoAvailability.NOT_KEPT;
    }
  }

  /** Returns the record of the change; null if it could not be written. */
  @Nullable PhotoBackup backup() {
    return backup;
  }

  /** Records how the change ended, which decides whether the stored photo is kept. */
  void ended(StateAfterChange how) {
    PhotoBackup entry = backup;
    PhotoBackups backups = backupStore;
    if (entry == null || backups == null) {
      return;
    }
    switch (how) {
      case STILL_THERE -> backups.remove(session.address(), entry);
      case SEEMS_REPEATED -> backups.markRepeated(session.address(), entry);
      case REPLACED -> {
        if (!entry.isReverting()) {
          backups.replace(session.address(), entry.in(State.RECORDED));
        }
        prune(backups, entry);
      }
      case MAY_BE_GONE -> prune(backups, entry);
    }
  }

  private void prune(PhotoBackups backups, PhotoBackup entry) {
    // The end of an import does it for all.
    if (entry.importId() == null) {
      backups.pruneOldest(session.address());
    }
  }
}
