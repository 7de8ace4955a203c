package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.image.Bitmap;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.people.PhotoReader;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up a person's photo and downloads it. */
public final class ShowPhoto {
  private static final Duration PREVIEW_LIMIT = Duration.ofSeconds(3);

  private final People people;

  public ShowPhoto(People people) {
    this.people = people;
  }

  /**
   * Finds a person and downloads one size of the photo.
   *
   * @param typed a user name, e-mail, ID or {@code @self}
   * @throws PortalException if there is no usable response about person or photo
   * @throws java.util.concurrent.CancellationException if cancelled while decoding
   */
  PhotoView view(Session session, String typed, PhotoSize size) {
    Portal portal = session.portal();
    PersonLookup search = people.find(session, typed);
    if (!(search instanceof PersonLookup.Found found)) {
      return new PhotoView.NoOnePerson(search);
    }
    if (!session.scopes().readsPeople()) {
      return new PhotoView.Hidden(found.person());
    }
    Reply<PhotoUrls> reply = new PhotoReader(portal, found.person()).read();
    // Hidden from this caller (contract 3.2).
    if (reply.isRefused(403)) {
      return new PhotoView.Hidden(found.person());
    }
    Reply.Ok<PhotoUrls> ok = reply.okOrThrow();
    String address = Objects.requireNonNullElse(size.of(ok.value()), ok.value().original());
    PictureReply download = portal.picture(address);
    return new PhotoView.Looked(
        found.person(),
        ok.value(),
        ok.json(),
        size,
        download,
        decode(download, ImageDecoder.TIME_LIMIT));
  }

  /** Returns null if the image was not downloaded. */
  private static @Nullable DecodeResult decode(PictureReply reply, Duration limit) {
    return reply instanceof PictureReply.Fetched fetched
        ? ImageDecoder.decode(fetched.picture().bytes(), limit)
        : null;
  }

  /**
   * Returns a small preview of a photo, spending at most three seconds each on download and
   * decoding; empty if it is not available.
   *
   * @throws java.util.concurrent.CancellationException if cancelled while decoding
   */
  static Optional<Bitmap> preview(Session session, PhotoUrls urls) {
    Portal portal = session.portal().inBackground();
    String small = urls.max();
    boolean isMissing = !urls.isDefault() && PhotoUrls.isDefaultImage(String.valueOf(small));
    String address = small == null || isMissing ? urls.original() : small;
    try {
      return decode(portal.picture(address), PREVIEW_LIMIT) instanceof DecodeResult.Decoded preview
          ? Optional.of(preview.bitmap())
          : Optional.empty();
    } catch (PortalException e) {
      if (e.kind() != FailureKind.CANCELLED) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
