package io.github.photoshell.photo;

import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
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
    jsonFlag();
    example("photo-clear @self");
    example("photo-clear @self --yes");
    exitCode(ExitCode.DONE, "the photo was removed and verified, or there was none");
    exitCode(ExitCode.REFUSED, "the portal refused, you declined, or the photo is still there");
    note("Since DocSpace 3.6 everyone, admins included, can change only their own photo.");
    note("The portal keeps no copy and cannot restore a removed photo.");
    note("The API key needs accounts:write, even for your own photo.");
    this.photos = photos;
    this.sessions = sessions;
    this.prompt = prompt;
  }

  @Override
  protected CommandResult runConnected(CommandInput input) {
    PhotoOutcome outcome =
        photos.clear(input.argument("person"), PhotoConfirmation.by(input, prompt));
    return PhotoConfirmation.answer(outcome, sessions, input);
  }
}
