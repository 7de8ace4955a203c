package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportEntry.ReadImage;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.batch.PlannedChanges.Change;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.BatchReasonText;
import io.github.photoshell.photo.BatchReasonText.Ending;
import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImportReasons;
import io.github.photoshell.photo.PendingChange;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.RefusalReason;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.photo.ShownPhoto;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes the changes that an import has planned, and records each in its journal. */
final class ImportRun {
  /** The number of parallel changes; the rest is for other users. */
  static final int PARALLEL_CHANGES = PortalLimits.PARALLEL_CHANGES - 3;

  /** The previous photo, the image, and the photo that is read back. */
  static final int RESPONSES_PER_THREAD = 3;

  private static final Set<RefusalReason> NOT_ALLOWED =
      EnumSet.of(RefusalReason.NOT_YOURS, RefusalReason.NO_RIGHT, RefusalReason.KEY);

  private final Session session;
  private final SetPhoto photos;
  private final ClearPhoto removals;
  private final ImportJournal journal;
  private final @Nullable String importId;
  private final PhotoPermissions rules;
  private final ImportOptions options;
  private final Plan plan;
  private final boolean losesPhotos;
  private final BatchRunner<BatchRow> runner;
  private final AtomicLong undoable = new AtomicLong();
  private volatile @Nullable Boolean othersAllowed;

  ImportRun(
      Session session,
      SetPhoto photos,
      ClearPhoto removals,
      ImportJournal journal,
      @Nullable String importId,
      PhotoPermissions rules,
      ImportOptions options,
      Plan plan,
      ProgressListener progressListener) {
    this.session = session;
    this.photos = photos;
    this.removals = removals;
    this.journal = journal;
    this.importId = importId;
    this.rules = rules;
    this.options = options;
    this.plan = plan;
    this.losesPhotos = options.losesPhotos() || !plan.keepsReplaced();
    this.runner =
        new BatchRunner<>(
            "import",
            BatchRunner.threads(session.portal(), PARALLEL_CHANGES, RESPONSES_PER_THREAD),
            progressListener,
            BatchRow::failure);
  }

  Imported of(List<Change> changes) {
    runner.run(() -> submitAll(changes));
    List<Integer> places = changes.stream().map(Change::at).toList();
    Imported imported =
        new Imported(
            plan,
            runner.results(plan.rows(), places),
            runner.interrupted(),
            runner.stoppedBy(),
            runner.stop().isKeyRefused(),
            importId == null ? 0 : undoable.get());
    if (imported.changed() + imported.count(Result.UNSURE) == 0) {
      // Then it can be run again with another key.
      runner.stop().throwIfKeyRefused();
    }
    return imported;
  }

  private void submitAll(List<Change> changes) throws InterruptedException {
    runner.setTotal(changes.size());
    int today = Math.min(plan.remainingToday(), changes.size());
    for (Change change : changes.subList(0, today)) {
      runner.submit(() -> doneAndWiped(change));
      // If only an attempt shows whether other people's photos may be changed, one is tried first.
      if (othersAllowed == null && isUnsure(change)) {
        runner.awaitAll();
      }
    }
    if (today < changes.size()) {
      runner.awaitAll();
      runner
          .stop()
          .because(
              "a portal accepts %,d changes from you a day; continue tomorrow"
                  .formatted(PortalLimits.CHANGES_PER_DAY));
    }
  }

  private boolean isUnsure(Change change) {
    return !change.hasOwnKey() && rules.isUnsure(change.member().person());
  }

  /** An API key of the list is used for its own row only. */
  private BatchRow doneAndWiped(Change change) throws IOException, InterruptedException {
    try {
      return done(change);
    } finally {
      if (change.hasOwnKey()) {
        change.session().portal().close();
      }
    }
  }

