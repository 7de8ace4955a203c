package io.github.photoshell.photo;

import io.github.photoshell.directory.People;
import io.github.photoshell.directory.Person;
import io.github.photoshell.directory.PersonLookup;
import io.github.photoshell.portal.FailureKind;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.CurrentSession;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Looks up a person's photo and downloads it. */
public final class ShowPhoto {
  private static final Duration PREVIEW_LIMIT = Duration.ofSeconds(3);

  private final CurrentSession sessions;
  private final People people;

  public ShowPhoto(CurrentSession sessions, People people) {
    this.sessions = sessions;
    this.people = people;
  }

  /**
   * Returns the photo's addresses; empty if the portal does not show them.
   *
   * @throws PortalException if there is no usable response
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public Optional<PhotoUrls> of(Person person) {
    if (!sessions.require().scopes().readsPeople()) {
      return Optional.empty();
    }
    Reply<PhotoUrls> reply = new PhotoReader(sessions.require().portal(), person).read();
    return isHidden(reply) || isUnpaid(reply) ? Optional.empty() : Optional.of(reply.orThrow());
  }

  /** Returns whether the portal is unpaid: it shows no photos but still finds people. */
  private static boolean isUnpaid(Reply<?> reply) {
    return reply instanceof Reply.Failed<?> failed && failed.kind() == FailureKind.UNPAID;
  }

  /** Returns whether the portal does not show it to this caller (contract 3.2). */
  private static boolean isHidden(Reply<?> reply) {
    return reply instanceof Reply.Refused<?> refused && refused.status() == 403;
  }

  /**
   * Finds a person and downloads one size of the photo.
   *
   * @param typed a user name, e-mail, ID or {@code @self}
   * @throws PortalException if there is no usable response about person or photo
   * @throws java.util.concurrent.CancellationException if cancelled while decoding
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public PhotoView view(String typed, PhotoSize size) {
    Portal portal = sessions.require().portal();
    PersonLookup search = people.find(typed);
    if (!(search instanceof PersonLookup.Found found)) {
      return new PhotoView.NoOnePerson(search);
    }
    if (!sessions.require().scopes().readsPeople()) {
      return new PhotoView.Hidden(found.person());
    }
    Reply<PhotoUrls> reply = new PhotoReader(portal, found.person()).read();
    if (isHidden(reply)) {
      return new PhotoView.Hidden(found.person());
    }
    Reply.Ok<PhotoUrls> ok = reply.okOrThrow();
    String address = Objects.requireNonNullElse(size.of(ok.value()), ok.value().original());
    return new PhotoView.Looked(
        found.person(),
        ok.value(),
        ok.json(),
        size,
        PictureDecoder.decode(portal, address, PictureDecoder.TIME_LIMIT));
  }

  /**
   * Returns a small preview of a photo, spending at most three seconds each on download and
   * decoding; empty if it is not available.
   *
   * @throws java.util.concurrent.CancellationException if cancelled while decoding
   */
  public Optional<Bitmap> preview(PhotoUrls urls) {
    Portal portal = sessions.require().portal().inBackground();
    String small = urls.max();
    boolean made = urls.isDefault() || !String.valueOf(small).contains("default_user_photo");
    String address = small == null || !made ? urls.original() : small;
    try {
      return PictureDecoder.decode(portal, address, PREVIEW_LIMIT)
              instanceof DecodeResult.Decoded seen
          ? Optional.of(seen.bitmap())
          : Optional.empty();
    } catch (PortalException cancelled) {
      if (cancelled.kind() != FailureKind.CANCELLED) {
        throw cancelled;
      }
      return Optional.empty();
    }
  }
}
