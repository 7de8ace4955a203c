package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.RetryPolicy;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.ChangeVerifier.Reading;
import io.github.photoshell.photo.ChangeVerifier.Verdict;
import io.github.photoshell.photo.PhotoOutcome.CameBack;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NotComparable;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
import io.github.photoshell.photo.PreviousPhoto.StateAfterChange;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.PortalApi;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a change and verifies its result. The response to the change itself proves nothing
 * (contract 5.5). After a broken connection the photo is read before the request is sent again
 * (contract 5.7).
 */
final class ChangeSender {
  private static final int MAX_ATTEMPTS = 4;

  /** The lowest HTTP status that is an error and not a refusal. */
  private static final int FIRST_ERROR_STATUS = 500;

  private final Session session;
  private final Person person;
  private final @Nullable ImageSource image;
  private final RefusalDiagnosis diagnosis;
  private final PreviousPhoto found;
  private final @Nullable ShownPhoto before;
  private final ChangeVerifier changeVerifier;
  private final Set<ChangeNote> changeNotes;
  private boolean mayHaveHappened;
  private boolean isVerified;
  private boolean seemsRepeated;

  /**
   * @param image the new photo; null to remove the photo
   * @param changeNotes the remarks collected so far
   * @param readsBytes whether to read the stored bytes back in any case
   */
  ChangeSender(
      Session session,
      Person person,
      @Nullable ImageSource image,
      PreviousPhoto found,
      RefusalDiagnosis diagnosis,
      Set<ChangeNote> changeNotes,
      boolean readsBytes) {
    this.session = session;
    this.person = person;
    this.image = image;
    this.diagnosis = diagnosis;
    this.found = found;
    this.before = found.shown();
    this.changeVerifier = new ChangeVerifier(session.portal(), found, image, readsBytes);
    this.changeNotes = changeNotes;
  }

  /** Returns where the previous photo is now. */
  StateAfterChange ended() {
    if (!mayHaveHappened) {
      return StateAfterChange.STILL_THERE;
    }
    if (seemsRepeated) {
      return StateAfterChange.SEEMS_REPEATED;
    }
    return isVerified ? StateAfterChange.REPLACED : StateAfterChange.MAY_BE_GONE;
  }

  /**
   * Sends the change, repeats it where that is safe, and reads the photo back.
   *
   * @param beforeSending receives the current photo, or null if it is not shown, right before the
   *     request
   * @throws PortalException if there is no usable response and nothing was changed
   */
  PhotoOutcome send(Consumer<@Nullable ShownPhoto> beforeSending) {
    beforeSending.accept(before);
    try {
      PhotoOutcome outcome = null;
      for (int attempt = 1; outcome == null; attempt++) {
        if (attempt > 1) {
          changeNotes.add(ChangeNote.SENT_AGAIN);
          session.portal().pauseBefore(attempt);
        }
        boolean mayHaveBefore = mayHaveHappened;
        mayHaveHappened = true;
        outcome = outcome(request(mayHaveBefore), attempt, mayHaveBefore);
      }
      return outcome;
    } catch (PortalException e) {
      if (e.kind() != FailureKind.CANCELLED || !mayHaveHappened) {
        throw e;
      }
      return new Unsure(person, FailureKind.CANCELLED, null);
    }
  }

  /**
   * Sends the request.
   *
   * @param mayHaveBefore whether an earlier attempt may have changed the photo
   */
  private Reply<?> request(boolean mayHaveBefore) {
    PortalApi api = session.portal().api();
    try {
      if (image == null) {
        return api.clearPhoto(person.id());
      }
      return image instanceof LocalImage file
          ? api.uploadPhoto(person.id(), file.path(), file.mediaType(), file.bytes())
          : api.setPhoto(person.id(), ((ImageSource.Address) image).url());
    } catch (PortalException e) {
      // Nothing is on its way if it was cancelled in the pause after a 429.
      mayHaveHappened = mayHaveBefore || e.mayHaveHappened();
      throw e;
    }
  }

  /**
   * Returns what a reply means; null if the request is to be sent again.
   *
   * @param mayHaveBefore whether an earlier attempt may have changed the photo
   */
  private @Nullable PhotoOutcome outcome(Reply<?> reply, int attempt, boolean mayHaveBefore) {
    if (reply instanceof Reply.Ok<?> ok) {
      changeVerifier.recordResponse(ok.value());
      return readBack();
    }
    if (reply instanceof Reply.Refused<?> refused) {
      return refused(refused, mayHaveBefore);
    }
    Reply.Failed<?> failed = (Reply.Failed<?>) reply;
    ChangeNote confirmed = confirmation(failed);
    if (confirmed == null) {
      mayHaveHappened = mayHaveBefore;
      return stopped(failed);
    }
    boolean isLast = before == null || !isRetryable(failed) || attempt == MAX_ATTEMPTS;
    Reading reading = isLast ? changeVerifier.awaitChange() : changeVerifier.readOnce();
    if (reading.verdict() == Verdict.DONE) {
      changeNotes.add(confirmed);
      return changed(reading);
    }
    return isLast || reading.shown() == null
        ? new Unsure(person, failed.kind(), urls(reading.shown()))
        : null;
  }

