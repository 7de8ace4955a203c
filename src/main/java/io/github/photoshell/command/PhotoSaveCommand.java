package io.github.photoshell.command;

import io.github.photoshell.photo.PhotoSize;
import io.github.photoshell.photo.SaveOutcome;
import io.github.photoshell.photo.SaveOutcome.Fetched;
import io.github.photoshell.photo.SaveOutcome.Saved;
import io.github.photoshell.photo.SavePhoto;
import io.github.photoshell.photo.SavePhoto.SaveRequest;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.SaveText;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.UsageException;
import org.springframework.stereotype.Component;

/** {@code photo-save <person> [<file>]}: the photo to a file. */
@Component
final class PhotoSaveCommand extends PortalCommand {
  private static final String STANDARD_OUTPUT = "-";

  private final SavePhoto photos;

  PhotoSaveCommand(SessionOpener opener, SavePhoto photos, PersonCompletion people) {
    super("photo-save", CommandGroup.PHOTOS, "Save a person's photo to a file", opener);
    argument("person", "user name, e-mail, ID or @self", people);
    optionalArgument(
        "file",
        "a file or a folder, or - for standard output; otherwise named like the person, with the"
            + " ending that fits",
        new FileCompletion());
    option(
        "size",
        "size",
        "which of its sizes: " + String.join(", ", PhotoSize.words()),
        CompletionSource.choice(PhotoSize.words()));
    flag("force", "replace a file that is there");
    flag("default", "save the default image where there is no photo");
    answersWithData();
    example("photo-save @self");
    example("photo-save ana pictures/ --size retina");
    example("photo-save ana ana.png --force");
    ends(ExitCode.DONE, "the picture is in the file, whole");
    ends(ExitCode.REFUSED, "no photo, no such person, no room, or the portal said no");
    ends(ExitCode.USAGE, "typed wrong, or the file is there already; nothing was written");
    mayGoWrong(
        "Whether a portal hands out stored pictures to an API key is not the same everywhere.");
    mayGoWrong(
        "From 3.7 on users and guests see nobody's photo but their own; before, everybody's.");
    mayGoWrong(
        "A size other than the original is made when first asked for: the same again in a moment.");
    this.photos = photos;
  }

  @Override
  protected CommandResult ask(CommandInput input) {
    if (input.optional("file").filter(STANDARD_OUTPUT::equals).isPresent()) {
      return poured(input);
    }
    SaveOutcome outcome =
        photos.save(
            new SaveRequest(
                input.argument("person"),
                input.optional("file").orElse(null),
                PhotoShowCommand.size(input),
                input.has("force"),
                input.has("default")));
    return input.json() && outcome instanceof Saved saved
        ? CommandResult.data(SaveText.json(saved))
        : SaveText.of(outcome, input.look());
  }

  private CommandResult poured(CommandInput input) {
    if (input.json()) {
      throw new UsageException(
          "Standard output takes either the picture or --json.", "Leave one of the two out.");
    }
    if (input.isTerminal() && !input.rehearses()) {
      throw notOnAScreen();
    }
    SaveOutcome outcome =
        photos.fetch(input.argument("person"), PhotoShowCommand.size(input), input.has("default"));
    if (!(outcome instanceof Fetched fetched)) {
      return SaveText.of(outcome, input.look());
    }
    boolean poured = input.pour(fetched.file().bytes(), SaveText.counted(fetched.file()));
    if (!poured && !input.rehearses()) {
      throw notOnAScreen();
    }
    return CommandResult.of();
  }

  private static UsageException notOnAScreen() {
    return new UsageException(
        "'-' is standard output, and that is a screen; a picture's bytes are none for it.",
        "'photo-show <person>' draws the picture; 'photo-save <person>' writes a file.");
  }
}
