package io.github.photoshell.command;

import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import org.springframework.stereotype.Component;

/** {@code photo-clear <person>}: removes a person's photo. */
@Component
final class PhotoClearCommand extends PortalCommand {
  private final ClearPhoto photos;
  private final CurrentSession sessions;
  private final PortalPrompt prompt;

  PhotoClearCommand(
      SessionOpener opener,
      ClearPhoto photos,
      CurrentSession sessions,
      PortalPrompt prompt,
      PersonCompletion people) {
    super("photo-clear", CommandGroup.PHOTOS, "Remove a person's photo", opener);
    argument("person", "user name, e-mail, ID or @self", people);
    flag("yes", "remove it without asking");
    answersWithData();
    example("photo-clear @self");
    example("photo-clear @self --yes");
    ends(ExitCode.DONE, "there is no photo now: read back; or there was none");
    ends(ExitCode.REFUSED, "the portal said no, you did, or the photo is still there");
    mayGoWrong("From DocSpace 3.6 on a photo is changed by its owner alone, not by an admin.");
    mayGoWrong("The portal keeps no copy: it cannot give a removed photo back.");
    mayGoWrong("The key needs accounts:write, even for your own photo.");
    this.photos = photos;
    this.sessions = sessions;
    this.prompt = prompt;
  }

  @Override
  protected CommandResult ask(CommandInput input) {
    PhotoOutcome outcome =
        photos.clear(input.argument("person"), PhotoConfirmation.by(input, prompt));
    return PhotoConfirmation.answer(outcome, sessions, input);
  }
}
