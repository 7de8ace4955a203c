package io.github.photoshell.photo;

import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a portal are undone, and what can be undone and redone next, as in an editor.
 * For each person: an undo undoes a change and all later ones; a redo makes them effective again; a
 * new change drops what could be redone. All of it follows from the recorded changes, in their
 * order, so that it survives a crash.
 */
public final class UndoHistory {
  private final TreeMap<Integer, PhotoBackup> changes = new TreeMap<>();

  /** The number of the undo of each undone change; its own number if there is no such undo. */
  private final Map<Integer, Integer> undoneBy = new HashMap<>();

  private final TreeMap<Integer, PhotoBackup> redoable = new TreeMap<>();

  public UndoHistory(List<PhotoBackup> recorded) {
    recorded.forEach(change -> changes.put(change.number(), change));
    changes.values().forEach(this::replay);
  }

  /**
   * Returns the ID of the last import.
   *
   * @param changes latest first
   * @return null if there is none
   */
  public static @Nullable String lastImport(List<PhotoBackup> changes) {
    return changes.stream()
        .filter(change -> !change.isReverting() && change.importId() != null)
        .findFirst()
        .map(PhotoBackup::importId)
        .orElse(null);
  }

  private void replay(PhotoBackup change) {
    if (!change.isReverting()) {
      redoable.values().removeIf(undo -> undo.personId().equals(change.personId()));
      if (change.state() == State.UNDONE) {
        undoneBy.put(change.number(), change.number());
      }
    } else if (change.state() == State.VERIFIED) {
      if (change.kind() == ChangeKind.UNDONE) {
        undoneWith(change).forEach(undone -> undoneBy.put(undone.number(), change.number()));
        redoable.put(change.number(), change);
      } else if (change.kind() == ChangeKind.REDONE) {
        undoneBy.values().removeIf(undo -> undo == change.reverts());
        redoable.remove(change.reverts());
      }
    }
  }

  /** Returns the change itself and the later ones of the same person that an undo undoes. */
  private List<PhotoBackup> undoneWith(PhotoBackup undo) {
    return effectiveSince(undo.personId(), original(undo)).stream()
        .filter(change -> change.number() < undo.number())
        .toList();
  }

  private List<PhotoBackup> effectiveSince(String personId, int number) {
    return changes.tailMap(number, true).values().stream()
        .filter(change -> !change.isReverting() && change.personId().equals(personId))
        .filter(change -> !isUndone(change))
        .toList();
  }

  /**
   * Returns the changes that are undone by restoring the photo before this one: itself and later
   * ones of the same person, latest first.
   */
  List<PhotoBackup> effectiveSince(PhotoBackup change) {
    return effectiveSince(change.personId(), original(change)).stream()
        .sorted(Comparator.comparingInt(PhotoBackup::number).reversed())
        .toList();
  }

  /** Returns the changes of an import that are not undone, the first of each person. */
  public List<PhotoBackup> toUndoOf(String importId) {
    Map<String, PhotoBackup> first = new LinkedHashMap<>();
    for (PhotoBackup change : changes.values()) {
      if (importId.equals(change.importId())
          && !change.isReverting()
          && change.kind() != ChangeKind.REPEATED
          && !isUndone(change)) {
        first.putIfAbsent(change.personId(), change);
      }
    }
    return List.copyOf(first.values());
  }

  /**
   * Returns the undos of an import's changes that can be redone, the latest of each person.
   * Restoring the photo before such an undo redoes the change.
   */
  public List<PhotoBackup> toRedoOf(String importId) {
    Map<String, PhotoBackup> latest = new LinkedHashMap<>();
    redoable.values().stream()
        .filter(undo -> importId.equals(undo.importId()))
        .forEach(undo -> latest.put(undo.personId(), undo));
    return List.copyOf(latest.values());
  }

  /**
   * Returns the changes of an import that are undone and cannot be redone, because the photo was
   * changed again; the first of each person.
   */
  public List<PhotoBackup> changedSinceUndoOf(String importId) {
    Map<String, PhotoBackup> first = new LinkedHashMap<>();
    changes.values().stream()
        .filter(change -> importId.equals(change.importId()) && !change.isReverting())
        .filter(change -> isUndone(change) && toRedo(change.personId()).isEmpty())
        .filter(change -> !effectiveSince(change.personId(), change.number()).isEmpty())
        .forEach(change -> first.putIfAbsent(change.personId(), change));
    return List.copyOf(first.values());
  }

