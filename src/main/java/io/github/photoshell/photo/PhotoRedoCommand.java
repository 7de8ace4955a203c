package io.github.photoshell.photo;

import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** {@code photo-redo}: makes a photo change again that was undone. */
@Component
final class PhotoRedoCommand extends PortalCommand {
  private final UndoPhoto photos;
  private final PortalPrompt prompt;

  PhotoRedoCommand(
      SessionOpener opener, UndoPhoto photos, PortalPrompt prompt, PersonCompletion people) {
    super("photo-redo", CommandGroup.PHOTOS, "Redo the last undone photo change", opener);
    optionalArgument("person", "redo only a change of this person", people);
    flag("yes", "change another person's photo on a production portal without asking");
    jsonFlag();
    example("photo-redo");
    example("photo-redo ada");
    exitCode(ExitCode.DONE, "the photo is as it was before the undo, and verified");
    exitCode(ExitCode.REFUSED, "nothing to redo, no copy was kept, or the portal refused");
    note("A new change of a person's photo drops what could be redone for that person.");
    note("Since DocSpace 3.6 everyone, admins included, can change only their own photo.");
    this.photos = photos;
    this.prompt = prompt;
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    try {
      UndoOutcome outcome =
          photos.redo(
              session,
              input.optionalArgument("person").orElse(null),
              PhotoConfirmation.by(input, session, prompt));
      return PhotoConfirmation.answer(outcome, session, input);
    } catch (IOException e) {
      return UndoText.unreadable(e);
    }
  }
}
