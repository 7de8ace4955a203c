package io.github.photoshell.command;

import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Offers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** {@code photo-set <person> <image>}: gives a person a new photo. */
@Component
final class PhotoSetCommand extends PortalCommand {
  private final SetPhoto photos;
  private final CurrentSession sessions;
  private final Whereabouts whereabouts;

  PhotoSetCommand(
      Connecting connecting,
      SetPhoto photos,
      CurrentSession sessions,
      Whereabouts whereabouts,
      PersonOffers people,
      @Qualifier("imageOffers") Offers images) {
    super("photo-set", Group.PHOTOS, "Give a person a new photo", connecting);
    argument("person", "user name, e-mail, ID or @self", people);
    argument("image", "an https address, or a PNG or JPEG file", images);
    flag("yes", "replace a photo without asking");
    answersWithData();
    example("photo-set @self https://photos.example/ada.png");
    example("photo-set @self 'my pictures/me.jpg' --yes");
    ends(
        Ending.REFUSED,
        "the portal said no, you did, or the photo that was read back is not as asked");
    mayGoWrong("From DocSpace 3.6 on a photo is changed by its owner alone, not by an admin.");
    mayGoWrong("From 3.7 on an address must be https and public, and not lead on to another.");
    mayGoWrong("A file must be PNG or JPEG, up to the portal's limit: 5 MB where it says nothing.");
    mayGoWrong("The key needs accounts:write, even for your own photo.");
    this.photos = photos;
    this.sessions = sessions;
    this.whereabouts = whereabouts;
  }

  @Override
  protected Answer ask(Input input) {
    PhotoOutcome outcome =
        photos.set(
            input.argument("person"), input.argument("image"), Asking.by(input, whereabouts));
    return Asking.answer(outcome, sessions, input);
  }
}
