package io.github.photoshell.photo;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.PeopleText;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.UndoOutcome.NoSuchChange;
import io.github.photoshell.photo.UndoOutcome.NotUndoable;
import io.github.photoshell.photo.UndoOutcome.NothingToUndo;
import io.github.photoshell.photo.UndoOutcome.PersonGone;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.photo.UndoOutcome.Unreadable;
import io.github.photoshell.photo.UndoOutcome.UnsupportedFile;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts for {@code photo-undo} and the list of changes. */
public final class UndoText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String LIST = "'photo-undo --list' lists the changes to this portal.";

  private UndoText() {}

  /** Returns the changes as a table. */
  public static CommandResult list(List<PhotoBackup> changes, LineLayout layout) {
    if (changes.isEmpty()) {
      return CommandResult.of(Text.of("No photo on this portal was changed from this computer."));
    }
    Table table = new Table();
    for (PhotoBackup change : changes) {
      table.addRow(
          Text.of(Style.STRONG, String.valueOf(change.number())),
          Text.of(MINUTE.format(change.when().atZone(ZoneId.systemDefault()))),
          Text.of(change.word()),
          Text.of(change.kind().name().toLowerCase(Locale.ROOT)),
          Text.of(
              change.before() == PhotoBackup.Before.LOST ? Style.WARN : Style.FAINT,
              before(change)));
    }
    List<Text> lines = new ArrayList<>(table.lines(layout));
    lines.add(
        Text.of("'photo-undo' undoes the first in this list, 'photo-undo <number>' any other."));
    return CommandResult.of(lines);
  }

  /** Returns a note that older changes are no longer kept; empty if there were none. */
  public static List<Text> cut(List<PhotoBackup> changes) {
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

  /** Returns the changes as JSON. */
  public static String json(List<PhotoBackup> changes) {
    List<Json> all = new ArrayList<>();
    for (PhotoBackup change : changes) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("number", change.number());
      one.put("when", change.when().toString());
      one.put("what", change.kind().name().toLowerCase(Locale.ROOT));
      one.put("before", change.before().name().toLowerCase(Locale.ROOT));
      one.put("personId", change.personId());
      one.put("userName", change.userName());
      one.put("displayName", change.displayName());
      one.put("format", change.format());
      one.put("bytes", change.bytes());
      all.add(Json.object(one));
    }
    return Json.list(all).pretty();
  }

  public static CommandResult of(UndoOutcome outcome, ServerAddress portal, LineLayout layout) {
    if (outcome instanceof Tried tried) {
      return of(tried, portal, layout);
    }
    if (outcome instanceof NothingToUndo) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "No photo on this portal was changed from this computer; there is nothing to undo.",
          "To change one: photo-set <person> <image>");
    }
    if (outcome instanceof NoSuchChange none) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Change %d does not exist or is no longer kept.".formatted(none.number()),
          LIST);
    }
    if (outcome instanceof NotUndoable lost) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Change %d cannot be undone: the previous photo of %s was not kept."
              .formatted(lost.change().number(), DisplayNames.shown(lost.change().displayName())),
          LIST);
    }
    if (outcome instanceof UnsupportedFile unfit) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Change %d cannot be undone: portals do not accept the previous photo of %s as a file (%s)."
              .formatted(
                  unfit.change().number(),
                  DisplayNames.shown(unfit.change().displayName()),
                  unfit.reason()),
          "It is stored in %s. Save it as a smaller PNG, then: photo-set %s <file>"
              .formatted(unfit.file(), unfit.change().word()));
    }
    if (outcome instanceof Unreadable gone) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Change %d cannot be undone: the previous photo cannot be read on this computer."
              .formatted(gone.change().number()),
          LIST);
    }
    return of((PersonGone) outcome, layout);
  }

  /** Names the change, because the searched ID means nothing to the user. */
  private static CommandResult of(PersonGone nobody, LineLayout layout) {
    PhotoBackup change = nobody.change();
    CommandResult outcomeText = PeopleText.noSingleMatch(nobody.search(), layout);
    List<Text> lines = new ArrayList<>(outcomeText.lines());
    lines.set(
        0,
        Text.of(
                Style.BAD,
                "Change %d was made to the photo of %s (%s). "
                    .formatted(
                        change.number(),
                        DisplayNames.shown(change.displayName()),
                        DisplayNames.shown(change.word())))
            .plus(lines.get(0)));
    return new CommandResult(
        outcomeText.exitCode(), lines, outcomeText.data(), outcomeText.status());
  }

  private static CommandResult of(Tried tried, ServerAddress portal, LineLayout layout) {
    PhotoOutcome outcome = tried.outcome();
    CommandResult outcomeText = PhotoText.of(outcome, portal, layout);
    PhotoBackup change = tried.change();
    if (outcome instanceof AlreadyThere || outcome instanceof NothingToClear) {
      List<Text> lines = new ArrayList<>(outcomeText.lines());
      lines.add(
          Text.of(
              "The photo is already as it was before change %d. ".formatted(change.number())
                  + LIST));
      return CommandResult.of(lines);
    }
    if (!(outcome instanceof Changed changed)) {
      return outcomeText;
    }
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(Style.GOOD, "Change %d is undone.".formatted(change.number())));
    lines.addAll(PhotoText.restored(changed, portal, layout));
    if (tried.converted()) {
      lines.add(
          Text.of(
              Style.WARN,
              ("The photo was a %s, which portals do not accept as a file. Its first frame "
                      + "was sent as a PNG.")
                  .formatted(change.format())));
    }
    Text similarity = similarity(tried.similarity());
    if (similarity != null) {
      lines.add(similarity);
    }
    return CommandResult.of(lines);
  }

  private static @Nullable Text similarity(Similarity similarity) {
    return switch (similarity) {
      case SAME_BYTES -> Text.of("Verified: byte for byte the previous photo.");
      case SAME_PIXELS ->
          Text.of(
              Style.WARN,
              "Verified: the bytes differ from the previous photo, but every pixel is the same.");
      case OTHER_PIXELS ->
          Text.of(Style.WARN, "The photo differs from the previous one: the portal converted it.");
      case NO_PHOTO -> null;
      case UNKNOWN ->
          Text.of(Style.WARN, "It could not be verified that the photo is byte for byte the same.");
    };
  }
}
