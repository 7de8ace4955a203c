package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.people.People;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Undoes a photo change. The undo is a change like any other and can be undone, too. */
public final class UndoPhoto {
  private final CurrentSession sessions;
  private final People people;
  private final PhotoBackups replaced;

  public UndoPhoto(CurrentSession sessions, People people, PhotoBackups replaced) {
    this.sessions = sessions;
    this.people = people;
    this.replaced = replaced;
  }

  /**
   * Returns the changes of this portal, latest first.
   *
   * @throws IOException if they cannot be read
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public List<PhotoBackup> changes() throws IOException {
    return replaced.all(sessions.require().address());
  }

  /**
   * Undoes a change.
   *
   * @param number of the change; null for the latest one
   * @throws IOException if the list of changes cannot be read
   * @throws PortalException if there is no usable response and nothing was changed
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public UndoOutcome undo(@Nullable Integer number, Confirmation confirmation) throws IOException {
    Session session = sessions.require();
    List<PhotoBackup> changes = changes();
    Optional<PhotoBackup> selected =
        changes.stream()
            .filter(
                photoBackup ->
                    number == null
                        ? photoBackup.kind() != ChangeKind.REPEATED
                        : photoBackup.number() == number)
            .findFirst();
    if (selected.isEmpty()) {
      return number == null
          ? new UndoOutcome.NothingToUndo()
          : new UndoOutcome.NoSuchChange(number);
    }
    PhotoBackup change = selected.get();
    if (change.before() == Before.LOST) {
      return new UndoOutcome.NotUndoable(change);
    }
    PersonLookup search = people.find(change.personId());
    if (!(search instanceof PersonLookup.Found found)) {
      return new UndoOutcome.PersonGone(change, search);
    }
    return change.before() == Before.NONE
        ? clear(session, found.person(), change, confirmation)
        : upload(session, found.person(), change, confirmation);
  }

  private UndoOutcome clear(
      Session session, Person person, PhotoBackup change, Confirmation confirmation) {
    PhotoOutcome outcome =
        new PhotoUpdate(
                session,
                person,
                new RefusalDiagnosis(session, person, null),
                replaced,
                ChangeKind.UNDONE)
            .toNone(() -> session.portal().clearPhoto(person.id()), confirmation);
    return new UndoOutcome.Tried(change, outcome, Similarity.NO_PHOTO, false);
  }

  private UndoOutcome upload(
      Session session, Person person, PhotoBackup change, Confirmation confirmation) {
    String path = replaced.fileOf(session.address(), change).toString();
    byte[] bytes;
    try {
      bytes = replaced.photo(session.address(), change);
    } catch (IOException e) {
      return new UndoOutcome.Unreadable(change);
    }
    ImageBytes photo = ImageBytes.of(bytes);
    boolean asItIs = "PNG".equals(photo.format()) || "JPEG".equals(photo.format());
    byte[] sent = asItIs ? bytes : png(bytes);
    if (sent == null) {
      String format =
          photo.format() == null ? "not an image" : ImageInspector.withArticle(photo.format());
      return new UndoOutcome.UnsupportedFile(change, format, path);
    }
    long limit = Objects.requireNonNullElse(session.uploadLimit(), ImageSource.DEFAULT_LIMIT);
    if (sent.length > limit) {
      String reason = "%,d bytes; the limit is %,d".formatted(sent.length, limit);
      return new UndoOutcome.UnsupportedFile(change, reason, path);
    }
    boolean jpeg = "JPEG".equals(photo.format());
    LocalImage file =
        new LocalImage(
            replaced.fileOf(session.address(), change),
            sent,
            jpeg ? "image/jpeg" : "image/png",
            photo.size());
    PhotoOutcome outcome =
        new PhotoUpdate(
                session,
                person,
                new RefusalDiagnosis(session, person, file),
                replaced,
                ChangeKind.UNDONE)
            .readingBytes()
            .toFile(
                file,
                () ->
                    session
                        .portal()
                        .uploadPhoto(
                            person.id(),
                            Path.of(jpeg ? "photo.jpg" : "photo.png"),
                            file.mediaType(),
                            sent),
                (shown, now) ->
                    now != null && now.isSameAs(bytes)
                        ? new PhotoOutcome.AlreadyThere(person, shown, null)
                        : null,
                confirmation);
    Similarity similarity =
        outcome instanceof PhotoOutcome.Changed changed
            ? similarity(bytes, changed.stored())
            : Similarity.UNKNOWN;
    return new UndoOutcome.Tried(change, outcome, similarity, !asItIs);
  }

  private static Similarity similarity(byte[] before, @Nullable ImageBytes now) {
    if (now == null) {
      return Similarity.UNKNOWN;
    }
    if (now.isSameAs(before)) {
      return Similarity.SAME_BYTES;
    }
    Boolean same;
    try {
      same = ImageDecoder.samePixels(before, now.bytes());
    } catch (CancellationException e) {
      // The photo is restored anyway.
      return Similarity.UNKNOWN;
    }
    if (same == null) {
      return Similarity.UNKNOWN;
    }
    return same ? Similarity.SAME_PIXELS : Similarity.OTHER_PIXELS;
  }

  /** Returns the first frame of the image as a PNG; null if it cannot be read. */
  private static byte @Nullable [] png(byte[] image) {
    return ImageDecoder.decode(image) instanceof DecodeResult.Decoded decoded
        ? decoded.bitmap().png()
        : null;
  }
}
