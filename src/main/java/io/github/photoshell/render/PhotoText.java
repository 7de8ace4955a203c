package io.github.photoshell.render;

import io.github.photoshell.directory.Person;
import io.github.photoshell.photo.ChangeNote;
import io.github.photoshell.photo.PendingChange;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.BadImage;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.CameBack;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NoOnePerson;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NotComparable;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
import io.github.photoshell.photo.UndoAvailability;
import io.github.photoshell.portal.FailureKind;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.ServerAddress;
import io.github.photoshell.session.PortalVersion.Known;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for what became of a photo. What is printed is what was seen afterwards. */
public final class PhotoText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private PhotoText() {}

  /** Returns the question to ask before a photo is lost. */
  public static Text question(PendingChange change) {
    String whose =
        change.isYours() ? "your photo" : "the photo of " + DisplayNames.of(change.person());
    PhotoUrls before = change.before();
    String what = (change.removes() ? "Remove " : change.loses() ? "Replace " : "Set ") + whose;
    String which =
        before == null ? " (the portal does not show it)" : " (" + DisplayNames.of(before) + ")";
    String back =
        change.undoAvailability() == UndoAvailability.OPEN
            ? "? 'photo-undo' can put it back."
            : "? There is no way back.";
    return Text.of(what + which + back);
  }

  /** Returns what to say before a picture is sent that relies on being turned. */
  public static Text rotation() {
    return Text.of(
        Style.WARN, "The file says how it is to be turned (EXIF); the portal does not turn it.");
  }

  /** Returns why a change can't be taken back, to be said before it; null where it can. */
  public static @Nullable Text noWayBack(PendingChange change) {
    return switch (change.undoAvailability()) {
      case OPEN -> null;
      case NOT_HANDED_OUT ->
          Text.of(Style.WARN, "The portal does not hand out the photo that is there, to keep it.");
      case NOT_KEPT ->
          Text.of(
              Style.WARN,
              "The photo that is there cannot be kept on this computer: no room, or no right to"
                  + " write.");
    };
  }

  /** Returns the question of a production portal, which a y does not answer. */
  public static Text carefulQuestion(PendingChange change) {
    return Text.of(Style.BAD, "This is a production portal. ").plus(question(change));
  }

  /** Returns what is to be typed to answer {@link #carefulQuestion}. */
  public static Text carefulAnswer(PendingChange change) {
    return Text.of("Type " + DisplayNames.word(change.person()) + " to go on:");
  }

  /** Whether what was typed answers {@link #carefulQuestion}; null where nobody could be asked. */
  public static boolean isConfirmedBy(PendingChange change, @Nullable String typed) {
    return DisplayNames.word(change.person()).equals(typed == null ? null : typed.strip());
  }

  /** Returns what to say before sending something that will hardly work; null where it may. */
  public static @Nullable Text warning(PendingChange change) {
    if (change.isYours() || change.version().changesOwnPhotoOnly() != Known.YES) {
      return null;
    }
    return Text.of(
        Style.WARN,
        "From 3.6 on only %s can change this photo, and this is %s; asking the portal all the same."
            .formatted(
                DisplayNames.shown(change.person().displayName()),
                DisplayNames.of(change.version())));
  }

  public static CommandResult of(PhotoOutcome outcome, ServerAddress portal, LineLayout layout) {
    if (outcome instanceof Changed changed) {
      return of(changed, portal, layout);
    }
    if (outcome instanceof NotChanged same) {
      return notChanged(same);
    }
    if (outcome instanceof NotComparable unclear) {
      return CommandResult.failed(
          ExitCode.NO_ANSWER,
          "The portal accepted the change, but whether the photo of %s changed cannot be verified:"
                  .formatted(DisplayNames.of(unclear.person()))
              + " its version is the same as before, and its image cannot be read or compared.",
          look(unclear.person()));
    }
    if (outcome instanceof CameBack back) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The portal removed the photo of %s but shows one again: %s."
              .formatted(DisplayNames.of(back.person()), DisplayNames.of(back.after().urls())),
          "DocSpace can restore a removed photo from its cache for ten minutes. Then, again:"
              + " photo-clear "
              + DisplayNames.word(back.person()));
    }
    if (outcome instanceof Unconfirmed unseen) {
      return CommandResult.failed(
          unseen.kind() == FailureKind.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.NO_ANSWER,
          "The portal accepted the change, but the photo of %s could not be read back (%s)."
              .formatted(DisplayNames.of(unseen.person()), words(unseen.kind())),
          look(unseen.person()));
    }
    if (outcome instanceof Refused refused) {
      return RefusalText.of(refused);
    }
    if (outcome instanceof Busy busy) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Another photoshell is changing the photo of %s, or asks before it; nothing was sent."
              .formatted(DisplayNames.of(busy.person())),
          "The same again when that is done.");
    }
    if (outcome instanceof Declined) {
      return CommandResult.failed(
          ExitCode.REFUSED, "Nothing was sent.", "--yes skips the question.");
    }
    if (outcome instanceof AlreadyThere there) {
      return alreadyThere(there);
    }
    if (outcome instanceof NothingToClear none) {
      return CommandResult.of(
          Text.of(DisplayNames.of(none.person()) + " has no photo; there was nothing to remove."));
    }
    if (outcome instanceof BadImage bad) {
      return ImageText.of(bad.problem());
    }
    if (outcome instanceof NoOnePerson nobody) {
      return PeopleText.notOne(nobody.search(), layout);
    }
    return of((Unsure) outcome);
  }

  private static CommandResult notChanged(NotChanged same) {
    String whose = DisplayNames.of(same.person());
    String shown = DisplayNames.of(same.after().urls());
    return CommandResult.failed(
        ExitCode.REFUSED,
        same.removes()
            ? "The portal accepted the removal but still shows %s for %s.".formatted(shown, whose)
            : "The portal accepted the change but still shows %s for %s.".formatted(shown, whose),
        look(same.person())
            + (same.kept() ? " If it shows later, 'photo-undo' puts the photo before back." : ""));
  }

  private static CommandResult alreadyThere(AlreadyThere there) {
    String whose = "The photo of " + DisplayNames.of(there.person());
    if (there.since() == null) {
      return CommandResult.of(Text.of(whose + " is this picture already; nothing was sent."));
    }
    return CommandResult.of(
        Text.of(
            "%s was set from this address at %s and is unchanged; nothing was sent."
                .formatted(whose, MINUTE.format(there.since().atZone(ZoneId.systemDefault())))),
        Text.of("If another picture lies there by now, add --again."));
  }

  private static CommandResult of(Changed changed, ServerAddress portal, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    String whose = "The photo of " + DisplayNames.of(changed.person());
    PhotoUrls after = changed.after().urls();
    if (after.isDefault()) {
      lines.add(Text.of(Style.GOOD, whose + " is removed; the portal shows the default picture."));
    } else {
      lines.add(Text.of(Style.GOOD, whose + " is set: " + DisplayNames.of(after) + "."));
    }
    PhotoUrls before = changed.before();
    String address = portal.resolve(after.original());
    String seen =
        "before: %s · read back: "
            .formatted(before == null ? "not shown" : DisplayNames.of(before));
    lines.add(
        Text.of(
            Style.FAINT,
            seen
                + AddressShortener.fitting(
                    address == null ? after.original() : address,
                    layout,
                    layout.columns().applyAsInt(seen))));
    changed.changeNotes().stream().sorted().map(PhotoText::of).forEach(lines::add);
    String back = back(changed);
    if (back != null) {
      lines.add(Text.of(Style.FAINT, back));
    }
    return CommandResult.of(lines);
  }

  private static @Nullable String back(Changed changed) {
    PhotoUrls before = changed.before();
    if (changed.changeNotes().contains(ChangeNote.NOT_KEPT)
        || changed.changeNotes().contains(ChangeNote.SAME_PICTURE)) {
      return null;
    }
    if (changed.replaced() != null) {
      return "'photo-undo' puts the photo before back.";
    }
    return before != null && before.isDefault() ? "'photo-undo' takes it away again." : null;
  }

  private static Text of(ChangeNote changeNote) {
    return Text.of(
        Style.WARN,
        switch (changeNote) {
          case CONFIRMED_AFTER_BROKEN_LINE ->
              "The line broke before the answer came; the change was seen by reading back.";
          case CONFIRMED_AFTER_TIME_OUT ->
              "No answer came in time; the change was seen by reading back.";
          case CONFIRMED_DESPITE_ANSWER ->
              "The answer could not be read; the change was seen by reading back.";
          case CONFIRMED_DESPITE_ERROR ->
              "The portal answered with an error; the change was seen by reading back.";
          case SENT_AGAIN -> "It was sent more than once, each time after a look.";
          case NOT_COMPARED ->
              "The photo before could not be read, so there was nothing to compare with.";
          case NOT_KEPT ->
              "The photo before was not kept, so that 'photo-undo' cannot put it back.";
          case SAME_PICTURE -> "It is the very picture that was there before.";
          case MAY_BE_RENEWED_FROM_ELSEWHERE ->
              "The account comes from a directory (LDAP), whose next sync run may replace the photo.";
        });
  }

  private static CommandResult of(Unsure unsure) {
    Person person = unsure.person();
    PhotoUrls after = unsure.after();
    String seen =
        after == null ? "it could not be read back" : "it shows " + DisplayNames.of(after) + " now";
    String what =
        unsure.kind() == FailureKind.CANCELLED
            ? "Cancelled while the change was on its way; it may have happened."
            : "Not known whether the photo of %s changed (%s); %s."
                .formatted(DisplayNames.of(person), words(unsure.kind()), seen);
    ExitCode exitCode =
        unsure.kind() == FailureKind.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.NO_ANSWER;
    return CommandResult.failed(exitCode, what, look(person));
  }

  private static String look(Person person) {
    return "'person " + DisplayNames.word(person) + "' shows what the portal has now.";
  }

  private static String words(FailureKind kind) {
    return switch (kind) {
      case TIMED_OUT -> "no answer in time";
      case BROKEN_OFF -> "the connection broke";
      case CANCELLED -> "cancelled";
      case UNREADABLE, TOO_LARGE -> "an answer that cannot be read";
      case PROXY -> "something before the portal answered";
      case TOO_MANY -> "the portal takes no more calls for now";
      case TOKEN_REFUSED -> "the token was refused";
      default -> "no usable answer";
    };
  }
}