  /** Returns whether a person's photo was changed after this import, and that is not undone. */
  public boolean isChangedSince(PhotoBackup imported) {
    return effectiveSince(imported.personId(), imported.number()).stream()
        .anyMatch(
            change ->
                change.kind() != ChangeKind.REPEATED
                    && !Objects.equals(change.importId(), imported.importId()));
  }

  /** Returns the number of the change that an undo or redo is about; its own for any other. */
  int original(PhotoBackup change) {
    PhotoBackup original = change;
    while (original.isReverting()) {
      PhotoBackup reverted = changes.get(original.reverts());
      if (reverted == null || reverted.number() >= original.number()) {
        return original.reverts();
      }
      original = reverted;
    }
    return original.number();
  }

  /** Returns whether a change is undone. */
  boolean isUndone(PhotoBackup change) {
    return undoneBy.containsKey(change.number());
  }

  /** Returns whether a change can be redone by restoring the photo before this undo. */
  boolean isRedoable(PhotoBackup undo) {
    return redoable.containsKey(undo.number());
  }

  /**
   * Returns the latest change that is not undone.
   *
   * @param personId null for anyone
   */
  Optional<PhotoBackup> toUndo(@Nullable String personId) {
    return changes.descendingMap().values().stream()
        .filter(change -> isToUndo(change) && isOf(personId, change))
        .findFirst();
  }

  /**
   * Returns the latest change before another one that is not undone and can be.
   *
   * @param isUndoable whether a change that is not undone can be
   */
  Optional<PhotoBackup> toUndoBefore(PhotoBackup other, Predicate<PhotoBackup> isUndoable) {
    return changes.headMap(other.number(), false).descendingMap().values().stream()
        .filter(change -> isToUndo(change) && isUndoable.test(change))
        .findFirst();
  }

  private boolean isToUndo(PhotoBackup change) {
    return !change.isReverting() && change.kind() != ChangeKind.REPEATED && !isUndone(change);
  }

  /**
   * Returns the latest undo that can be redone.
   *
   * @param personId null for anyone
   */
  Optional<PhotoBackup> toRedo(@Nullable String personId) {
    return redoable.descendingMap().values().stream()
        .filter(undo -> isOf(personId, undo))
        .findFirst();
  }

  /** Returns the latest recorded undo or redo of a change, if it may have been made since. */
  Optional<PhotoBackup> unverifiedRevertOf(PhotoBackup change) {
    return changes.descendingMap().values().stream()
        .filter(revert -> revert.reverts() == change.number())
        .findFirst()
        .filter(revert -> revert.state() != State.VERIFIED);
  }

  /**
   * Returns the undos and redos that the state of the changes follows from, each by the latest
   * change that it undoes.
   */
  Map<Integer, Set<PhotoBackup>> neededReverts() {
    Map<Integer, Integer> latestUndone = new HashMap<>();
    undoneBy.forEach((change, undo) -> latestUndone.merge(undo, change, Math::max));
    Map<Integer, Integer> latestReverts = new HashMap<>();
    changes.values().forEach(change -> latestReverts.put(change.reverts(), change.number()));
    Map<Integer, Set<PhotoBackup>> needed = new HashMap<>();
    for (PhotoBackup revert : changes.values()) {
      int number = revert.number();
      boolean mayBeMade =
          revert.state() != State.VERIFIED
              && latestReverts.getOrDefault(revert.reverts(), 0) == number;
      if (revert.isReverting()
          && (latestUndone.containsKey(number) || redoable.containsKey(number) || mayBeMade)) {
        needed
            .computeIfAbsent(
                latestUndone.getOrDefault(number, original(revert)), change -> new HashSet<>())
            .addAll(withReverted(revert));
      }
    }
    return needed;
  }

  /** Returns an undo or redo and those that it reverts, latest first. */
  List<PhotoBackup> withReverted(PhotoBackup revert) {
    List<PhotoBackup> all = new ArrayList<>();
    for (PhotoBackup next = revert;
        next != null
            && next.isReverting()
            && (all.isEmpty() || next.number() < all.get(all.size() - 1).number());
        next = changes.get(next.reverts())) {
      all.add(next);
    }
    return all;
  }

  /** Returns whether any change of a person is recorded. */
  boolean isRecorded(String personId) {
    return changes.values().stream().anyMatch(change -> isOf(personId, change));
  }

  /** Returns the number of the oldest change that is kept; 0 if none is recorded. */
  int oldest() {
    return changes.isEmpty() ? 0 : changes.firstKey();
  }

  static boolean isOf(@Nullable String personId, PhotoBackup change) {
    return personId == null || change.personId().equals(personId);
  }
}
