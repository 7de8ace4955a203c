package io.github.photoshell.photo;

import io.github.photoshell.image.Bitmap;
import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageDecoder;
import io.github.photoshell.image.TerminalImage;
import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** {@code photo-set <person> <image>}: sets a person's photo. */
@Component
final class PhotoSetCommand extends PortalCommand {
  private final SetPhoto photos;
  private final PortalPrompt prompt;

  PhotoSetCommand(
      SessionOpener opener,
      SetPhoto photos,
      PortalPrompt prompt,
      PersonCompletion people,
      @Qualifier("imageCompletion") CompletionSource images) {
    super("photo-set", CommandGroup.PHOTOS, "Set a person's photo", opener);
    argument("person", "user name, e-mail, ID or @self", people);
    argument("image", "an https address, or a PNG or JPEG file", images);
    flag("fit", "send a file upright, without metadata, in at most 1280×1280 pixels");
    flag("yes", "replace a photo without asking");
    flag("again", "send it even if the photo is already this image");
    flag("quiet", "do not draw the photo before and after");
    jsonFlag();
    example("photo-set @self https://photos.example/ada.png");
    example("photo-set @self 'my pictures/me.jpg' --yes");
    example("photo-set @self me.jpg --fit");
    exitCode(ExitCode.DONE, "the photo is set and verified, or was already this image");
    exitCode(
        ExitCode.REFUSED, "the portal refused, you declined, or the portal shows another photo");
    note("Since DocSpace 3.6 everyone, admins included, can change only their own photo.");
    note(
        "Since DocSpace 3.7 an address must be public, must not redirect, and must be https if the"
            + " portal is.");
    note(
        "A file must be PNG or JPEG, within the portal's limit (5 MB if it sets none). With --fit"
            + " it may be larger, or a WebP, TIFF, GIF or BMP.");
    note("Portals ignore EXIF rotation and keep the location of a photo; --fit fixes both.");
    note("The API key needs accounts:write, even for your own photo.");
    this.photos = photos;
    this.prompt = prompt;
  }

  @Override
  public String requestsNote() {
    return "If an address gives a photo of the same size as the previous one, the "
        + "stored photo is downloaded, too. With --fit, the fitted image is sent in place of the"
        + " file.";
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    PhotoOutcome outcome =
        photos.set(
            session,
            input.argument("person"),
            input.argument("image"),
            input.hasFlag("fit"),
            input.hasFlag("again"),
            PhotoConfirmation.by(input, session, prompt));
    if (outcome instanceof Changed changed && !input.json() && !input.hasFlag("quiet")) {
      try {
        draw(changed, session, input);
      } catch (CancellationException e) {
        // The photo is set; only drawing it was cancelled.
      }
    }
    return PhotoConfirmation.answer(outcome, session, input);
  }

  /**
   * Draws the photos before and after. Missing images are left out, because the change itself
   * succeeded.
   */
  private static void draw(Changed changed, Session session, CommandInput input) {
    if (input.canvas().graphicsProtocol() == GraphicsProtocol.NONE) {
      return;
    }
    ImageBytes replaced = changed.replaced();
    PhotoUrls urls = changed.before();
    Optional<Bitmap> before =
        replaced != null
            ? ImageDecoder.bitmap(replaced)
            : Optional.ofNullable(urls).flatMap(stored -> ShowPhoto.preview(session, stored));
    Optional<Bitmap> after =
        before.isEmpty() ? before : ShowPhoto.preview(session, changed.after().urls());
    if (after.isPresent()) {
      TerminalImage.pair(before.get(), after.get(), input.canvas(), input.layout())
          .ifPresent(
              pair -> {
                input.printLine(TerminalImage.pairCaption("before", "after"));
                input.show(pair);
              });
    }
  }
}
