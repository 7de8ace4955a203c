package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.photo.PhotoBackup;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of undoing or redoing an import. */
sealed interface UndoImportOutcome {

  /** No import to this portal is recorded, or its photos are no longer kept. */
  record NoImport(boolean redoes) implements UndoImportOutcome {}

  /** The user declined or could not be asked; nothing was sent. */
  record Declined(UndoPlan plan) implements UndoImportOutcome {}

  /** The API key may not change photos; nothing was sent. */
  record KeyLacksScope() implements UndoImportOutcome {}

  /**
   * The undo ran, to the end or not.
   *
   * @param rows those not reached are still as planned
   */
  record Undone(
      UndoPlan plan,
      List<Row> rows,
      boolean interrupted,
      @Nullable String stoppedBy,
      boolean keyRefused)
      implements UndoImportOutcome, BatchOutcome {
    public Undone {
      rows = List.copyOf(rows);
    }

    @Override
    public Stream<Result> results() {
      return rows.stream().map(Row::result);
    }

    /** Returns the number of photos that were restored or removed. */
    long restored() {
      return count(Result.RESTORED) + count(Result.REMOVED);
    }
  }

  /**
   * What would be undone or redone.
   *
   * @param when the import began
   * @param redoes whether it is a redo
   * @param changes the number of photos that the import set
   * @param rows one for each person whose photo is not restored yet
   */
  record UndoPlan(Instant when, boolean redoes, long changes, List<Row> rows) {
    public UndoPlan {
      rows = List.copyOf(rows);
    }

    /** Returns the number of photos to restore or remove. */
    long toUndo() {
      return rows.stream().filter(row -> row.result().isPlanned()).count();
    }

    /** Returns the number of people who had no photo before the import. */
    long toRemove() {
      return rows.stream()
          .filter(row -> row.result().isPlanned())
          .filter(row -> row.change().before() == PhotoBackup.Before.NONE)
          .count();
    }
  }

  /**
   * One person.
   *
   * @param change the first change of the import, which kept the photo before it; to redo, the undo
   * @param reason empty if there is nothing to add
   */
  record Row(PhotoBackup change, Result result, String reason) {}
}
