package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoUpdate.AlreadySetCheck;
import io.github.photoshell.photo.UndoOutcome.NotUndoable;
import io.github.photoshell.photo.UndoOutcome.Obstacle;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Restores the photo before a change, verifies it, and records that the change is undone. */
final class PhotoRestorer {
  private final Session session;
  private final PhotoBackups replaced;
  private final UndoHistory history;

  PhotoRestorer(Session session, PhotoBackups replaced, UndoHistory history) {
    this.session = session;
    this.replaced = replaced.in(session);
    this.history = history;
  }

  /**
   * Restores the photo before a change.
   *
   * @throws io.github.photoshell.portal.PortalException if there is no usable response and nothing
   *     was changed
   */
  UndoOutcome restore(Person person, PhotoBackup change, Confirmation confirmation) {
    if (change.before() == Before.LOST) {
      return notUndoable(change, new UndoOutcome.NotKept());
    }
    return change.before() == Before.NONE
        ? clear(person, change, confirmation)
        : upload(person, change, confirmation);
  }

  /** Returns the result for a change whose previous photo cannot be restored. */
  NotUndoable notUndoable(PhotoBackup change, Obstacle obstacle) {
    int redone = history.isRedoable(change) ? history.original(change) : 0;
    return new NotUndoable(change, redone, obstacle, null);
  }

  private PhotoUpdate update(Person person, PhotoBackup change, @Nullable LocalImage file) {
    return new PhotoUpdate(session, person, file, replaced, origin(change));
  }

  /** An undo that can no longer be redone is undone as a change of its own. */
  private ChangeOrigin origin(PhotoBackup change) {
    boolean undoes = !change.isReverting() || change.kind() == ChangeKind.REDONE;
    boolean redoes = history.isRedoable(change);
    return new ChangeOrigin(
        redoes ? ChangeKind.REDONE : ChangeKind.UNDONE,
        undoes || redoes ? change.number() : 0,
        change.importId());
  }

  private UndoOutcome tried(
      PhotoBackup change,
      PhotoUpdate update,
      PhotoOutcome outcome,
      Similarity similarity,
      boolean converted) {
    boolean isRestored =
        outcome instanceof Changed
            || outcome instanceof AlreadyThere
            || outcome instanceof NothingToClear;
    if (isRestored) {
      record(change, update.backup());
    }
    return new UndoOutcome.Tried(
        change,
        history.original(change),
        origin(change).kind() == ChangeKind.REDONE,
        outcome,
        similarity,
        converted);
  }

  /**
   * Records that the previous photo is restored.
   *
   * @param revert the undo or redo; null if the photo was restored already, perhaps by an earlier
   *     attempt that was not verified
   */
  private void record(PhotoBackup change, @Nullable PhotoBackup revert) {
    Optional<PhotoBackup> verified =
        Optional.ofNullable(revert).or(() -> history.unverifiedRevertOf(change));
    boolean isRecorded =
        verified.isPresent()
            && replaced.replace(session.address(), verified.get().in(State.VERIFIED));
    if (isRecorded || history.isUndone(change)) {
      return;
    }
    if (change.isReverting()) {
      replaced.replace(session.address(), change.in(State.UNDONE));
    } else {
      history
          .effectiveSince(change)
          .forEach(undone -> replaced.replace(session.address(), undone.in(State.UNDONE)));
    }
  }

  private UndoOutcome clear(Person person, PhotoBackup change, Confirmation confirmation) {
    PhotoUpdate update = update(person, change, null);
    PhotoOutcome outcome = update.run(AlreadySetCheck.NEVER, confirmation);
    return tried(change, update, outcome, Similarity.NO_PHOTO, false);
  }

  private UndoOutcome upload(Person person, PhotoBackup change, Confirmation confirmation) {
    String path = replaced.fileOf(session.address(), change).toString();
    byte[] bytes;
    try {
      bytes = replaced.photo(session.address(), change);
    } catch (IOException e) {
      return notUndoable(change, new UndoOutcome.Unreadable());
    }
    ImageBytes photo = ImageBytes.of(bytes);
    boolean asItIs = "PNG".equals(photo.format()) || "JPEG".equals(photo.format());
    byte[] sent = asItIs ? bytes : png(bytes);
    if (sent == null) {
      String format =
          photo.format() == null ? "not an image" : ImageInspector.withArticle(photo.format());
      return notUndoable(change, new UndoOutcome.UnsupportedFile(format, path));
    }
    long limit = Objects.requireNonNullElse(session.uploadLimit(), ImageSource.DEFAULT_LIMIT);
    if (sent.length > limit) {
      String reason = "%,d bytes; the limit is %,d".formatted(sent.length, limit);
      return notUndoable(change, new UndoOutcome.UnsupportedFile(reason, path));
    }
    boolean jpeg = "JPEG".equals(photo.format());
    LocalImage file =
        jpeg
            ? new LocalImage(Path.of("photo.jpg"), sent, "image/jpeg", photo.size())
            : new LocalImage(Path.of("photo.png"), sent, "image/png", photo.size());
    PhotoUpdate update = update(person, change, file);
    PhotoOutcome outcome =
        update
            .readingBytes()
            .run(
                (shown, now) ->
                    now != null && now.isSameAs(bytes)
                        ? new PhotoOutcome.AlreadyThere(person, shown, null)
                        : null,
                confirmation);
    Similarity similarity =
        outcome instanceof PhotoOutcome.Changed changed
            ? similarity(bytes, changed.stored())
            : Similarity.UNKNOWN;
    return tried(change, update, outcome, similarity, !asItIs);
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
