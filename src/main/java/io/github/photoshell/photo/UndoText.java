package io.github.photoshell.photo;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.PeopleText;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.UndoOutcome.NoOnePerson;
import io.github.photoshell.photo.UndoOutcome.NoSuchChange;
import io.github.photoshell.photo.UndoOutcome.NotUndoable;
import io.github.photoshell.photo.UndoOutcome.NothingToRedo;
import io.github.photoshell.photo.UndoOutcome.NothingToUndo;
import io.github.photoshell.photo.UndoOutcome.PersonGone;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.photo.UndoOutcome.Unreadable;
import io.github.photoshell.photo.UndoOutcome.UnsupportedFile;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts for the results of {@code photo-undo} and {@code photo-redo}. */
final class UndoText {
  private static final String LIST = "'photo-undo --list' lists the changes to this portal.";

  private UndoText() {}

  /** Returns the error for kept photos that cannot be read. */
  static CommandResult unreadable(IOException failure) {
    String reason = failure.getMessage();
    return CommandResult.failed(
        ExitCode.REFUSED,
        "The kept photos cannot be read on this computer%s."
            .formatted(reason == null ? "" : ": " + reason),
        "Check that you own photoshell's state folder and can read it.");
  }

  static CommandResult of(UndoOutcome outcome, ServerAddress portal, LineLayout layout) {
    if (outcome instanceof Tried tried) {
      return of(tried, portal, layout);
    }
    if (outcome instanceof NothingToUndo nothing) {
      return of(nothing);
    }
    if (outcome instanceof NothingToRedo nothing) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "There is nothing to redo%s: no change is undone, or a new one was made since."
              .formatted(of(nothing.person())),
          LIST);
    }
    if (outcome instanceof NoOnePerson nobody) {
      return PeopleText.noSingleMatch(nobody.search(), layout);
    }
    if (outcome instanceof NoSuchChange none) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Change %d does not exist or is no longer kept.".formatted(none.number()),
          LIST);
    }
    return of((NotUndoable) outcome, layout);
  }

  private static CommandResult of(NotUndoable stuck, LineLayout layout) {
    if (stuck.obstacle() instanceof PersonGone gone) {
      return gone(stuck, PeopleText.noSingleMatch(gone.search(), layout));
    }
    PhotoBackup earlier = stuck.earlier();
    if (stuck.obstacle() instanceof UnsupportedFile unfit) {
      List<Text> lines = new ArrayList<>();
      lines.add(
          Text.of(
              Style.BAD,
              "%s: portals do not accept %s as a file (%s)."
                  .formatted(not(stuck), photo(stuck), unfit.reason())));
      lines.add(
          Text.of(
              "It is stored in %s. Save it as a smaller PNG, then: photo-set %s <file>"
                  .formatted(unfit.file(), stuck.change().word())));
      if (earlier != null) {
        lines.add(Text.of(earlier(earlier)));
      }
      return new CommandResult(ExitCode.REFUSED, lines, null);
    }
    return CommandResult.failed(
        ExitCode.REFUSED,
        "%s: %s %s."
            .formatted(
                not(stuck),
                photo(stuck),
                stuck.obstacle() instanceof Unreadable
                    ? "cannot be read on this computer"
                    : "was not kept"),
        earlier == null ? LIST : earlier(earlier));
  }

  /** Names the change, because the searched ID means nothing to the user. */
  private static CommandResult gone(NotUndoable stuck, CommandResult notFound) {
    PhotoBackup change = stuck.change();
    PhotoBackup earlier = stuck.earlier();
    List<Text> lines = new ArrayList<>(notFound.lines());
    lines.set(
        0,
        Text.of(
                Style.BAD,
                "Change %d was made to the photo of %s (%s). "
                    .formatted(
                        number(stuck),
                        DisplayNames.shown(change.displayName()),
                        DisplayNames.shown(change.word())))
            .plus(lines.get(0)));
    return new CommandResult(
        notFound.exitCode(),
        earlier == null ? lines : List.of(lines.get(0), Text.of(earlier(earlier))),
        notFound.data(),
        notFound.status());
  }

  private static String not(NotUndoable stuck) {
    return "Change %d cannot be %s"
        .formatted(number(stuck), stuck.redone() > 0 ? "redone" : "undone");
  }

  private static int number(NotUndoable stuck) {
    return stuck.redone() > 0 ? stuck.redone() : stuck.change().number();
  }

  private static String photo(NotUndoable stuck) {
    String name = DisplayNames.shown(stuck.change().displayName());
    return stuck.redone() > 0
        ? "the photo of %s before the undo".formatted(name)
        : "the previous photo of %s".formatted(name);
  }

  private static String earlier(PhotoBackup change) {
    return "'photo-undo %d' restores the photo of %s before change %d."
        .formatted(change.number(), DisplayNames.shown(change.displayName()), change.number());
  }

  private static CommandResult of(NothingToUndo nothing) {
    int since = nothing.allUndoneSince();
    if (since > 0) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          since == 1
              ? "All changes%s from this computer are undone; there is nothing more to undo."
                  .formatted(of(nothing.person()))
              : "All changes%s from this computer since change %d are undone; older ones are no longer kept."
                  .formatted(of(nothing.person()), since),
          nothing.isRedoable() ? "To redo the last one: " + redo(nothing.person()) : LIST);
    }
    Person person = nothing.person();
    return person == null
        ? CommandResult.failed(
            ExitCode.REFUSED,
            "No photo on this portal was changed from this computer; there is nothing to undo.",
            "To change one: photo-set <person> <image>")
        : CommandResult.failed(
            ExitCode.REFUSED,
            "The photo of %s was not changed from this computer; there is nothing to undo."
                .formatted(PersonNames.of(person)),
            LIST);
  }

  private static String redo(@Nullable Person person) {
    return person == null ? "photo-redo" : "photo-redo " + PersonNames.word(person);
  }

  private static String of(@Nullable Person person) {
    return person == null ? "" : " of " + PersonNames.of(person);
  }

  private static CommandResult of(Tried tried, ServerAddress portal, LineLayout layout) {
    PhotoOutcome outcome = tried.outcome();
    CommandResult outcomeText = PhotoText.of(outcome, portal, layout);
    PhotoBackup change = tried.change();
    if (outcome instanceof AlreadyThere || outcome instanceof NothingToClear) {
      List<Text> lines = new ArrayList<>(outcomeText.lines());
      lines.add(
          Text.of(
              "The photo is already as it was %s change %d. "
                      .formatted(tried.redone() ? "after" : "before", tried.number())
                  + LIST));
      return CommandResult.of(lines);
    }
    if (!(outcome instanceof Changed changed)) {
      return outcomeText;
    }
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of(
            Style.GOOD,
            "Change %d is %s.".formatted(tried.number(), tried.redone() ? "redone" : "undone")));
    lines.addAll(PhotoText.restored(changed, tried.redone(), portal, layout));
    if (tried.converted()) {
      lines.add(
          Text.of(
              Style.WARN,
              ("The photo was a %s, which portals do not accept as a file. Its first frame "
                      + "was sent as a PNG.")
                  .formatted(change.format())));
    }
    Text similarity = similarity(tried.similarity(), tried.redone());
    if (similarity != null) {
      lines.add(similarity);
    }
    return CommandResult.of(lines);
  }

  private static @Nullable Text similarity(Similarity similarity, boolean redone) {
    String former = redone ? "the photo before the undo" : "the previous photo";
    return switch (similarity) {
      case SAME_BYTES -> Text.of("Verified: byte for byte %s.".formatted(former));
      case SAME_PIXELS ->
          Text.of(
              Style.WARN,
              "Verified: the bytes differ from %s, but every pixel is the same.".formatted(former));
      case OTHER_PIXELS ->
          Text.of(
              Style.WARN, "The photo differs from %s: the portal converted it.".formatted(former));
      case NO_PHOTO -> null;
      case UNKNOWN ->
          Text.of(Style.WARN, "It could not be verified that the photo is byte for byte the same.");
    };
  }
}
