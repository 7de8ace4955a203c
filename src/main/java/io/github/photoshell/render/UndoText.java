package io.github.photoshell.render;

import io.github.photoshell.photo.PhotoBackup;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.UndoOutcome;
import io.github.photoshell.photo.UndoOutcome.Likeness;
import io.github.photoshell.photo.UndoOutcome.NoSuchChange;
import io.github.photoshell.photo.UndoOutcome.NoWayBack;
import io.github.photoshell.photo.UndoOutcome.NobodyThere;
import io.github.photoshell.photo.UndoOutcome.NotAFileForPortals;
import io.github.photoshell.photo.UndoOutcome.NothingToUndo;
import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.photo.UndoOutcome.Unreadable;
import io.github.photoshell.portal.Json;
import io.github.photoshell.portal.ServerAddress;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for changes that were made from here, and for taking them back. */
public final class UndoText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String LIST = "'photo-undo --list' shows the changes of this portal.";

  private UndoText() {}

  /** Returns the changes as a table. */
  public static CommandResult list(List<PhotoBackup> changes, LineLayout layout) {
    if (changes.isEmpty()) {
      return CommandResult.of(Text.of("No photo of this portal was changed from here."));
    }
    Table table = new Table();
    for (PhotoBackup change : changes) {
      table.row(
          Text.of(Style.STRONG, String.valueOf(change.number())),
          Text.of(MINUTE.format(change.when().atZone(ZoneId.systemDefault()))),
          Text.of(change.word()),
          Text.of(change.what().name().toLowerCase(Locale.ROOT)),
          Text.of(
              change.before() == PhotoBackup.Before.LOST ? Style.WARN : Style.FAINT,
              before(change)));
    }
    List<Text> lines = new ArrayList<>(table.lines(layout));
    lines.add(Text.of("'photo-undo <number>' takes one back, 'photo-undo' the first of them."));
    return CommandResult.of(lines);
  }

  /** Returns that older changes are no longer kept; empty where there were none. */
  public static List<Text> cut(List<PhotoBackup> changes) {
    int oldest = changes.stream().mapToInt(PhotoBackup::number).min().orElse(1);
    return oldest == 1
        ? List.of()
        : List.of(Text.of("Changes before %d are no longer kept.".formatted(oldest)));
  }

  private static String before(PhotoBackup change) {
    return switch (change.before()) {
      case NONE -> "before: no photo";
      case KEPT ->
          "before: %s of %,d bytes, kept"
              .formatted(
                  change.format() == null ? "a file" : "a " + change.format(), change.bytes());
      case LOST -> "before: not handed out, no way back";
    };
  }

  /** Returns the changes for programs. */
  public static String json(List<PhotoBackup> changes) {
    List<Json> all = new ArrayList<>();
    for (PhotoBackup change : changes) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("number", change.number());
      one.put("when", change.when().toString());
      one.put("what", change.what().name().toLowerCase(Locale.ROOT));
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
          "No photo of this portal was changed from here; there is nothing to take back.",
          "'photo-set <person> <image>' changes one.");
    }
    if (outcome instanceof NoSuchChange none) {
      return CommandResult.failed(
          ExitCode.REFUSED, "There is no change %d, or no longer.".formatted(none.number()), LIST);
    }
    if (outcome instanceof NoWayBack lost) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Change %d has no way back: the photo of %s before it could not be kept."
              .formatted(lost.change().number(), DisplayNames.shown(lost.change().displayName())),
          LIST);
    }
    if (outcome instanceof NotAFileForPortals unfit) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The photo of %s before change %d is %s, which portals do not take as a file."
              .formatted(
                  DisplayNames.shown(unfit.change().displayName()),
                  unfit.change().number(),
                  unfit.reason()),
          "It lies in %s: save it as a smaller PNG, then 'photo-set %s <file>'."
              .formatted(unfit.file(), unfit.change().word()));
    }
    if (outcome instanceof Unreadable gone) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The photo that change %d replaced cannot be read from this computer."
              .formatted(gone.change().number()),
          LIST);
    }
    return of((NobodyThere) outcome, layout);
  }

  /** The ID that is looked for says nothing to anybody. */
  private static CommandResult of(NobodyThere nobody, LineLayout layout) {
    PhotoBackup change = nobody.change();
    CommandResult told = PeopleText.notOne(nobody.search(), layout);
    List<Text> lines = new ArrayList<>(told.lines());
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
    return new CommandResult(told.exitCode(), lines, told.data(), told.status());
  }

  private static CommandResult of(Tried tried, ServerAddress portal, LineLayout layout) {
    PhotoOutcome outcome = tried.outcome();
    CommandResult told = PhotoText.of(outcome, portal, layout);
    PhotoBackup change = tried.change();
    if (outcome instanceof AlreadyThere || outcome instanceof NothingToClear) {
      List<Text> lines = new ArrayList<>(told.lines());
      lines.add(Text.of("It is as before change %d. ".formatted(change.number()) + LIST));
      return CommandResult.of(lines);
    }
    if (!(outcome instanceof Changed)) {
      return told;
    }
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(Style.GOOD, "Change %d is taken back.".formatted(change.number())));
    lines.addAll(told.lines());
    if (tried.converted()) {
      lines.add(
          Text.of(
              Style.WARN,
              "It was a %s, which portals do not take as a file; it went as a PNG of its first picture."
                  .formatted(change.format())));
    }
    lines.add(likeness(tried.likeness()));
    return CommandResult.of(lines);
  }

  private static Text likeness(Likeness likeness) {
    return switch (likeness) {
      case SAME_BYTES -> Text.of("Read back, it is byte for byte the photo from before.");
      case SAME_PIXELS ->
          Text.of(
              Style.WARN,
              "Read back, it is not byte for byte the same, but every pixel is that of before.");
      case OTHER_PIXELS ->
          Text.of(
              Style.WARN,
              "Read back, it is not the same: the portal made another picture of the one from"
                  + " before.");
      case NO_PHOTO -> Text.of("There is no photo, as before.");
      case UNKNOWN ->
          Text.of(Style.WARN, "Whether it is byte for byte the same could not be read back.");
    };
  }
}
