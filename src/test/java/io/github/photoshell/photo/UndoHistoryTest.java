package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what can be undone and redone next. */
class UndoHistoryTest {
  private final List<PhotoBackup> changes = new ArrayList<>();

  private PhotoBackup add(String person, ChangeKind kind, int reverts, State state) {
    return add(person, kind, reverts, state, null);
  }

  private PhotoBackup add(
      String person, ChangeKind kind, int reverts, State state, @Nullable String importId) {
    PhotoBackup change =
        new PhotoBackup(
            changes.size() + 1,
            Instant.EPOCH,
            kind,
            Before.NONE,
            person,
            person,
            person,
            null,
            0,
            reverts,
            state,
            importId,
            changes.size() + 1);
    changes.add(0, change);
    return change;
  }

  private PhotoBackup set(String person) {
    return add(person, ChangeKind.SET, 0, State.RECORDED);
  }

  private PhotoBackup imported(String person, String importId) {
    return add(person, ChangeKind.SET, 0, State.RECORDED, importId);
  }

  private PhotoBackup undo(PhotoBackup change) {
    return add(
        change.personId(), ChangeKind.UNDONE, change.number(), State.VERIFIED, change.importId());
  }

  private PhotoBackup redo(PhotoBackup undo) {
    return add(undo.personId(), ChangeKind.REDONE, undo.number(), State.VERIFIED, undo.importId());
  }

  private UndoHistory history() {
    return new UndoHistory(changes);
  }

  @Test
  void undoneChangesAreSkippedAndRedoneOnesAreNot() {
    PhotoBackup first = set("ada");
    PhotoBackup second = set("ada");
    PhotoBackup undo = undo(second);
    assertThat(history().toUndo(null)).contains(first);
    assertThat(history().toRedo(null)).contains(undo);
    PhotoBackup redo = redo(undo);
    assertThat(history().toUndo(null)).contains(second);
    assertThat(history().toRedo(null)).isEmpty();
    assertThat(history().original(redo)).isEqualTo(2);
  }

  @Test
  void undoOfAnEarlierChangeIncludesLaterOnesOfThatPerson() {
    PhotoBackup first = set("ada");
    PhotoBackup other = set("sean");
    PhotoBackup later = set("ada");
    assertThat(history().effectiveSince(first)).containsExactly(later, first);
    PhotoBackup undo = undo(first);
    assertThat(history().isUndone(later)).isTrue();
    assertThat(history().toUndo(null)).contains(other);
    assertThat(history().toUndo("ada")).isEmpty();
    redo(undo);
    assertThat(history().toUndo("ada")).contains(later);
  }

  @Test
  void unverifiedUndoCountsAsNotMade() {
    PhotoBackup first = set("ada");
    PhotoBackup undo = add("ada", ChangeKind.UNDONE, 1, State.RECORDED);
    assertThat(history().toUndo(null)).contains(first);
    assertThat(history().toRedo(null)).isEmpty();
    assertThat(history().unverifiedRevertOf(first)).contains(undo);
  }

  @Test
  void undoOfAChangeThatIsNoLongerKeptIsHarmless() {
    set("ada");
    PhotoBackup undo = undo(set("ada"));
    changes.removeIf(change -> change.number() < 3);
    assertThat(history().toUndo(null)).isEmpty();
    assertThat(history().toRedo(null)).contains(undo);
    assertThat(history().original(undo)).isEqualTo(2);
  }

  @Test
  void changesThatRevertEachOtherEnd() {
    PhotoBackup odd = add("ada", ChangeKind.UNDONE, 1, State.VERIFIED);
    assertThat(history().original(odd)).isEqualTo(1);
  }

  @Test
  void undoOfAnImportTakesTheFirstChangeOfEachPerson() {
    imported("ada", "1");
    PhotoBackup ada = imported("ada", "2");
    imported("ada", "2");
    add("grace", ChangeKind.REPEATED, 0, State.RECORDED, "2");
    set("sean");
    PhotoBackup sean = imported("sean", "2");
    PhotoBackup undone = imported("uma", "2");
    undo(undone);
    assertThat(UndoHistory.lastImport(changes)).isEqualTo("2");
    assertThat(history().toUndoOf("2")).containsExactly(ada, sean);
    assertThat(history().toUndoOf("3")).isEmpty();
  }

  @Test
  void redoOfAnImportTakesTheLatestUndoOfEachPerson() {
    PhotoBackup first = imported("ada", "1");
    PhotoBackup second = imported("ada", "1");
    PhotoBackup sean = imported("sean", "1");
    undo(second);
    PhotoBackup latest = undo(first);
    PhotoBackup other = undo(sean);
    undo(set("uma"));
    assertThat(history().toRedoOf("1")).containsExactly(latest, other);
    assertThat(history().isRedoable(latest)).isTrue();
    assertThat(history().isRedoable(first)).isFalse();
    redo(other);
    assertThat(history().toRedoOf("1")).containsExactly(latest);
    assertThat(history().toRedo("ada")).contains(latest);
    assertThat(history().toRedo("sean")).isEmpty();
  }

  @Test
  void photoThatWasChangedAfterAnImportIsNotUndoneOrRedoneWithIt() {
    PhotoBackup ada = imported("ada", "1");
    PhotoBackup sean = imported("sean", "1");
    assertThat(history().isChangedSince(ada)).isFalse();
    PhotoBackup later = set("ada");
    assertThat(history().isChangedSince(ada)).isTrue();
    assertThat(history().isChangedSince(sean)).isFalse();
    undo(later);
    assertThat(history().isChangedSince(ada)).isFalse();
    add("ada", ChangeKind.REPEATED, 0, State.RECORDED);
    assertThat(history().isChangedSince(ada)).isFalse();
  }

  @Test
  void undoneImportIsKnownToBeChangedSince() {
    PhotoBackup ada = imported("ada", "1");
    imported("ada", "1");
    PhotoBackup sean = imported("sean", "1");
    imported("uma", "1");
    undo(ada);
    undo(sean);
    assertThat(history().changedSinceUndoOf("1")).isEmpty();
    set("ada");
    assertThat(history().changedSinceUndoOf("1")).containsExactly(ada);
    assertThat(history().changedSinceUndoOf("2")).isEmpty();
    assertThat(history().toRedoOf("1")).extracting(PhotoBackup::personId).containsExactly("sean");
  }

  @Test
  void newChangeDropsWhatCouldBeRedoneOfThatPersonOnly() {
    PhotoBackup undo = undo(set("ada"));
    PhotoBackup other = undo(set("sean"));
    set("ada");
    assertThat(history().toRedo(null)).contains(other);
    assertThat(history().toRedo("ada")).isEmpty();
    assertThat(history().isRedoable(undo)).isFalse();
  }

  @Test
  void changeThatWasFoundUndoneHasNoUndo() {
    PhotoBackup change = add("ada", ChangeKind.SET, 0, State.UNDONE);
    assertThat(history().isUndone(change)).isTrue();
    assertThat(history().unverifiedRevertOf(change)).isEmpty();
    assertThat(history().toRedo(null)).isEmpty();
  }

  @Test
  void onlyChangesOfAPersonCountForThem() {
    assertThat(history().oldest()).isZero();
    set("ada");
    assertThat(history().oldest()).isEqualTo(1);
    assertThat(history().isRecorded("ada")).isTrue();
    assertThat(history().isRecorded("sean")).isFalse();
  }
}
