package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportEntry.ReadImage;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.PersonResult;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.batch.PlannedChanges.Job;
import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.photo.BatchReasonText;
import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImportReasons;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.photo.PendingChange;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes the changes that an import has planned. */
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
  private final boolean losesPhotos;
  private final boolean fit;
  private final BatchRunner<RowResult> runner;
  private volatile @Nullable Boolean othersAllowed;

  /** The result of the image at an index. */
  private record RowResult(int at, PersonResult result, String reason) {}

  ImportRun(
      Session session,
      SetPhoto photos,
      ClearPhoto removals,
      ImportJournal journal,
      @Nullable String importId,
      PhotoPermissions rules,
      boolean losesPhotos,
      boolean fit,
      ProgressListener progressListener) {
    this.session = session;
    this.photos = photos;
    this.removals = removals;
    this.journal = journal;
    this.importId = importId;
    this.rules = rules;
    this.losesPhotos = losesPhotos;
    this.fit = fit;
    this.runner =
        new BatchRunner<>(
            "import",
            BatchRunner.threads(session.portal(), PARALLEL_CHANGES, RESPONSES_PER_THREAD),
            progressListener,
            ImportRun::failure);
  }

  private static String failure(RowResult done) {
    return done.result() == PersonResult.FAILED ? done.reason() : "";
  }

  Imported of(Plan plan, List<Job> jobs) {
    runner.run(() -> submitAll(plan, jobs));
    List<Row> rows = new ArrayList<>(plan.rows());
    for (RowResult done : runner.results()) {
      Row row = rows.get(done.at());
      // A remark from the plan is kept.
      boolean asPlanned =
          (done.result() == PersonResult.CHANGED || done.result() == PersonResult.CLEARED)
              && done.reason().isEmpty();
      rows.set(done.at(), row.withResult(done.result(), asPlanned ? row.reason() : done.reason()));
    }
    return new Imported(plan, rows, runner.interrupted(), runner.stoppedBy());
  }

  void throwIfKeyRefused() {
    runner.throwIfKeyRefused();
  }

  private void submitAll(Plan plan, List<Job> jobs) throws InterruptedException {
    runner.setTotal(jobs.size());
    int today = Math.min(plan.remainingToday(), jobs.size());
    for (Job job : jobs.subList(0, today)) {
      runner.submit(() -> doneAndWiped(job));
      // If only an attempt shows whether other people's photos may be changed, one is tried first.
      if (othersAllowed == null && !job.hasOwnKey() && rules.isUnsure(job.member().person())) {
        runner.awaitAll();
      }
    }
    if (today < jobs.size()) {
      runner.awaitAll();
      runner.stop(
          "a portal accepts %,d changes from you a day; continue tomorrow"
              .formatted(PortalLimits.CHANGES_PER_DAY));
    }
  }

  /** An API key of the list is used for its own row only. */
  private RowResult doneAndWiped(Job job) throws IOException, InterruptedException {
    try {
      return done(job);
    } finally {
      if (job.hasOwnKey()) {
        job.session().portal().close();
      }
    }
  }

  private RowResult done(Job job) throws IOException, InterruptedException {
    boolean unsure = !job.hasOwnKey() && rules.isUnsure(job.member().person());
    if (unsure && Boolean.FALSE.equals(othersAllowed)) {
      return new RowResult(
          job.at(), PersonResult.FORBIDDEN, "the portal refused the first photo of another person");
    }
    if (job.entry().clears()) {
      return done(
          job,
          unsure,
          () ->
              removals.clear(
                  job.session(),
                  job.member().person(),
                  this::isConfirmed,
                  importId,
                  () -> clearing(job)));
    }
    ReadImage read = job.entry().read(session, fit, job.read());
    ImageSource source = read.source();
    if (source instanceof ImageProblem problem) {
      return new RowResult(job.at(), PersonResult.BAD_IMAGE, ImportReasons.of(problem));
    }
    // The file may have changed since the plan.
    Job now =
        source instanceof LocalImage file
            ? new Job(
                job.at(),
                job.member(),
                job.entry(),
                job.session(),
                Fingerprint.of(file.bytes()),
                file.size(),
                read)
            : job;
    return done(
        now,
        unsure,
        () ->
            photos.set(
                job.session(), job.member().person(), source, this::isConfirmed, tracker(now)));
  }

  private RowResult done(Job job, boolean unsure, Supplier<PhotoOutcome> change)
      throws IOException, InterruptedException {
    PhotoOutcome outcome;
    try {
      outcome = change.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (PortalException exception) {
      boolean isOfOwnKey =
          job.hasOwnKey()
              && (exception.kind() == FailureKind.TOKEN_REFUSED
                  || exception.kind() == FailureKind.TOO_MANY);
      if (!isOfOwnKey && runner.stopIfGlobal(exception)) {
        throw exception;
      }
      return new RowResult(job.at(), PersonResult.FAILED, exception.kind().brief());
    }
    if (unsure) {
      recordPermission(outcome);
    }
    return job.entry().clears() ? cleared(job, outcome) : done(job, outcome);
  }

  private void clearing(Job job) {
    try {
      journal.clearing(job.member().id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RowResult cleared(Job job, PhotoOutcome outcome) throws InterruptedException {
    if (BatchReasonText.isCancelled(outcome)) {
      runner.cancelled();
    }
    if (outcome instanceof PhotoOutcome.Declined) {
      return notKept(job);
    }
    PersonResult result =
        switch (BatchReasonText.ending(outcome)) {
          case DONE -> PersonResult.CLEARED;
          case SAME -> PersonResult.SAME;
          case UNSURE -> PersonResult.UNSURE;
          case FAILED -> PersonResult.FAILED;
          case REFUSED -> PersonResult.REFUSED;
        };
    boolean hadNone = outcome instanceof PhotoOutcome.NothingToClear;
    String reason = hadNone ? PlannedChanges.NO_PHOTO : BatchReasonText.of(outcome);
    return new RowResult(job.at(), result, reason);
  }

  private boolean isConfirmed(PendingChange change) {
    // Even --yes loses no photo because of a download that failed by chance.
    return change.undoAvailability() == UndoAvailability.AVAILABLE
        || (losesPhotos && change.undoAvailability() != UndoAvailability.NOT_DOWNLOADED);
  }

  private void recordPermission(PhotoOutcome outcome) {
    if (outcome instanceof Refused refused) {
      if (refused.causes().stream().anyMatch(cause -> NOT_ALLOWED.contains(cause.reason()))) {
        othersAllowed = false;
      }
    } else if (outcome instanceof Changed) {
      othersAllowed = true;
    }
  }

  private SetPhoto.ImportTracker tracker(Job job) {
    String id = job.member().id();
    return new SetPhoto.ImportTracker() {
      @Override
      public boolean isAlreadySent(ShownPhoto now) {
        return journal.isResultOf(id, job.image(), job.size(), now.urls(), now.version());
      }

      @Override
      public @Nullable String importId() {
        return importId;
      }

      @Override
      public void sending(@Nullable ShownPhoto before) {
        try {
          journal.sending(id, job.image(), before == null ? null : before.version());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private RowResult done(Job job, PhotoOutcome outcome) throws IOException, InterruptedException {
    if (outcome instanceof Changed changed) {
      journal.verified(job.member().id(), job.image(), changed.after().version());
      return new RowResult(job.at(), PersonResult.CHANGED, note(changed));
    }
    if (outcome instanceof PhotoOutcome.AlreadyThere there) {
      journal.verified(job.member().id(), job.image(), there.photo().version());
      return new RowResult(job.at(), PersonResult.SAME, "");
    }
    if (outcome instanceof Refused refused) {
      journal.refused(job.member().id(), job.image());
      return new RowResult(job.at(), PersonResult.REFUSED, ImportReasons.of(refused));
    }
    if (outcome instanceof Unsure unsure) {
      if (unsure.kind() == FailureKind.CANCELLED) {
        runner.cancelled();
      }
      return new RowResult(job.at(), PersonResult.UNSURE, unsure.kind().brief());
    }
    if (outcome instanceof Unconfirmed unseen) {
      if (unseen.kind() == FailureKind.CANCELLED) {
        runner.cancelled();
      }
      return new RowResult(
          job.at(), PersonResult.UNSURE, "could not be verified: " + unseen.kind().brief());
    }
    if (outcome instanceof PhotoOutcome.NotComparable) {
      return new RowResult(
          job.at(),
          PersonResult.UNSURE,
          "accepted, but the photo's version is unchanged and its image cannot be read");
    }
    if (outcome instanceof PhotoOutcome.NotChanged) {
      journal.refused(job.member().id(), job.image());
      return new RowResult(
          job.at(), PersonResult.REFUSED, "the portal accepted it but still shows another photo");
    }
    if (outcome instanceof PhotoOutcome.Busy) {
      return new RowResult(
          job.at(), PersonResult.FAILED, "another photoshell is changing this photo");
    }
    return notKept(job);
  }

  private RowResult notKept(Job job) throws InterruptedException {
    if (runner.isStopped()) {
      // Ctrl-C closes files, so the current photo was not kept and nothing was sent.
      throw new InterruptedException();
    }
    return losesPhotos
        ? new RowResult(
            job.at(),
            PersonResult.FAILED,
            "the current photo could not be downloaded; run it again to continue")
        : new RowResult(
            job.at(),
            PersonResult.REFUSED,
            "the current photo cannot be kept; --yes changes it anyway");
  }

  private static String note(Changed changed) {
    return changed.changeNotes().contains(ChangeNote.SENT_AGAIN)
        ? "sent again after checking the photo"
        : "";
  }
}
