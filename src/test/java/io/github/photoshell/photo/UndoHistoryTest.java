package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what can be undone and redone next. */
class UndoHistoryTest {
  private final List<PhotoBackup> changes = new ArrayList<>();

  private PhotoBackup add(String person, ChangeKind kind, int reverts, State state) {
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
            null);
    changes.add(0, change);
    return change;
  }

  private PhotoBackup set(String person) {
    return add(person, ChangeKind.SET, 0, State.RECORDED);
  }

  private PhotoBackup undo(PhotoBackup change) {
    return add(change.personId(), ChangeKind.UNDONE, change.number(), State.VERIFIED);
  }

  private PhotoBackup redo(PhotoBackup undo) {
    return add(undo.personId(), ChangeKind.REDONE, undo.number(), State.VERIFIED);
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
    assertThat(history().latestRevertOf(first)).contains(undo);
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
}
