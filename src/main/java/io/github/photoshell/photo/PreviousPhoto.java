package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.What;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The photo that a change finds, and what is done so that it can be put back. */
final class PreviousPhoto {
  private final Session session;
  private final Person person;
  private final PhotoReader reader;
  private final @Nullable ShownPhoto shown;
  private @Nullable PictureFile picture;
  private @Nullable PhotoBackups keptIn;
  private @Nullable PhotoBackup kept;

  /** Where the photo from before is when a change has ended. */
  enum Ended {
    /** On the portal, for certain. */
    STILL_THERE,
    /** On the portal, as far as could be seen. */
    SEEMS_REPEATED,
    /** Perhaps nowhere but here. */
    MAY_BE_GONE
  }

  private PreviousPhoto(
      Session session, Person person, PhotoReader reader, @Nullable ShownPhoto shown) {
    this.session = session;
    this.person = person;
    this.reader = reader;
    this.shown = shown;
  }

  /**
   * Looks at the photo of now.
   *
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   */
  static PreviousPhoto of(Session session, Person person) {
    PhotoReader reader = new PhotoReader(session.portal(), person);
    Reply<PhotoUrls> reply = reader.read();
    return new PreviousPhoto(
        session,
        person,
        reader,
        isNotShown(reply) ? null : ShownPhoto.of(reply.okOrThrow(), reader.isCurrent()));
  }

  /** Hidden from this caller, or of somebody who is gone, which the change itself will tell. */
  private static boolean isNotShown(Reply<PhotoUrls> reply) {
    return reply instanceof Reply.Refused<PhotoUrls> refused
        && (refused.status() == 403 || refused.status() == 404);
  }

  /** Returns what the portal showed; null where it does not show the photo. */
  @Nullable ShownPhoto shown() {
    return shown;
  }

  /** Returns its bytes, if they were fetched and could be had. */
  @Nullable PictureFile picture() {
    return picture;
  }

  /** Returns what reads the photo the same way again. */
  PhotoReader reader() {
    return reader;
  }

  /** Whether the portal shows that there is no photo. */
  boolean isNone() {
    return shown != null && shown.isDefault();
  }

  /**
   * Whether a photo that was read later is certainly another one, or was changed meanwhile. That
   * the rest of an address differs proves nothing, it may be signed; nor does an equal hash
   * (contract 3.1).
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

  /** Fetches its bytes; null where there is none, or they can't be had. */
  @Nullable PictureFile fetch() {
    if (shown != null && !shown.isDefault()) {
      // A portal that refuses these bytes is still asked for the change.
      picture = PictureFile.of(session.portal().picture(shown.urls().original()));
    }
    return picture;
  }

  /** Puts aside what was fetched, and notes the change that is about to be made. */
  UndoAvailability putAside(PhotoBackups place, What what) {
    Before known = isNone() ? Before.NONE : picture == null ? Before.LOST : Before.KEPT;
    if (DryRun.isOn()) {
      return UndoAvailability.OPEN;
    }
    try {
      kept = place.keep(session.address(), person, what, known, picture);
      keptIn = place;
      return known == Before.LOST ? UndoAvailability.NOT_HANDED_OUT : UndoAvailability.OPEN;
    } catch (IOException notWritten) {
      return UndoAvailability.NOT_KEPT;
    }
  }

  /** Says how the change ended, which tells what becomes of what was put aside. */
  void ended(Ended how) {
    PhotoBackup entry = kept;
    PhotoBackups place = keptIn;
    if (entry == null || place == null) {
      return;
    }
    switch (how) {
      case STILL_THERE -> place.drop(session.address(), entry);
      case SEEMS_REPEATED -> place.repeated(session.address(), entry);
      case MAY_BE_GONE -> place.settle(session.address());
    }
  }
}
