package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.PeopleText;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.BadImage;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.CameBack;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NoOnePerson;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NotComparable;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.SessionText;
import io.github.photoshell.text.AddressShortener;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts for the result of a photo change. */
final class PhotoText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private PhotoText() {}

  /** Returns the question before a photo is lost. */
  static Text question(PendingChange change) {
    String owner =
        change.isYours() ? "your photo" : "the photo of " + PersonNames.of(change.person());
    PhotoUrls before = change.before();
    String message =
        (change.removes() ? "Remove " : change.losesPhoto() ? "Replace " : "Set ") + owner;
    String which =
        before == null ? " (the portal does not show it)" : " (" + DisplayNames.of(before) + ")";
    String back =
        change.undoAvailability() == UndoAvailability.AVAILABLE
            ? "? You can undo this with photo-undo."
            : "? This cannot be undone.";
    return Text.of(message + which + back);
  }

  /** Returns the warning that a change cannot be undone; null if it can. */
  static @Nullable Text notUndoable(PendingChange change) {
    return switch (change.undoAvailability()) {
      case AVAILABLE -> null;
      case NOT_HANDED_OUT ->
          Text.of(
              Style.WARN,
              "The portal does not allow downloading the current photo, so it cannot be kept.");
      case NOT_DOWNLOADED ->
          Text.of(Style.WARN, "The current photo could not be downloaded, so it cannot be kept.");
      case NOT_KEPT ->
          Text.of(
              Style.WARN,
              "The current photo cannot be kept on this computer: its backup cannot be written.");
    };
  }

  /** Returns the question on a production portal, which "y" does not answer. */
  static Text productionQuestion(PendingChange change) {
    return SessionText.productionWarning().plus(question(change));
  }

  /** Returns the prompt for the answer to {@link #productionQuestion}. */
  static Text productionPrompt(PendingChange change) {
    return Text.of("Type " + PersonNames.word(change.person()) + " to continue:");
  }

  /**
   * Returns whether the typed text confirms {@link #productionQuestion}.
   *
   * @param typed null if the user could not be asked
   */
  static boolean isConfirmedBy(PendingChange change, @Nullable String typed) {
    return PersonNames.word(change.person()).equals(typed == null ? null : typed.strip());
  }

  /** Returns the warning before a request that will probably be refused; null if there is none. */
  static @Nullable Text warning(PendingChange change) {
    if (change.isYours() || change.version().changesOwnPhotoOnly() != YesNoUnknown.YES) {
      return null;
    }
    return Text.of(
        Style.WARN,
        ("Since DocSpace 3.6 only %s can change this photo, and this is %s. The portal "
                + "will probably refuse.")
            .formatted(
                DisplayNames.shown(change.person().displayName()),
                DisplayNames.of(change.version())));
  }

  static CommandResult of(PhotoOutcome outcome, ServerAddress portal, LineLayout layout) {
    if (outcome instanceof Changed changed) {
      return CommandResult.of(changed(changed, portal, layout, false, undoHint(changed)));
    }
    if (outcome instanceof NotChanged same) {
      return notChanged(same);
    }
    if (outcome instanceof NotComparable unclear) {
      return CommandResult.failed(
          ExitCode.NO_ANSWER,
          "The portal accepted the change, but the photo of %s could not be verified."
                  .formatted(PersonNames.of(unclear.person()))
              + " Its version is unchanged, and its image cannot be read or compared.",
          checkHint(unclear.person()));
    }
    if (outcome instanceof CameBack back) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The portal removed the photo of %s but shows one again: %s."
              .formatted(PersonNames.of(back.person()), DisplayNames.of(back.after().urls())),
          "DocSpace can restore a removed photo from its cache for ten minutes. After that:"
              + " photo-clear "
              + PersonNames.word(back.person()));
    }
    if (outcome instanceof Unconfirmed unseen) {
      return CommandResult.failed(
          unseen.kind() == FailureKind.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.NO_ANSWER,
          "The portal accepted the change, but the photo of %s could not be verified (%s)."
              .formatted(PersonNames.of(unseen.person()), unseen.kind().brief()),
          checkHint(unseen.person()));
    }
    if (outcome instanceof Refused refused) {
      return RefusalText.of(refused);
    }
    if (outcome instanceof Busy busy) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          ("Another photoshell is changing the photo of %s or waiting for confirmation. "
                  + "Nothing was sent.")
              .formatted(PersonNames.of(busy.person())),
          "Run the same command again when it has finished.");
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
          Text.of(PersonNames.of(none.person()) + " has no photo; there was nothing to remove."));
    }
    if (outcome instanceof BadImage bad) {
      return ImageText.of(bad.problem());
    }
    if (outcome instanceof NoOnePerson nobody) {
      return PeopleText.noSingleMatch(nobody.search(), layout);
    }
    return of((Unsure) outcome);
  }

  private static CommandResult notChanged(NotChanged same) {
    String owner = PersonNames.of(same.person());
    String shown = DisplayNames.of(same.after().urls());
    return CommandResult.failed(
        ExitCode.REFUSED,
        same.removes()
            ? "The portal accepted the removal but still shows %s for %s.".formatted(shown, owner)
            : "The portal accepted the change but still shows %s for %s.".formatted(shown, owner),
        checkHint(same.person())
            + (same.kept()
                ? " If the change appears later, photo-undo restores the previous photo."
                : ""));
  }

  private static CommandResult alreadyThere(AlreadyThere there) {
    String owner = "The photo of " + PersonNames.of(there.person());
    if (there.since() == null) {
      return CommandResult.of(Text.of(owner + " is already this image; nothing was sent."));
    }
    return CommandResult.of(
        Text.of(
            "%s was set from this address at %s and is unchanged; nothing was sent."
                .formatted(owner, MINUTE.format(there.since().atZone(ZoneId.systemDefault())))),
        Text.of("If the image at this address has changed, add --again."));
  }

  /** Returns the lines for an undo or redo, which restored a photo or its absence. */
  static List<Text> restored(
      Changed changed, boolean redone, ServerAddress portal, LineLayout layout) {
    String hint = redone ? "To undo it again: photo-undo" : "To redo it: photo-redo";
    return changed(changed, portal, layout, true, undoHint(changed) == null ? null : hint);
  }

  private static List<Text> changed(
      Changed changed,
      ServerAddress portal,
      LineLayout layout,
      boolean restored,
      @Nullable String hint) {
    List<Text> lines = new ArrayList<>();
    String name = PersonNames.of(changed.person());
    PhotoUrls after = changed.after().urls();
    if (after.isDefault()) {
      lines.add(
          Text.of(
              Style.GOOD,
              (restored ? name + " has no photo again" : "The photo of " + name + " is removed")
                  + "; the portal shows the default image."));
    } else {
      lines.add(
          Text.of(
              Style.GOOD,
              "The photo of %s is %s: %s."
                  .formatted(name, restored ? "restored" : "set", DisplayNames.of(after))));
    }
    PhotoUrls before = changed.before();
    String address = portal.resolve(after.original());
    String evidence =
        "Before: %s · Verified on the portal: "
            .formatted(
                before == null
                    ? "not shown"
                    : before.isDefault() ? "none" : DisplayNames.of(before));
    lines.add(
        Text.of(Style.FAINT, evidence)
            .plus(
                Text.link(
                    Style.FAINT,
                    AddressShortener.shorten(
                        address == null ? after.original() : address,
                        layout,
                        layout.columnsOf(evidence)),
                    address)));
    changed.changeNotes().stream().sorted().map(PhotoText::of).forEach(lines::add);
    if (hint != null) {
      lines.add(Text.of(Style.FAINT, hint));
    }
    return lines;
  }

  private static @Nullable String undoHint(Changed changed) {
    if (!changed.isUndoable() || changed.changeNotes().contains(ChangeNote.SAME_IMAGE)) {
      return null;
    }
    return changed.replaced() == null
        ? "To undo: photo-undo"
        : "To restore the previous photo: photo-undo";
  }

  private static Text of(ChangeNote changeNote) {
    return Text.of(
        Style.WARN,
        switch (changeNote) {
          case CONFIRMED_AFTER_BROKEN_LINE ->
              "The connection broke before the whole response arrived; the change was verified"
                  + " afterwards.";
          case CONFIRMED_AFTER_TIME_OUT ->
              "No response arrived in time; the change was verified afterwards.";
          case CONFIRMED_DESPITE_ANSWER ->
              "The response could not be read; the change was verified afterwards.";
          case CONFIRMED_DESPITE_ERROR ->
              "The portal returned an error, but the change was verified afterwards.";
          case SENT_AGAIN ->
              "The request was sent more than once, each time after checking the photo.";
          case NOT_COMPARED ->
              "The previous photo could not be read, so there was nothing to compare with.";
          case NOT_KEPT -> "The previous photo was not kept, so photo-undo cannot restore it.";
          case SAME_IMAGE -> "The photo is the same image as before.";
          case MAY_BE_RENEWED_FROM_ELSEWHERE ->
              "The account comes from a directory (LDAP); its next sync may replace the photo.";
        });
  }

  private static CommandResult of(Unsure unsure) {
    Person person = unsure.person();
    PhotoUrls after = unsure.after();
    String evidence =
        after == null
            ? "it could not be read again"
            : "the portal now shows " + DisplayNames.of(after);
    String message =
        unsure.kind() == FailureKind.CANCELLED
            ? "Cancelled while the request was being sent; the photo may have changed."
            : "It is not known whether the photo of %s changed (%s); %s."
                .formatted(PersonNames.of(person), unsure.kind().brief(), evidence);
    ExitCode exitCode =
        unsure.kind() == FailureKind.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.NO_ANSWER;
    return CommandResult.failed(exitCode, message, checkHint(person));
  }

  private static String checkHint(Person person) {
    return "'person " + PersonNames.word(person) + "' shows what the portal has now.";
  }
}
