package io.github.photoshell.photo;

import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question before a photo change and the answer after it, shared by the commands that change a
 * photo.
 */
final class PhotoConfirmation {
  private PhotoConfirmation() {}

  /**
   * Returns a confirmation that asks on a terminal if the change cannot be undone, unless {@code
   * --yes} was given. For another person's photo on a production portal the user name must be
   * typed, and a script needs {@code --yes}.
   */
  static Confirmation by(CommandInput input, Session session, PortalPrompt prompt) {
    return by(input, session.dryRun(), prompt.isProduction(session));
  }

  /** Returns a confirmation for changes that were agreed to, except for photos that are lost. */
  static Confirmation ofLosses(CommandInput input, Session session) {
    return by(input, session.dryRun(), false);
  }

  private static Confirmation by(
      CommandInput input, @Nullable DryRun dryRun, boolean isProduction) {
    return change -> {
      boolean careful = isProduction && !change.isYours();
      if (dryRun != null) {
        // Only a real attempt shows whether the current photo can be kept.
        if (!input.hasFlag("yes") && (careful || change.losesPhoto())) {
          dryRun.record(careful ? Question.REQUIRED : Question.IF_NOT_KEPT);
        }
        return true;
      }
      LocalImage file = change.file();
      if (file != null) {
        ImageText.remarks(file).forEach(input::printRemark);
      }
      if (!careful && !change.losesPhoto()) {
        return true;
      }
      Text warning = PhotoText.warning(change);
      if (warning != null) {
        input.printRemark(warning);
      }
      Text noWayBack = PhotoText.notUndoable(change);
      if (noWayBack != null) {
        input.printRemark(noWayBack);
      }
      if (input.hasFlag("yes")) {
        return true;
      }
      if (careful) {
        input.printRemark(PhotoText.productionQuestion(change));
        String typed = input.ask(PhotoText.productionPrompt(change));
        return PhotoText.isConfirmedBy(change, typed);
      }
      return switch (change.undoAvailability()) {
        case AVAILABLE -> true;
        case NOT_HANDED_OUT -> input.confirm(PhotoText.question(change));
        // The next time it may succeed, so a script does not lose the photo by itself.
        case NOT_DOWNLOADED, NOT_KEPT -> input.confirmByUser(PhotoText.question(change));
      };
    };
  }

  /** Returns the message for the result of a change, or its JSON document. */
  static CommandResult answer(PhotoOutcome outcome, Session session, CommandInput input) {
    CommandResult words = PhotoText.of(outcome, session.address(), input.layout());
    String data = input.json() ? ChangeJson.of(outcome) : null;
    if (data == null) {
      return words;
    }
    // The image at the address may have changed since; the data cannot show that.
    boolean isUnsure = outcome instanceof AlreadyThere there && there.since() != null;
    return CommandResult.data(data).withRemarks(isUnsure ? words.lines() : List.of());
  }

  /** Returns the message for the result of an undo or redo, or its JSON document. */
  static CommandResult answer(UndoOutcome outcome, Session session, CommandInput input) {
    String data =
        input.json() && outcome instanceof Tried tried ? ChangeJson.of(tried.outcome()) : null;
    return data == null
        ? UndoText.of(outcome, session.address(), input.layout())
        : CommandResult.data(data);
  }
}
