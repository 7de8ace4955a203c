package io.github.photoshell.command;

import io.github.photoshell.photo.Confirmation;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.render.ChangeJson;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.PhotoText;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.CommandInput;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the commands that change a photo have in common: the question before, the words after. */
final class PhotoConfirmation {
  private PhotoConfirmation() {}

  /**
   * Asks on a terminal where there is no way back, unless {@code --yes} was given. On a production
   * portal somebody else's photo costs more than a y: their user name is to be typed, and a script
   * needs {@code --yes}.
   */
  static Confirmation by(CommandInput input, PortalPrompt prompt) {
    return change -> {
      boolean careful = prompt.isProduction() && !change.isYours();
      DryRun dryRun = DryRun.current();
      if (dryRun != null) {
        // Whether the photo of now can be kept is seen only by trying.
        if (!input.has("yes") && (careful || change.loses())) {
          dryRun.recordQuestion();
        }
        return true;
      }
      if (change.rotated()) {
        input.note(PhotoText.rotation());
      }
      if (!careful && !change.loses()) {
        return true;
      }
      Text warning = PhotoText.warning(change);
      if (warning != null) {
        input.note(warning);
      }
      Text noWayBack = PhotoText.noWayBack(change);
      if (noWayBack != null) {
        input.note(noWayBack);
      }
      if (input.has("yes")) {
        return true;
      }
      if (careful) {
        input.note(PhotoText.carefulQuestion(change));
        String typed = input.answer(PhotoText.carefulAnswer(change));
        return PhotoText.isConfirmedBy(change, typed);
      }
      return switch (change.undoAvailability()) {
        case OPEN -> true;
        case NOT_HANDED_OUT -> input.confirm(PhotoText.question(change));
        // Unlike a portal's habit this can be mended, so that a script does not go on by itself.
        case NOT_KEPT -> yes(input.answer(PhotoText.question(change).plus(" [y/N]")));
      };
    };
  }

  private static boolean yes(@Nullable String typed) {
    return typed != null && typed.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  /** Returns what to say of a change, or the document that a program gets. */
  static CommandResult answer(PhotoOutcome outcome, CurrentSession sessions, CommandInput input) {
    CommandResult words = PhotoText.of(outcome, sessions.require().address(), input.look());
    String data = input.json() ? ChangeJson.of(outcome) : null;
    if (data == null) {
      return words;
    }
    // What an address gives may have changed meanwhile; the data cannot tell.
    boolean isUnsure = outcome instanceof AlreadyThere there && there.since() != null;
    return CommandResult.data(data).withRemarks(isUnsure ? words.lines() : List.of());
  }
}
