package io.github.photoshell.command;

import io.github.photoshell.photo.DecodeResult;
import io.github.photoshell.photo.PhotoSize;
import io.github.photoshell.photo.PhotoView;
import io.github.photoshell.photo.ShowPhoto;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.PeopleText;
import io.github.photoshell.render.PhotoViewText;
import io.github.photoshell.render.TerminalPicture;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.UsageException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code photo-show <person>}: the photo in the terminal, and what is known of it. */
@Component
final class PhotoShowCommand extends PortalCommand {
  private final ShowPhoto photos;
  private final CurrentSession sessions;

  PhotoShowCommand(
      SessionOpener opener, ShowPhoto photos, CurrentSession sessions, PersonCompletion people) {
    super("photo-show", CommandGroup.PHOTOS, "Show a person's photo in the terminal", opener);
    argument("person", "user name, e-mail, ID or @self", people);
    option(
        "size",
        "size",
        "which of its sizes: " + String.join(", ", PhotoSize.words()),
        CompletionSource.choice(PhotoSize.words()));
    option(
        "width",
        "columns",
        "how wide at most; %d otherwise".formatted(TerminalPicture.USUAL_WIDTH),
        CompletionSource.none());
    answersWithData();
    example("photo-show @self");
    example("photo-show ana --size small");
    example("photo-show ana --width 100");
    ends(ExitCode.DONE, "the photo is shown, or what is known of it where it cannot be drawn");
    ends(
        ExitCode.REFUSED,
        "the portal knows nobody of that name, shows them not to you, or said no");
    mayGoWrong("Where lines are short, addresses lack their middle; --json has them whole.");
    mayGoWrong(
        "Whether a portal hands out stored pictures to an API key is not the same everywhere.");
    mayGoWrong(
        "From 3.7 on users and guests see nobody's photo but their own; before, everybody's.");
    this.photos = photos;
    this.sessions = sessions;
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of(
            "In JSON 'photo' is the portal's own answer, and 'picture' what the picture is: size,"),
        Text.of(
            "address, isDefault, bytes, format, width, height, and the problem where it cannot"),
        Text.of("be had. What is not known is null."));
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

  private static int width(CommandInput input) {
    String typed = input.option("width").orElse(String.valueOf(TerminalPicture.USUAL_WIDTH));
    if (!typed.matches("[1-9]\\d{0,3}")) {
      throw new UsageException(
          "'%s' is no width.".formatted(typed), "Give columns, such as --width 80.");
    }
    return Integer.parseInt(typed);
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return true;
  }

  @Override
  protected CommandResult ask(CommandInput input) {
    PhotoSize size = size(input);
    int widest = width(input);
    PhotoView view = photos.view(input.argument("person"), size);
    if (view instanceof PhotoView.Nobody nobody) {
      return PeopleText.notOne(nobody.search(), input.look());
    }
    if (view instanceof PhotoView.Hidden hidden) {
      return PhotoViewText.hidden(hidden.person());
    }
    PhotoView.Looked looked = (PhotoView.Looked) view;
    if (input.json()) {
      return CommandResult.data(PhotoViewText.json(looked, sessions.require().address()));
    }
    List<Text> facts = PhotoViewText.facts(looked, input.look());
    Optional<TerminalPicture> picture =
        looked.decodeResult() instanceof DecodeResult.Seen seen
            ? TerminalPicture.of(seen.bitmap(), input.canvas(), widest)
            : Optional.empty();
    if (picture.isEmpty()) {
      return CommandResult.of(facts);
    }
    input.show(picture.get(), facts);
    return CommandResult.of(List.of());
  }
}
