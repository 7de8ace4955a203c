package io.github.photoshell.photo;

import io.github.photoshell.image.Bitmap;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.TerminalImage;
import io.github.photoshell.image.TerminalImage.Caption;
import io.github.photoshell.people.PeopleText;
import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code photo-show <person> ...}: draws photos in the terminal, with the facts about them. */
@Component
final class PhotoShowCommand extends PortalCommand {
  private final ShowPhoto photos;

  PhotoShowCommand(SessionOpener opener, ShowPhoto photos, PersonCompletion people) {
    super("photo-show", CommandGroup.PHOTOS, "Show the photos of one or more people", opener);
    repeatedArgument("person", "user name, e-mail, ID or @self; more than one is possible", people);
    option(
        "size",
        "size",
        "which size: " + String.join(", ", PhotoSize.words()),
        CompletionSource.choice(PhotoSize.words()));
    option(
        "width",
        "columns",
        "maximum width, %d by default; of each photo, %d for several people"
            .formatted(TerminalImage.DEFAULT_WIDTH, ContactSheet.DEFAULT_WIDTH),
        CompletionSource.none());
    jsonFlag();
    example("photo-show @self");
    example("photo-show ana --size small");
    example("photo-show ana --width 100");
    example("photo-show ana sean grace");
    readsOnly();
    exitCode(ExitCode.DONE, "the photo is shown, or its details if it cannot be drawn");
    exitCode(
        ExitCode.REFUSED,
        "no such person, you may not see the person, or the portal refused; for several people,"
            + " also if a photo could not be downloaded or drawn");
    note("Where the addresses do not fit below the photo, only that of --size is shown.");
    note("Some portals do not let an API key download stored photos.");
    note("Since DocSpace 3.7 users and guests see only their own photo; before, all photos.");
    this.photos = photos;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("In JSON, 'photo' is the portal's own response. 'picture' describes the image:"),
        Text.of("size, address, isDefault, bytes, format, width, height, and the problem if the"),
        Text.of("image is not available. Unknown values are null. For several people, it is a"),
        Text.of("list, with 'person' as typed and the 'reason' why a photo cannot be shown."));
  }

  static PhotoSize size(CommandInput input) {
    String word = input.option("size").orElse(PhotoSize.ORIGINAL.word());
    return PhotoSize.of(word)
        .orElseThrow(
            () ->
                new UsageException(
                    "'%s' is no size of a photo.".formatted(word),
                    "The sizes are " + String.join(", ", PhotoSize.words()) + "."));
  }

  private static int width(CommandInput input, int usual) {
    String typed = input.option("width").orElse(String.valueOf(usual));
    if (!typed.matches("[1-9]\\d{0,3}")) {
      throw new UsageException(
          "'%s' is no width.".formatted(typed), "Give columns, such as --width 80.");
    }
    return Integer.parseInt(typed);
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    PhotoSize size = size(input);
    List<String> named = input.arguments("person").stream().distinct().toList();
    if (named.size() > 1) {
      return new ContactSheet(photos, input, session)
          .show(
              named,
              input.json() || input.option("size").isPresent() ? size : null,
              width(input, ContactSheet.DEFAULT_WIDTH));
    }
    int widest = width(input, TerminalImage.DEFAULT_WIDTH);
    PhotoView view = photos.view(session, input.argument("person"), size);
    if (view instanceof PhotoView.NoOnePerson nobody) {
      return PeopleText.noSingleMatch(nobody.search(), input.layout());
    }
    if (view instanceof PhotoView.Hidden hidden) {
      return PhotoViewText.hidden(hidden.person());
    }
    PhotoView.Looked looked = (PhotoView.Looked) view;
    if (input.json()) {
      return CommandResult.data(PhotoViewText.json(looked, session.address()));
    }
    List<Caption> captions = PhotoViewText.captions(looked, session.address(), input.layout());
    Optional<TerminalImage> image =
        looked.decoded() instanceof DecodeResult.Decoded decoded
            ? drawn(decoded.bitmap(), captions, widest, input)
            : Optional.empty();
    if (image.isPresent()) {
      input.show(image.get());
      return CommandResult.of(List.of());
    }
    return CommandResult.of(
        captions.stream()
            .filter(caption -> caption.fits(input.canvas(), input.layout()))
            .findFirst()
            .orElse(captions.get(1))
            .lines());
  }

  /** Draws a photo with the first of the captions that leaves it most of its size. */
  private static Optional<TerminalImage> drawn(
      Bitmap bitmap, List<Caption> captions, int widest, CommandInput input) {
    List<TerminalImage> images = new ArrayList<>();
    for (Caption caption : captions) {
      TerminalImage.of(bitmap, input.canvas(), widest, caption, input.layout())
          .ifPresent(images::add);
    }
    int largest = images.stream().mapToInt(TerminalImage::columns).max().orElse(0);
    return images.stream().filter(image -> image.columns() >= largest * 3 / 4).findFirst();
  }
}
