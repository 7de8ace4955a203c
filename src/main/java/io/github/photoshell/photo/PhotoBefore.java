package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.photo.ReplacedPhoto.Before;
import io.github.photoshell.photo.ReplacedPhoto.What;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The photo that a change finds, and what is done so that it can be put back. */
final class PhotoBefore {
  private final Session session;
  private final Person person;
  private final @Nullable PhotoUrls urls;
  private @Nullable PictureFile picture;
  private @Nullable Runnable forget;
  private @Nullable Runnable settle;

  private PhotoBefore(Session session, Person person, @Nullable PhotoUrls urls) {
    this.session = session;
    this.person = person;
    this.urls = urls;
  }

  /** Looks at the photo of now. */
  static PhotoBefore of(Session session, Person person) {
    Reply<PhotoUrls> reply = session.portal().photo(person.id());
    return new PhotoBefore(
        session, person, reply instanceof Reply.Refused<PhotoUrls> ? null : reply.orThrow());
  }

  /** Returns its addresses; null where the portal does not show it. */
  @Nullable PhotoUrls urls() {
    return urls;
  }

  /** Whether the portal shows that there is no photo. */
  boolean isNone() {
    return urls != null && urls.isDefault();
  }

  /** Whether a photo that was read back later is still this one. */
  boolean isStill(PhotoUrls later) {
    return urls != null && urls.original().equals(later.original());
  }

  /** Fetches its bytes; null where there is none, or they can't be had. */
  @Nullable PictureFile fetch() {
    if (urls != null && !urls.isDefault()) {
      // A portal that refuses these bytes is still asked for the change.
      picture =
          session.portal().picture(urls.original()) instanceof PictureReply.Fetched fetched
                  && fetched.picture().bytes().length > 0
              ? PictureFile.of(fetched.picture().bytes())
              : null;
    }
    return picture;
  }

  /** Puts aside what was fetched, and notes the change that is about to be made. */
  WayBack putAside(ReplacedPhotos place, What what) {
    Before known = isNone() ? Before.NONE : picture == null ? Before.LOST : Before.KEPT;
    if (Rehearsal.isOn()) {
      return WayBack.OPEN;
    }
    try {
      ReplacedPhoto kept = place.keep(session.address(), person, what, known, picture);
      forget = () -> place.drop(session.address(), kept);
      settle = () -> place.settle(session.address());
      return known == Before.LOST ? WayBack.NOT_HANDED_OUT : WayBack.OPEN;
    } catch (IOException notWritten) {
      return WayBack.NOT_KEPT;
    }
  }

  /**
   * Says how the change ended: what was put aside stays where the photo may be gone from the
   * portal, and older ones make room for it.
   */
  void ended(boolean isStillThere) {
    Runnable end = isStillThere ? forget : settle;
    if (end != null) {
      end.run();
    }
  }
}
