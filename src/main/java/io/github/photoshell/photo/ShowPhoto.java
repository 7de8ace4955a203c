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

/** Looks where a person's photo lies, and at the photo itself. */
public final class ShowPhoto {
  private static final Duration GLIMPSE = Duration.ofSeconds(3);

  private final CurrentSession sessions;
  private final People people;

  public ShowPhoto(CurrentSession sessions, People people) {
    this.sessions = sessions;
    this.people = people;
  }

  /**
   * Returns the photo; empty where the portal does not show it.
   *
   * @throws PortalException when there is no usable answer
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public Optional<PhotoUrls> of(Person person) {
    if (!sessions.require().scopes().readsPeople()) {
      return Optional.empty();
    }
    Reply<PhotoUrls> reply = new PhotoReader(sessions.require().portal(), person).read();
    return isHidden(reply) || isUnpaid(reply) ? Optional.empty() : Optional.of(reply.orThrow());
  }

  /** Returns whether the portal shows nobody's photo, but still tells who somebody is. */
  private static boolean isUnpaid(Reply<?> reply) {
    return reply instanceof Reply.Failed<?> failed && failed.kind() == FailureKind.UNPAID;
  }

  /** Returns whether the portal does not show it to this caller (contract 3.2). */
  private static boolean isHidden(Reply<?> reply) {
    return reply instanceof Reply.Refused<?> refused && refused.status() == 403;
  }

  /**
   * Finds a person and fetches one size of the photo.
   *
   * @param typed a user name, e-mail, ID or {@code @self}
   * @throws PortalException when there is no usable answer about person or photo
   * @throws java.util.concurrent.CancellationException when cancelled while it was decoded
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public PhotoView view(String typed, PhotoSize size) {
    Portal portal = sessions.require().portal();
    PersonLookup search = people.find(typed);
    if (!(search instanceof PersonLookup.Found found)) {
      return new PhotoView.Nobody(search);
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
        PictureDecoder.look(portal, address, PictureDecoder.PATIENCE));
  }

  /**
   * Takes a quick look at a photo, for which nobody should have to wait: at a small size, three
   * seconds at most for fetching and for decoding, and never failing. Empty when it can't be had,
   * or is not made yet.
   *
   * @throws java.util.concurrent.CancellationException when cancelled while it was decoded
   */
  public Optional<Bitmap> glimpse(PhotoUrls urls) {
    Portal portal = sessions.require().portal().inBackground();
    String small = urls.max();
    boolean made = urls.isDefault() || !String.valueOf(small).contains("default_user_photo");
    String address = small == null || !made ? urls.original() : small;
    try {
      return PictureDecoder.look(portal, address, GLIMPSE) instanceof DecodeResult.Seen seen
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
