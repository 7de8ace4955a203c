package io.github.photoshell.photo;

import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The list of changes that {@code photo-undo --list} prints. */
final class UndoListText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private UndoListText() {}

  /**
   * Returns the changes as a table.
   *
   * @param all latest first
   * @param wholeImport whether only the changes of the last import are listed, each of them; else
   *     an import is one line
   * @param isAllowed whether the user may change the photo of a change
   */
  static CommandResult list(
      List<PhotoBackup> all,
      boolean wholeImport,
      Predicate<PhotoBackup> isAllowed,
      LineLayout layout) {
    List<PhotoBackup> changes = listed(all, wholeImport);
    if (changes.isEmpty()) {
      return CommandResult.of(
          Text.of(
              wholeImport
                  ? "No import to this portal from this computer is recorded."
                  : "No photo on this portal was changed from this computer."));
    }
    UndoHistory history = new UndoHistory(all);
    Table table = new Table();
    Set<String> imports = new HashSet<>();
    for (PhotoBackup change : changes) {
      if (change.importId() != null && !wholeImport) {
        if (imports.add(change.importId())) {
          addImport(table, change.importId(), changes, history);
        }
        continue;
      }
      table.addRow(
          Text.of(Style.STRONG, String.valueOf(change.number())),
          Text.of(MINUTE.format(change.when().atZone(ZoneId.systemDefault()))),
          Text.of(change.word()),
          Text.of(kind(change, history)),
          Text.of(isLost(change) ? Style.WARN : Style.FAINT, before(change)));
    }
    List<Text> lines = new ArrayList<>(table.lines(layout));
    if (!wholeImport) {
      lines.add(Text.of(next(changes, history)));
    }
    String lastImport = UndoHistory.lastImport(all);
    if (lastImport != null) {
      ImportUndoCount count = ImportUndoCount.of(history, lastImport, isAllowed);
      lines.addAll(wholeImport ? undoOf(count) : List.of(undoOfLast(count)));
      if (history.toRedoOf(lastImport).stream().anyMatch(undo -> !isLost(undo))) {
        lines.add(Text.of("'photo-redo --import' redoes what is undone of it."));
      }
    }
    return CommandResult.of(lines);
  }

  private static List<PhotoBackup> listed(List<PhotoBackup> all, boolean wholeImport) {
    String lastImport = UndoHistory.lastImport(all);
    return wholeImport
        ? all.stream()
            .filter(change -> lastImport != null && lastImport.equals(change.importId()))
            .toList()
        : all;
  }

  /** Returns what {@code photo-undo --import} would do, below the changes of the import. */
  private static List<Text> undoOf(ImportUndoCount count) {
    if (count.total() == 0) {
      return List.of(Text.of("The import is undone."));
    }
    String undoes =
        count.undoable() == 0
            ? "'photo-undo --import' undoes none of these photos."
            : "'photo-undo --import' undoes %s, 'photo-undo <person>' one of them."
                .formatted(
                    count.isAll()
                        ? "all of it"
                        : "%,d of %,d photos".formatted(count.undoable(), count.total()));
    return count.isAll()
        ? List.of(Text.of(undoes))
        : List.of(Text.of(undoes), Text.of(Style.WARN, leftOut(count)));
  }

  private static String leftOut(ImportUndoCount count) {
    List<String> reasons = new ArrayList<>();
    if (count.notKept() > 0) {
      reasons.add("%,d not kept".formatted(count.notKept()));
    }
    if (count.changedSince() > 0) {
      reasons.add("%,d changed again after the import".formatted(count.changedSince()));
    }
    if (count.forbidden() > 0) {
      reasons.add("%,d not yours to change".formatted(count.forbidden()));
    }
    return "It cannot restore %s: %s."
        .formatted(count.undoable() == 0 ? "them" : "the others", String.join(", ", reasons));
  }

  /** Returns what {@code photo-undo --import} would do, below a list of all changes. */
  private static Text undoOfLast(ImportUndoCount count) {
    String list = "'photo-undo --import --list' lists ";
    return Text.of(
        count.undoable() == 0
            ? list + "the last import."
            : "'photo-undo --import' undoes %sthe last import, %sit."
                .formatted(
                    count.isAll()
                        ? ""
                        : "%,d of %,d photos of ".formatted(count.undoable(), count.total()),
                    list));
  }

  /** Adds one row for all changes of an import, and for those that undo them. */
  private static void addImport(
      Table table, String importId, List<PhotoBackup> changes, UndoHistory history) {
    List<PhotoBackup> imported =
        changes.stream()
            .filter(change -> importId.equals(change.importId()) && !change.isReverting())
            .toList();
    IntSummaryStatistics numbers =
        imported.stream().mapToInt(PhotoBackup::number).summaryStatistics();
    // Run again after an interruption, an import may have two changes of one photo.
    Map<String, PhotoBackup> byPerson = new LinkedHashMap<>();
    imported.forEach(change -> byPerson.put(change.personId(), change));
    Collection<PhotoBackup> photos = byPerson.values();
    long undone = photos.stream().filter(history::isUndone).count();
    table.addRow(
        Text.of(
            Style.STRONG,
            imported.size() < 2
                ? imported.isEmpty() ? "" : String.valueOf(numbers.getMin())
                : numbers.getMin() + "–" + numbers.getMax()),
        Text.of(
            imported.isEmpty()
                ? ""
                : MINUTE.format(imported.get(0).when().atZone(ZoneId.systemDefault()))),
        Text.of(photos.size() == 1 ? "1 photo" : "%,d photos".formatted(photos.size())),
        Text.of("import" + (undone == 0 ? "" : ", %,d undone".formatted(undone))),
        Text.of(Style.FAINT, importBefore(photos)));
  }

  private static String importBefore(Collection<PhotoBackup> imported) {
    long kept =
        imported.stream()
            .filter(photoBackup -> photoBackup.before() == PhotoBackup.Before.KEPT)
            .count();
    long none =
        imported.stream()
            .filter(photoBackup -> photoBackup.before() == PhotoBackup.Before.NONE)
            .count();
    long lost = imported.size() - kept - none;
    return "Before: %,d kept, %,d none".formatted(kept, none)
        + (lost == 0 ? "" : ", %,d not kept".formatted(lost));
  }

  /** Returns what {@code photo-undo} and {@code photo-redo} would do. */
  private static String next(List<PhotoBackup> changes, UndoHistory history) {
    if (changes.stream().allMatch(UndoListText::isLost)) {
      return "None of these changes can be undone.";
    }
    return history.toUndo(null).map(change -> undo(change, history)).orElse("")
        + history
            .toRedo(null)
            .filter(undo -> !isLost(undo))
            .map(undo -> "'photo-redo' redoes change %d, ".formatted(history.original(undo)))
            .orElse("")
        + (changes.stream().anyMatch(UndoListText::isLost)
            ? "'photo-undo <number>' undoes any that can be undone."
            : "'photo-undo <number>' undoes any.");
  }

  private static String undo(PhotoBackup latest, UndoHistory history) {
    if (!isLost(latest)) {
      return "'photo-undo' undoes change %d, ".formatted(latest.number());
    }
    return history
        .toUndoBefore(latest, change -> !isLost(change))
        .map(
            change ->
                "'photo-undo %d' restores the photo before change %d, "
                    .formatted(change.number(), change.number()))
        .orElse("");
  }

  private static boolean isLost(PhotoBackup change) {
    return change.before() == PhotoBackup.Before.LOST;
  }

  private static String kind(PhotoBackup change, UndoHistory history) {
    String kind =
        change.isReverting()
            ? "%s of %d"
                .formatted(
                    change.kind() == PhotoBackup.ChangeKind.REDONE ? "redo" : "undo",
                    history.original(change))
            : change.kind().name().toLowerCase(Locale.ROOT);
    if (history.isUndone(change)) {
      return kind + ", undone";
    }
    return change.isVerified() ? kind : kind + ", not verified";
  }

  /** Returns a note that older changes are no longer kept; empty if there were none. */
  static List<Text> cut(List<PhotoBackup> changes) {
    int oldest = changes.stream().mapToInt(PhotoBackup::number).min().orElse(1);
    return oldest == 1
        ? List.of()
        : List.of(Text.of("Changes before %d are no longer kept.".formatted(oldest)));
  }

  private static String before(PhotoBackup change) {
    return switch (change.before()) {
      case NONE -> "Before: none";
      case KEPT ->
          "Before: %s of %,d bytes, kept"
              .formatted(
                  change.format() == null ? "a file" : "a " + change.format(), change.bytes());
      case LOST -> "Before: not kept, cannot be undone";
    };
  }

  /** Returns the changes that can be undone, for completion. */
  static List<CompletionItem> completionItems(List<PhotoBackup> changes) {
    return changes.stream()
        .filter(change -> !change.isReverting() && !isLost(change))
        .limit(PhotoBackups.MAX_CHANGES)
        .map(
            change ->
                CompletionItem.of(
                    String.valueOf(change.number()),
                    change.kind().name().toLowerCase(Locale.ROOT)
                        + " "
                        + DisplayNames.shown(change.displayName())))
        .toList();
  }

  /**
   * Returns the changes as JSON.
   *
   * @param wholeImport whether only those of the last import are listed
   */
  static String json(List<PhotoBackup> all, boolean wholeImport) {
    UndoHistory history = new UndoHistory(all);
    List<Json> list = new ArrayList<>();
    for (PhotoBackup change : listed(all, wholeImport)) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("number", change.number());
      one.put("when", change.when().toString());
      one.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
      one.put("undone", history.isUndone(change));
      one.put("verified", change.isVerified());
      one.put("reverts", change.isReverting() ? history.original(change) : null);
      one.put("import", change.importId());
      one.put("before", change.before().name().toLowerCase(Locale.ROOT));
      one.put("personId", change.personId());
      one.put("userName", change.userName());
      one.put("displayName", change.displayName());
      one.put("format", change.format());
      one.put("bytes", change.bytes());
      list.add(Json.object(one));
    }
    return Json.list(list).pretty();
  }
}
