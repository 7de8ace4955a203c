package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.UndoImportOutcome.Result;
import io.github.photoshell.batch.UndoImportOutcome.Row;
import io.github.photoshell.batch.UndoImportOutcome.UndoPlan;
import io.github.photoshell.batch.UndoImportOutcome.Undone;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.photo.BatchReasonText;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoBackup;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.UndoHistory;
import io.github.photoshell.photo.UndoOutcome;
import io.github.photoshell.photo.UndoPhoto;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Undoes the last import of a portal, or redoes it: each person's photo is restored as it was
 * before, and verified. What is restored is recorded at once, so that the same command continues
 * after an interruption.
 */
public final class UndoImport {

  private final UndoPhoto photos;
  private final PhotoBackups replaced;

  public UndoImport(UndoPhoto photos, PhotoBackups replaced) {
    this.photos = photos;
    this.replaced = replaced;
  }

  /** A question that is asked once, when it is known what would be undone. */
  @FunctionalInterface
  interface Agreement {
    boolean given(UndoPlan plan);
  }

  /** The result of the row at an index. */
  private record RowResult(int at, Result result, String reason) {}

  /**
   * Plans the undo or redo, asks for confirmation, restores the photos and verifies each.
   *
   * @param redoes whether what is undone of the import is redone
   * @param losesPhotos whether to replace current photos that cannot be kept
   * @throws IOException if the recorded changes cannot be read
   * @throws PortalException if the portal refused the API key
   */
  UndoImportOutcome run(
      Session known,
      boolean redoes,
      boolean losesPhotos,
      Agreement agreement,
      ProgressListener progressListener)
      throws IOException {
    List<PhotoBackup> changes = replaced.all(known.address());
    String importId = UndoHistory.lastImport(changes);
    if (importId == null) {
      return new UndoImportOutcome.NoImport(redoes);
    }
    if (!known.scopes().changesPhotos()) {
      return new UndoImportOutcome.KeyLacksScope();
    }
    Session session = known.limitedTo(PortalLimits.REQUESTS_PER_MINUTE);
    UndoHistory history = new UndoHistory(changes);
    UndoPlan plan = plan(changes, history, importId, redoes);
    if (plan.toUndo() > 0 && !session.isDryRun() && !agreement.given(plan)) {
      return new UndoImportOutcome.Declined(plan);
    }
    BatchRunner<RowResult> runner =
        new BatchRunner<>(
            redoes ? "redo" : "undo",
            BatchRunner.threads(
                session.portal(), ImportRun.PARALLEL_CHANGES, ImportRun.RESPONSES_PER_THREAD),
            progressListener,
            done -> done.result() == Result.FAILED ? done.reason() : "");
    runner.run(() -> submitAll(runner, session, history, plan, losesPhotos));
    List<Row> rows = new ArrayList<>(plan.rows());
    for (RowResult done : runner.results()) {
      rows.set(done.at(), new Row(rows.get(done.at()).change(), done.result(), done.reason()));
    }
    if (!session.isDryRun()) {
      // Its next run is an import of its own.
      replaced.endImport(session.address(), importId, true);
    }
    runner.throwIfKeyRefused();
    return new Undone(plan, rows, runner.interrupted(), runner.stoppedBy());
  }

  private static UndoPlan plan(
      List<PhotoBackup> changes, UndoHistory history, String importId, boolean redoes) {
    List<PhotoBackup> imported =
        changes.stream()
            .filter(change -> importId.equals(change.importId()) && !change.isReverting())
            .sorted(Comparator.comparingInt(PhotoBackup::number))
            .toList();
    List<Row> rows =
        redoes
            ? redoRows(history, importId)
            : history.toUndoOf(importId).stream().map(change -> planned(change, history)).toList();
    return new UndoPlan(imported.get(0).when(), redoes, imported.size(), rows);
  }

