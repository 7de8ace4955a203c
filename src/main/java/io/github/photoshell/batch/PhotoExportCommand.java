package io.github.photoshell.batch;

import io.github.photoshell.batch.ExportOutcome.Exported;
import io.github.photoshell.people.Person.Status;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.LocalPath;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code photo-export <folder> [<words>]}: saves the photos of many people. */
@Component
final class PhotoExportCommand extends PortalCommand {
  PhotoExportCommand(SessionOpener opener) {
    super(
        "photo-export", CommandGroup.PHOTOS, "Save the photos of many people to a folder", opener);
    argument(
        "folder",
        "where to save; created if missing; an earlier export there is continued",
        new FileCompletion());
    repeatingArgument(
        "words", "parts of a name or e-mail; all must match", CompletionSource.none());
    option(
        "status",
        "status",
        "only people with this status: active, disabled, invited",
        CompletionSource.choice(List.of("active", "disabled", "invited")));
    option(RateOption.NAME, RateOption.VALUE, RateOption.MEANING, CompletionSource.none());
    jsonFlag();
    exitCode(ExitCode.DONE, "all photos are in the folder, with the report");
    exitCode(ExitCode.REFUSED, "some or all photos were not saved; the report says which and why");
    exitCode(ExitCode.NO_ANSWER, "stopped early, such as by a full disk; run it again to continue");
    note("A file that is not from an export, or was changed since, is never replaced.");
    note("Rows of other people stay in photos.csv while their files are still there.");
    note("Some portals do not let an API key download photos; the report says so.");
    note("Users and guests may not list people (403) on any version.");
    note("In photos.csv, a value that looks like a formula starts with an apostrophe.");
    example("photo-export photos");
    example("photo-export photos sean --status active");
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    String words = input.joinedArguments("words");
    Status status = input.option("status").map(PhotoExportCommand::status).orElse(null);
    ExportOutcome outcome =
        ExportPhotos.export(
            session,
            words,
            status,
            LocalPath.of(input.argument("folder")),
            RateOption.of(input),
            input::progress);
    CommandResult result =
        input.json()
            ? ExportText.data(outcome, input.layout())
            : ExportText.of(outcome, words, status, input.layout());
    if (outcome instanceof Exported exported && exported.refusal() != null) {
      throw new CommandFailedException(result, exported.refusal());
    }
    return result;
  }

  private static Status status(String typed) {
    return switch (typed) {
      case "active" -> Status.ACTIVE;
      case "disabled" -> Status.DISABLED;
      case "invited" -> Status.PENDING;
      default ->
          throw new UsageException(
              "There is no status '" + typed + "'.", "Use active, disabled or invited.");
    };
  }
}
