package io.github.photoshell.command;

import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.render.Answer;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import org.springframework.stereotype.Component;

/** {@code photo-clear <person>}: removes a person's photo. */
@Component
final class PhotoClearCommand extends PortalCommand {
  private final ClearPhoto photos;
  private final CurrentSession sessions;
  private final Whereabouts whereabouts;

  PhotoClearCommand(
      Connecting connecting,
      ClearPhoto photos,
      CurrentSession sessions,
      Whereabouts whereabouts,
      PersonOffers people) {
    super("photo-clear", Group.PHOTOS, "Remove a person's photo", connecting);
    argument("person", "user name, e-mail, ID or @self", people);
    flag("yes", "remove it without asking");
    answersWithData();
    example("photo-clear @self");
    example("photo-clear @self --yes");
    this.photos = photos;
    this.sessions = sessions;
    this.whereabouts = whereabouts;
  }

  @Override
  protected Answer ask(Input input) {
    PhotoOutcome outcome = photos.clear(input.argument("person"), Asking.by(input, whereabouts));
    return Asking.answer(outcome, sessions, input);
  }
}