  private BatchRow done(Change planned) throws IOException, InterruptedException {
    boolean unsure = isUnsure(planned);
    if (unsure && Boolean.FALSE.equals(othersAllowed)) {
      return row(planned, Result.FORBIDDEN, "the portal refused the first photo of another person");
    }
    Change change =
        planned.entry().clears()
            ? planned
            // The file may have changed since the plan.
            : planned.withImage(planned.entry().read(session, options.fit(), planned.read()));
    ReadImage image = change.read();
    if (image != null && image.source() instanceof ImageProblem problem) {
      return row(change, Result.BAD_IMAGE, ImportReasons.of(problem));
    }
    PhotoOutcome outcome;
    try {
      outcome = send(change);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (PortalException e) {
      boolean isOfOwnKey =
          change.hasOwnKey()
              && (e.kind() == FailureKind.TOKEN_REFUSED || e.kind() == FailureKind.TOO_MANY);
      return row(
          change,
          Result.FAILED,
          isOfOwnKey ? e.kind().brief() : runner.stop().reasonUnlessGlobal(e));
    }
    if (unsure) {
      recordPermission(outcome);
    }
    return ended(change, outcome);
  }

  private PhotoOutcome send(Change change) {
    Person person = change.member().person();
    ReadImage image = change.read();
    return image == null
        ? removals.clear(
            change.session(),
            person,
            this::isConfirmed,
            importId,
            () -> journal.clearing(person.id()))
        : photos.set(
            change.session(), person, image.source(), this::isConfirmed, tracker(person, image));
  }

  private boolean isConfirmed(PendingChange change) {
    // Even --yes loses no photo because of a download that failed by chance.
    return change.undoAvailability() == UndoAvailability.AVAILABLE
        || (losesPhotos && change.undoAvailability() != UndoAvailability.NOT_DOWNLOADED);
  }

  private SetPhoto.ImportTracker tracker(Person person, ReadImage image) {
    String digest = image.digest();
    return new SetPhoto.ImportTracker() {
      @Override
      public boolean isAlreadySent(ShownPhoto now) {
        return journal.isResultOf(person.id(), digest, image.size(), now.urls(), now.version());
      }

      @Override
      public @Nullable String importId() {
        return importId;
      }

      @Override
      public void sending(@Nullable ShownPhoto before) {
        journal.sending(person.id(), digest, before == null ? null : before.version());
      }
    };
  }

  private void recordPermission(PhotoOutcome outcome) {
    if (outcome instanceof Changed) {
      othersAllowed = true;
    } else if (othersAllowed == null
        && outcome instanceof Refused refused
        && refused.causes().stream().anyMatch(cause -> NOT_ALLOWED.contains(cause.reason()))) {
      // Once one was accepted, a refusal is of its own person or image.
      othersAllowed = false;
    }
  }

  private BatchRow ended(Change change, PhotoOutcome outcome)
      throws IOException, InterruptedException {
    runner.stop().ifCancelled(outcome);
    if (outcome instanceof PhotoOutcome.Declined) {
      return losesPhotos
          ? row(
              change,
              Result.FAILED,
              "the current photo could not be downloaded; run it again to continue")
          : row(change, Result.REFUSED, BatchReasonText.of(outcome));
    }
    ReadImage image = change.read();
    Ending ending = BatchReasonText.ending(outcome);
    if (outcome instanceof Changed changed && changed.isUndoable() && !staysAfterUndo(change)) {
      undoable.incrementAndGet();
    }
    if (image == null) {
      return row(
          change,
          Result.of(ending, Result.CLEARED, Result.SAME),
          outcome instanceof PhotoOutcome.NothingToClear
              ? PlannedChanges.NO_PHOTO
              : reason(outcome));
    }
    String id = change.member().id();
    if (outcome instanceof Changed changed) {
      journal.verified(id, image.digest(), changed.after().version());
    } else if (outcome instanceof AlreadyThere there) {
      journal.verified(id, image.digest(), there.photo().version());
    } else if (ending == Ending.REFUSED) {
      journal.refused(id, image.digest());
    }
    return row(change, Result.of(ending, Result.CHANGED, Result.SAME), reason(outcome));
  }

  /** Returns whether the portal does not let the photo be removed again. */
  private boolean staysAfterUndo(Change change) {
    return !change.hasOwnKey()
        && !change.entry().clears()
        && !change.member().hasPhoto()
        && rules.forbidsRemoval(change.member().person()) != null;
  }

  private static String reason(PhotoOutcome outcome) {
    if (!(outcome instanceof Changed changed)) {
      return BatchReasonText.of(outcome);
    }
    List<String> reasons = new ArrayList<>();
    if (changed.changeNotes().contains(ChangeNote.SENT_AGAIN)) {
      reasons.add("sent again after checking the photo");
    }
    if (!changed.isUndoable()) {
      reasons.add("the previous photo was not kept, so photo-undo cannot restore it");
    }
    return String.join("; ", reasons);
  }

  /** Returns the row of a change; a remark from the plan is kept if it was made without another. */
  private BatchRow row(Change change, Result result, String reason) {
    BatchRow planned = plan.rows().get(change.at());
    boolean isDone = result == Result.CHANGED || result == Result.CLEARED;
    return planned.withResult(result, isDone && reason.isEmpty() ? planned.reason() : reason);
  }
}
