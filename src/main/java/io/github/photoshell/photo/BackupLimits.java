package io.github.photoshell.photo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which recorded changes are kept. The limit counts changes, not their undos and redos, so that
 * undoing drops no older change. The undos and redos that the state of a kept change follows from
 * stay with it. Superseded ones are kept as far as there is room, because each may hold the only
 * copy of a photo that was set elsewhere.
 */
final class BackupLimits {
  private final List<PhotoBackup> entries;
  private final Instant importsSince;
  private final String lastImport;
  private final Map<Integer, PhotoBackup> kept = new HashMap<>();
  private final Set<Integer> counted = new HashSet<>();
  private int count;
  private long bytes;

  private BackupLimits(List<PhotoBackup> entries, Instant now) {
    this.entries = entries;
    this.importsSince = now.minus(PhotoBackups.IMPORT_KEPT);
    String importId = UndoHistory.lastImport(entries);
    this.lastImport = importId == null ? "" : importId;
  }

  /**
   * Returns the changes beyond the limits.
   *
   * @param entries all changes of a portal, latest first
   */
  static List<PhotoBackup> excess(List<PhotoBackup> entries, Instant now) {
    BackupLimits limits = new BackupLimits(entries, now);
    UndoHistory history = new UndoHistory(entries);
    // It may be an undo that is not verified yet.
    entries.stream().findFirst().ifPresent(latest -> limits.kept.put(latest.number(), latest));
    limits.keepChanges(history);
    limits.keepSuperseded(history);
    return entries.stream().filter(entry -> !limits.kept.containsKey(entry.number())).toList();
  }

  private void keepChanges(UndoHistory history) {
    Map<Integer, Set<PhotoBackup>> needed = history.neededReverts();
    for (PhotoBackup change : entries) {
      if (change.isReverting()) {
        continue;
      }
      List<PhotoBackup> withReverts =
          new ArrayList<>(needed.getOrDefault(change.number(), Set.of()));
      withReverts.add(change);
      if (!isOfLastImport(change)) {
        count++;
        bytes += bytes(withReverts);
        // The latest change always stays, whatever its size.
        if (count > 1 && (count > PhotoBackups.MAX_CHANGES || bytes > PhotoBackups.MAX_BYTES)) {
          continue;
        }
      }
      keep(withReverts);
    }
  }

  /** Keeps at most as many superseded pairs of undo and redo as there may be changes. */
  private void keepSuperseded(UndoHistory history) {
    long changes = kept.values().stream().filter(entry -> !entry.isReverting()).count();
    long free = Math.max(PhotoBackups.MAX_CHANGES, changes);
    for (PhotoBackup revert : entries) {
      PhotoBackup change = kept.get(history.original(revert));
      if (!revert.isReverting() || change == null || kept.containsKey(revert.number())) {
        continue;
      }
      List<PhotoBackup> pair =
          history.withReverted(revert).stream()
              .filter(entry -> !kept.containsKey(entry.number()))
              .toList();
      free--;
      bytes += isOfLastImport(change) ? 0 : bytes(pair);
      if (free >= 0 && bytes <= PhotoBackups.MAX_BYTES) {
        keep(pair);
      }
    }
  }

  private void keep(List<PhotoBackup> some) {
    some.forEach(entry -> kept.put(entry.number(), entry));
  }

  /** Counts each photo once. */
  private long bytes(List<PhotoBackup> some) {
    return some.stream()
        .filter(entry -> counted.add(entry.photo()))
        .mapToLong(PhotoBackup::bytes)
        .sum();
  }

  private boolean isOfLastImport(PhotoBackup change) {
    return lastImport.equals(change.importId()) && change.when().isAfter(importsSince);
  }
}
