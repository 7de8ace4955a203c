package io.github.photoshell.photo;

import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code photo-redo}: makes a photo change again that was undone. */
@Component
final class PhotoRedoCommand extends PortalCommand {
  private final UndoPhoto photos;
  private final ImportUndo imports;
  private final PortalPrompt prompt;

  PhotoRedoCommand(
      SessionOpener opener,
      UndoPhoto photos,
      PortalPrompt prompt,
      PersonCompletion people,
      ImportUndo imports) {
    super("photo-redo", CommandGroup.PHOTOS, "Redo the last undone photo change", opener);
    optionalArgument("person", "redo only a change of this person", people);
    flag("import", "redo the whole last import, as far as it is undone");
    flag("yes", "do not ask");
    jsonFlag();
    example("photo-redo");
    example("photo-redo ada");
    example("photo-redo --import");
    exitCode(ExitCode.DONE, "the photo is as it was before the undo, and verified");
    exitCode(ExitCode.REFUSED, "nothing to redo, no copy was kept, or the portal refused");
    exitCode(ExitCode.NO_ANSWER, "no usable response; run --import again to continue");
    note("A new change of a person's photo drops what could be redone for that person.");
    note("Since DocSpace 3.6 everyone, admins included, can change only their own photo.");
    this.photos = photos;
    this.imports = imports;
    this.prompt = prompt;
  }

  @Override
  public String requestsNote() {
    return "With --import, these are the requests for the first person; each further one takes the"
        + " same.";
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    Optional<String> person = input.optionalArgument("person");
    if (input.hasFlag("import")) {
      if (person.isPresent()) {
        throw new UsageException(
            "--import redoes the whole last import, so it takes no person.",
            "To redo one person's change: photo-redo <person>");
      }
      return imports.redo(session, input);
    }
    try {
      UndoOutcome outcome =
          photos.redo(session, person.orElse(null), PhotoConfirmation.by(input, session, prompt));
      return PhotoConfirmation.answer(outcome, session, input);
    } catch (IOException e) {
      return UndoText.unreadable(e);
    }
  }
}