  private static List<Row> redoRows(UndoHistory history, String importId) {
    List<Row> rows = new ArrayList<>();
    for (PhotoBackup undo : history.toRedoOf(importId)) {
      rows.add(
          undo.before() == Before.LOST
              ? new Row(undo, Result.NOT_KEPT, "the photo of the import was not kept")
              : new Row(undo, Result.TO_UNDO, ""));
    }
    for (PhotoBackup change : history.changedSinceUndoOf(importId)) {
      rows.add(new Row(change, Result.CHANGED_SINCE, "changed again after the undo"));
    }
    return rows;
  }

  private static Row planned(PhotoBackup change, UndoHistory history) {
    if (history.isChangedSince(change)) {
      return new Row(
          change,
          Result.CHANGED_SINCE,
          "changed again after the import; 'photo-undo %d' restores the photo before the import"
              .formatted(change.number()));
    }
    return change.before() == Before.LOST
        ? new Row(change, Result.NOT_KEPT, "the photo before the import was not kept")
        : new Row(change, Result.TO_UNDO, "");
  }

  private void submitAll(
      BatchRunner<RowResult> runner,
      Session session,
      UndoHistory history,
      UndoPlan plan,
      boolean losesPhotos) {
    List<Integer> toUndo =
        IntStream.range(0, plan.rows().size())
            .filter(at -> plan.rows().get(at).result() == Result.TO_UNDO)
            // Each further person takes the same requests.
            .limit(session.isDryRun() ? 1 : Integer.MAX_VALUE)
            .boxed()
            .toList();
    runner.setTotal(toUndo.size());
    for (int at : toUndo) {
      PhotoBackup change = plan.rows().get(at).change();
      runner.submit(() -> restored(runner, session, history, at, change, losesPhotos));
    }
  }

  private RowResult restored(
      BatchRunner<RowResult> runner,
      Session session,
      UndoHistory history,
      int at,
      PhotoBackup change,
      boolean losesPhotos)
      throws InterruptedException {
    UndoOutcome outcome;
    try {
      outcome =
          photos.undo(
              session,
              history,
              change,
              pending -> losesPhotos || pending.undoAvailability() == UndoAvailability.AVAILABLE);
    } catch (PortalException exception) {
      if (runner.stopIfGlobal(exception)) {
        throw exception;
      }
      return new RowResult(at, Result.FAILED, exception.kind().brief());
    }
    return result(runner, at, outcome);
  }

  private static RowResult result(BatchRunner<RowResult> runner, int at, UndoOutcome outcome)
      throws InterruptedException {
    if (outcome instanceof UndoOutcome.Tried tried) {
      return result(runner, at, tried.outcome());
    }
    if (outcome instanceof UndoOutcome.UnsupportedFile unfit) {
      return new RowResult(
          at, Result.REFUSED, "portals do not accept it as a file (%s)".formatted(unfit.reason()));
    }
    return outcome instanceof UndoOutcome.PersonGone
        ? new RowResult(at, Result.REFUSED, "the person was removed or is not visible to you")
        : new RowResult(at, Result.NOT_KEPT, "the kept photo cannot be read");
  }

  private static RowResult result(BatchRunner<RowResult> runner, int at, PhotoOutcome outcome)
      throws InterruptedException {
    if (BatchReasonText.isCancelled(outcome)) {
      runner.cancelled();
    }
    if (outcome instanceof PhotoOutcome.Declined && runner.isStopped()) {
      // Ctrl-C closes files, so the current photo was not kept and nothing was sent.
      throw new InterruptedException();
    }
    boolean isNone = outcome instanceof PhotoOutcome.Changed changed && changed.after().isDefault();
    Result result =
        switch (BatchReasonText.ending(outcome)) {
          case DONE -> isNone ? Result.REMOVED : Result.RESTORED;
          case SAME -> Result.SAME;
          case UNSURE -> Result.UNSURE;
          case FAILED -> Result.FAILED;
          case REFUSED -> Result.REFUSED;
        };
    return new RowResult(at, result, BatchReasonText.of(outcome));
  }
}
