package io.github.photoshell.photo;

import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.photo.SaveOutcome.Fetched;
import io.github.photoshell.photo.SaveOutcome.Saved;
import io.github.photoshell.photo.SavePhoto.SaveRequest;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import org.springframework.stereotype.Component;

/** {@code photo-save <person> [<file>]}: saves a photo to a file. */
@Component
final class PhotoSaveCommand extends PortalCommand {
  private static final String STANDARD_OUTPUT = "-";

  private final SavePhoto photos;

  PhotoSaveCommand(SessionOpener opener, SavePhoto photos, PersonCompletion people) {
    super("photo-save", CommandGroup.PHOTOS, "Save a person's photo to a file", opener);
    argument("person", "user name, e-mail, ID or @self", people);
    optionalArgument(
        "file",
        "a file, a folder, or - for standard output; named after the person if left out",
        new FileCompletion());
    option(
        "size",
        "size",
        "which size: " + String.join(", ", PhotoSize.words()),
        CompletionSource.choice(PhotoSize.words()));
    flag("force", "replace an existing file");
    flag("default", "if there is no photo, save the default image");
    jsonFlag();
    example("photo-save @self");
    example("photo-save ana pictures/ --size retina");
    example("photo-save ana ana.png --force");
    exitCode(ExitCode.DONE, "the photo was saved completely");
    exitCode(ExitCode.REFUSED, "no photo, no such person, no space left, or the portal refused");
    exitCode(
        ExitCode.USAGE, "invalid command or arguments, or the file exists; nothing was written");
    note("Some portals do not let an API key download stored photos.");
    note("Since DocSpace 3.7 users and guests see only their own photo; before, all photos.");
    note("Sizes other than the original are created on first use: try again in a moment.");
    this.photos = photos;
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    SaveRequest request =
        new SaveRequest(
            input.argument("person"),
            input.optionalArgument("file").orElse(null),
            PhotoShowCommand.size(input),
            input.hasFlag("force"),
            input.hasFlag("default"));
    if (STANDARD_OUTPUT.equals(request.file())) {
      return writeToStandardOutput(session, request, input);
    }
    SaveOutcome outcome = photos.save(session, request);
    return input.json() && outcome instanceof Saved saved
        ? CommandResult.data(SaveText.json(saved))
        : SaveText.of(outcome, request, input.layout());
  }

  private CommandResult writeToStandardOutput(
      Session session, SaveRequest request, CommandInput input) {
    if (input.json()) {
      throw new UsageException(
          "Standard output takes either the image or --json, not both.", "Remove one of the two.");
    }
    if (input.isTerminal() && !session.isDryRun()) {
      throw notOnATerminal();
    }
    SaveOutcome outcome =
        photos.fetch(session, request.person(), request.size(), request.evenDefault());
    if (!(outcome instanceof Fetched fetched)) {
      return SaveText.of(outcome, request, input.layout());
    }
    boolean poured = input.writeBytes(fetched.file().bytes(), SaveText.counted(fetched.file()));
    if (!poured && !session.isDryRun()) {
      throw notOnATerminal();
    }
    return CommandResult.of();
  }

  private static UsageException notOnATerminal() {
    return new UsageException(
        "'-' is standard output, which is a terminal here and cannot show image bytes.",
        "'photo-show <person>' draws the photo; 'photo-save <person>' writes a file.");
  }
}
