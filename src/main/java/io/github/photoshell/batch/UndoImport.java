package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.BatchRunner.ProgressListener;
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
import io.github.photoshell.photo.PhotoPermissions;
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
    UndoPlan plan = plan(changes, history, importId, redoes, new PhotoPermissions(session));
    boolean isExplained = session.isDryRun();
    if (plan.toUndo() > 0 && !agreement.given(plan)) {
      return new UndoImportOutcome.Declined(plan);
    }
    BatchRunner<Row> runner =
        new BatchRunner<>(
            redoes ? "redo" : "undo",
            BatchRunner.threads(
                session.portal(), ImportRun.PARALLEL_CHANGES, ImportRun.RESPONSES_PER_THREAD),
            progressListener,
            row -> row.result() == Result.FAILED ? row.reason() : "");
    List<Integer> places =
        IntStream.range(0, plan.rows().size())
            .filter(at -> plan.rows().get(at).result().isPlanned())
            // Each further person takes the same requests.
            .limit(isExplained ? 1 : Integer.MAX_VALUE)
            .boxed()
            .toList();
    runner.run(
        () -> {
          runner.setTotal(places.size());
          for (int at : places) {
            PhotoBackup change = plan.rows().get(at).change();
            runner.submit(() -> restored(runner, session, history, change, losesPhotos));
          }
        });
    // The next run of the import is an import of its own.
    replaced.in(session).endImport(session.address(), importId, true);
    Undone undone =
        new Undone(
            plan,
            runner.results(plan.rows(), places),
            runner.interrupted(),
            runner.stoppedBy(),
            runner.stop().isKeyRefused());
    if (undone.restored() + undone.count(Result.UNSURE) == 0) {
      // Then it can be run again with another key.
      runner.stop().throwIfKeyRefused();
    }
    return undone;
  }

  private static UndoPlan plan(
      List<PhotoBackup> changes,
      UndoHistory history,
      String importId,
      boolean redoes,
      PhotoPermissions permissions) {
    List<PhotoBackup> imported =
        changes.stream()
            .filter(change -> importId.equals(change.importId()) && !change.isReverting())
            .sorted(Comparator.comparingInt(PhotoBackup::number))
            .toList();
    List<Row> rows =
        redoes
            ? redoRows(history, importId)
            : history.toUndoOf(importId).stream().map(change -> planned(change, history)).toList();
    return new UndoPlan(
        imported.get(0).when(),
        redoes,
        imported.size(),
        rows.stream().map(row -> permitted(row, permissions)).toList());
  }

  private static Row permitted(Row row, PhotoPermissions permissions) {
    String reason = permissions.forbids(row.change().personId());
    return reason == null || !row.result().isPlanned()
        ? row
        : new Row(row.change(), Result.FORBIDDEN, reason);
  }

  private static List<Row> redoRows(UndoHistory history, String importId) {
    List<Row> rows = new ArrayList<>();
    for (PhotoBackup undo : history.toRedoOf(importId)) {
      rows.add(
          undo.before() == Before.LOST
              ? new Row(undo, Result.NOT_KEPT, "the photo of the import was not kept")
              : new Row(undo, Result.TO_REDO, ""));
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

  private Row restored(
      BatchRunner<Row> runner,
      Session session,
      UndoHistory history,
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
    } catch (PortalException e) {
      return new Row(change, Result.FAILED, runner.stop().reasonUnlessGlobal(e));
    }
    if (outcome instanceof UndoOutcome.Tried tried) {
      runner.stop().ifCancelled(tried.outcome());
      return new Row(change, result(tried.outcome()), BatchReasonText.of(tried.outcome()));
    }
    UndoOutcome.Obstacle obstacle = ((UndoOutcome.NotUndoable) outcome).obstacle();
    if (obstacle instanceof UndoOutcome.UnsupportedFile unfit) {
      return new Row(
          change,
          Result.REFUSED,
          "portals do not accept it as a file (%s)".formatted(unfit.reason()));
    }
    return obstacle instanceof UndoOutcome.PersonGone
        ? new Row(change, Result.REFUSED, "the person was removed or is not visible to you")
        : new Row(change, Result.NOT_KEPT, "the kept photo cannot be read");
  }

  private static Result result(PhotoOutcome outcome) {
    boolean isNone = outcome instanceof PhotoOutcome.Changed changed && changed.after().isDefault();
    return Result.of(
        BatchReasonText.ending(outcome),
        isNone ? Result.REMOVED : Result.RESTORED,
        Result.AS_BEFORE);
  }
}
