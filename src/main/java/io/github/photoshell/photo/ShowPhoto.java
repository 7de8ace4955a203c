package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.image.Bitmap;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.people.ParallelReads;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.people.PhotoReader;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks up a person's photo and downloads it. */
public final class ShowPhoto {
  private static final Duration PREVIEW_LIMIT = Duration.ofSeconds(3);

  /** The time for the people of one row. */
  private static final Duration SEVERAL_LIMIT = Duration.ofSeconds(60);

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
    return view(session, typed, urls -> size);
  }

  private PhotoView view(Session session, String typed, Function<PhotoUrls, PhotoSize> sizeOf) {
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
    PhotoSize size = sizeOf.apply(ok.value());
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

  /**
   * The photo of one of several people.
   *
   * @param person the user name, e-mail, ID or {@code @self} that was typed
   * @param view null if it could not be read
   * @param reason why it could not be read; else empty
   */
  record Row(String person, @Nullable PhotoView view, String reason) {}

  /**
   * Finds several people and downloads their photos, a few at once.
   *
   * @param size null for a small one
   * @throws PortalException for a failure that concerns everyone
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  List<Row> viewAll(Session session, List<String> named, @Nullable PhotoSize size) {
    List<Supplier<Row>> reads =
        named.stream().<Supplier<Row>>map(typed -> () -> row(session, typed, size)).toList();
    List<@Nullable Row> rows = ParallelReads.run(session.portal(), reads, SEVERAL_LIMIT);
    return IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                Objects.requireNonNullElseGet(
                    rows.get(i), () -> new Row(named.get(i), null, FailureKind.TIMED_OUT.brief())))
        .toList();
  }

  private Row row(Session session, String typed, @Nullable PhotoSize size) {
    try {
      return new Row(typed, view(session, typed, urls -> size == null ? small(urls) : size), "");
    } catch (PortalException e) {
      if (ClearSeveralPhotos.isForAll(e.kind())) {
        throw e;
      }
      return new Row(typed, null, FailureText.brief(e));
    }
  }

  /** Returns a size that is enough for a preview; the original until the portal has made it. */
  private static PhotoSize small(PhotoUrls urls) {
    String small = urls.max();
    boolean isMissing = !urls.isDefault() && PhotoUrls.isDefaultImage(String.valueOf(small));
    return small == null || isMissing ? PhotoSize.ORIGINAL : PhotoSize.MAX;
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
    String address = Objects.requireNonNullElse(small(urls).of(urls), urls.original());
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