  /**
   * Reports a refusal as it is. After a server error the photo is read first, because the error may
   * have happened after the change.
   */
  private PhotoOutcome refused(Reply.Refused<?> refused, boolean mayHaveBefore) {
    if (refused.status() < FIRST_ERROR_STATUS) {
      mayHaveHappened = mayHaveBefore;
      return diagnosis.of(refused.status(), refused.reason());
    }
    Reading reading = changeVerifier.readOnce();
    if (reading.verdict() == Verdict.DONE) {
      changeNotes.add(ChangeNote.CONFIRMED_DESPITE_ERROR);
      return changed(reading);
    }
    mayHaveHappened = mayHaveBefore || !isStillThere(reading);
    return diagnosis.of(refused.status(), refused.reason());
  }

  /** Returns whether the previous photo is certainly still on the portal. */
  private boolean isStillThere(Reading reading) {
    ShownPhoto now = reading.shown();
    if (now == null || before == null || now.isDefault()) {
      return now != null && before != null && before.isDefault();
    }
    ImageBytes stored = reading.stored() == null ? changeVerifier.stored(now) : reading.stored();
    ImageBytes old = found.image();
    return old != null && stored != null && old.isSameAs(stored.bytes());
  }

  /**
   * Returns the remark for a change that is verified without a usable response; null if nothing can
   * have happened.
   */
  private static @Nullable ChangeNote confirmation(Reply.Failed<?> failed) {
    FailureKind kind = failed.kind();
    if (!kind.isUnclear() || failed.status() == 413) {
      return null;
    }
    return kind == FailureKind.CONNECTION_LOST
        ? ChangeNote.CONFIRMED_AFTER_BROKEN_LINE
        : kind == FailureKind.TIMED_OUT
            ? ChangeNote.CONFIRMED_AFTER_TIME_OUT
            : ChangeNote.CONFIRMED_DESPITE_ANSWER;
  }

  /** After a time-out the first request may still be running. */
  private static boolean isRetryable(Reply.Failed<?> failed) {
    return RetryPolicy.isPassing(failed.kind(), failed.status());
  }

  private PhotoOutcome stopped(Reply.Failed<?> failed) {
    if (failed.kind() == FailureKind.KEY_LACKS_SCOPE) {
      return diagnosis.byKey(failed.status());
    }
    if (failed.status() == 413) {
      return diagnosis.tooLarge(failed.status());
    }
    failed.orThrow();
    throw new IllegalStateException("a stopped call gave a value");
  }

  private PhotoOutcome readBack() {
    Reading reading;
    try {
      reading = changeVerifier.awaitChange();
    } catch (PortalException e) {
      return new Unconfirmed(person, e.kind());
    }
    ShownPhoto now = reading.shown();
    if (now == null) {
      FailureKind kind =
          reading.reply() instanceof Reply.Failed<?> failed ? failed.kind() : FailureKind.REFUSED;
      return new Unconfirmed(person, kind);
    }
    return switch (reading.verdict()) {
      case DONE -> changed(reading);
      case CAME_BACK -> new CameBack(person, now);
      case UNKNOWN -> new NotComparable(person, now);
      default -> new NotChanged(person, now, image == null, isKept());
    };
  }

  private boolean isKept() {
    return found.image() != null && !changeNotes.contains(ChangeNote.NOT_KEPT);
  }

  private Changed changed(Reading reading) {
    isVerified = true;
    ShownPhoto now = Objects.requireNonNull(reading.shown());
    if (person.photoFromElsewhere()) {
      changeNotes.add(ChangeNote.MAY_BE_RENEWED_FROM_ELSEWHERE);
    }
    ImageBytes old = found.image();
    if (old != null && image instanceof LocalImage file && old.isSameAs(file.bytes())) {
      changeNotes.add(ChangeNote.SAME_IMAGE);
      // The image sent is the one that was kept.
      mayHaveHappened = false;
    } else if (old != null && isSameImage(old, reading)) {
      changeNotes.add(ChangeNote.SAME_IMAGE);
      seemsRepeated = true;
    }
    return new Changed(person, urls(before), now, Set.copyOf(changeNotes), old, reading.stored());
  }

  /** The bytes are read only if the sizes are equal and the sent file does not decide. */
  private boolean isSameImage(ImageBytes old, Reading reading) {
    ShownPhoto now = reading.shown();
    PhotoUrls urls = urls(before);
    if (reading.stored() != null) {
      return old.isSameAs(reading.stored().bytes());
    }
    if (now == null || now.isDefault() || session.isDryRun() || urls == null || isKeptAsSent()) {
      return false;
    }
    try {
      // A lagging storage returns the old image for a moment.
      return Objects.equals(urls.size(), now.urls().size())
          && isStored(old, now)
          && isStoredLater(old, now);
    } catch (PortalException e) {
      // The change itself is made and verified.
      return false;
    }
  }

  private boolean isStoredLater(ImageBytes old, ShownPhoto where) {
    session.portal().pauseBefore(2);
    return isStored(old, where);
  }

  private boolean isStored(ImageBytes old, ShownPhoto where) {
    return session.portal().inBackground().picture(where.urls().original())
            instanceof PictureReply.Fetched fetched
        && old.isSameAs(fetched.picture().bytes());
  }

  private boolean isKeptAsSent() {
    PixelSize size = image instanceof LocalImage file ? file.size() : null;
    return size != null && StoredPhotoSize.isUnchanged(size);
  }

  private static @Nullable PhotoUrls urls(@Nullable ShownPhoto shown) {
    return shown == null ? null : shown.urls();
  }
}
