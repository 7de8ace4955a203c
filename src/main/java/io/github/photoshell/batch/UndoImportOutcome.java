package io.github.photoshell.batch;

import io.github.photoshell.photo.PhotoBackup;
import java.time.Instant;
import java.util.List;
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
   * @param rows those not reached are still {@link Result#TO_UNDO}
   * @param interrupted whether it was cancelled
   * @param stoppedBy why it ended early; null if it did not
   */
  record Undone(UndoPlan plan, List<Row> rows, boolean interrupted, @Nullable String stoppedBy)
      implements UndoImportOutcome {
    public Undone {
      rows = List.copyOf(rows);
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
      return rows.stream().filter(row -> row.result() == Result.TO_UNDO).count();
    }

    /** Returns the number of people who had no photo before the import. */
    long toRemove() {
      return rows.stream()
          .filter(row -> row.result() == Result.TO_UNDO)
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

  /** The possible results for one person. */
  enum Result {
    /** The photo will be restored, or would have been. */
    TO_UNDO("to undo"),
    RESTORED("restored"),
    /** There is no photo again, as before the import. */
    REMOVED("removed"),
    /** The photo was already as before the import; nothing was sent. */
    SAME("already as before"),
    /** The photo was changed again after the import; nothing was sent. */
    CHANGED_SINCE("changed since"),
    /** The photo before the import was not kept. */
    NOT_KEPT("not kept"),
    /** The portal refused. */
    REFUSED("refused"),
    /** The change was sent but could not be verified. */
    UNSURE("not verified"),
    /** No usable response; the photo was not changed. */
    FAILED("failed");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    /** Returns the words for an undo, or for a redo. */
    String words(boolean redoes) {
      return redoes && this == TO_UNDO ? "to redo" : words;
    }

    /** Returns whether the photo is as before the import, or will be. */
    boolean isFine() {
      return this == TO_UNDO || this == RESTORED || this == REMOVED || this == SAME;
    }
  }
}
