package io.github.photoshell.photo;

import io.github.photoshell.photo.PhotoBackup.Before;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many photos of an import can be undone, as far as is known without asking the portal.
 *
 * @param changedSince photos that were changed again after the import
 * @param forbidden photos that the user may not change
 */
record ImportUndoCount(long undoable, long notKept, long changedSince, long forbidden) {

  /**
   * Counts the photos of an import that are not undone, each for one reason.
   *
   * @param isAllowed whether the user may change the photo of a change
   */
  static ImportUndoCount of(
      UndoHistory history, String importId, Predicate<PhotoBackup> isAllowed) {
    List<PhotoBackup> changes = history.toUndoOf(importId);
    long changedSince = changes.stream().filter(history::isChangedSince).count();
    List<PhotoBackup> unchanged =
        changes.stream().filter(change -> !history.isChangedSince(change)).toList();
    List<PhotoBackup> kept =
        unchanged.stream().filter(change -> change.before() != Before.LOST).toList();
    long undoable = kept.stream().filter(isAllowed).count();
    return new ImportUndoCount(
        undoable, unchanged.size() - kept.size(), changedSince, kept.size() - undoable);
  }

  long total() {
    return undoable + notKept + changedSince + forbidden;
  }

  /** Returns whether all of the import can be undone. */
  boolean isAll() {
    return undoable == total();
  }
}
