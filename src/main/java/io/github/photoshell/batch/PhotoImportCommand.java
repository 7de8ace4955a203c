package io.github.photoshell.batch;

import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportPhotos.Agreement;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.session.Consent;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.LocalPath;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code photo-import <folder, zip or csv>}: sets the photos of many people. */
@Component
final class PhotoImportCommand extends PortalCommand {
  private final ImportPhotos photos;
  private final PortalPrompt prompt;

  PhotoImportCommand(SessionOpener opener, ImportPhotos photos, PortalPrompt prompt) {
    super(
        "photo-import",
        CommandGroup.PHOTOS,
        "Set the photos of many people from a folder, a ZIP or a CSV file",
        opener);
    argument(
        "folder-or-csv",
        "a folder or ZIP of images named after user names, e-mails or IDs; or a CSV file",
        new FileCompletion());
    flag("fit", "send images upright, without metadata, in at most 1280×1280 pixels");
    flag("by-name", "accept a display name that only one person has, such as 'Ada Lovelace.png'");
    flag("recursive", "read the images in subfolders, too");
    flag("token-commands", "run the programs that a CSV file names, to get people's API keys");
    flag("dry-run", "show what would be done, and send nothing");
    flag("yes", "do not ask, even where a photo cannot be kept for photo-undo");
    option(
        "report", "file", "write the plan or the results to this CSV file", new FileCompletion());
    option(RateOption.NAME, RateOption.VALUE, RateOption.MEANING, CompletionSource.none());
    jsonFlag();
    example("photo-import new-photos --dry-run");
    example("photo-import new-photos");
    example("photo-import new-photos --fit --by-name --dry-run --report plan.csv");
    example("photo-import new-photos.csv --yes");
    exitCode(ExitCode.DONE, "all photos are set and verified; with --dry-run, all could be set");
    exitCode(ExitCode.REFUSED, "some images or people failed, or you declined; see the report");
    exitCode(ExitCode.NO_ANSWER, "stopped early, such as by a full disk; run it again to continue");
    note("Since DocSpace 3.6 you can change only your own photo.");
    note(
        "The first line of a CSV file names its columns: person, userName, email or id, and"
            + " image.");
    note("In rows whose column 'action' says 'clear', the photo is removed instead.");
    note("A column 'tokenFile' or 'tokenCommand' gives each person's own API key.");
    note("--by-name uses the file's name, or the CSV column name, as a display name.");
    note("An image is an https address, or a PNG or JPEG file relative to the CSV file.");
    note("Two images for one person, or two people for one image, are reported and not sent.");
    this.photos = photos;
    this.prompt = prompt;
  }

  @Override
  public String requestsNote() {
    return "The plan is shown before the first change. Each further person takes the same requests"
        + " again. Where the portal allows only your own photo, the first request reads only your"
        + " account.";
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    Path report = input.option("report").map(LocalPath::of).orElse(null);
    return run(input, session, report, plan -> isConfirmed(session, plan, input));
  }

  @Override
  protected CommandResult dryRunConnected(CommandInput input, Session session) {
    input.option("report").ifPresent(LocalPath::of); // Refuses an empty name.
    return run(
        input, session, null, plan -> Consent.given(input, session, Question.REQUIRED, () -> true));
  }

  private CommandResult run(
      CommandInput input, Session session, @Nullable Path report, Agreement agreement) {
    ImportOptions importOptions =
        new ImportOptions(
            RateOption.of(input),
            input.hasFlag("dry-run"),
            input.hasFlag("yes"),
            input.hasFlag("fit"),
            input.hasFlag("by-name"),
            input.hasFlag("recursive"),
            input.hasFlag("token-commands"),
            report);
    ImportOutcome outcome =
        photos.importFrom(
            session,
            LocalPath.of(input.argument("folder-or-csv")),
            importOptions,
            agreement,
            input::progress);
    return input.json()
        ? ImportText.data(outcome, input.layout())
        : ImportText.of(outcome, input.layout());
  }

  /**
   * Returns whether the user agreed. A script is not asked: without {@code --yes} nothing is sent.
   */
  private boolean isConfirmed(Session session, Plan plan, CommandInput input) {
    boolean asks = !input.hasFlag("yes");
    if ((input.canAsk() || asks) && !input.json()) {
      if (asks && input.canAsk() && input.isTerminal()) {
        // Longer lists open in a pager, so the numbers follow them.
        input.page(ImportPlanText.people(plan));
      } else if (asks) {
        ImportPlanText.people(plan).forEach(input::printRemark);
      }
      ImportPlanText.summary(plan, input.layout()).forEach(input::printRemark);
      ImportPlanText.warnings(plan).forEach(input::printRemark);
    }
    if (input.hasFlag("yes")) {
      return true;
    }
    if (prompt.isProduction(session)) {
      String name = prompt.portalName(session);
      return input.confirmTyped(
          ImportText.productionQuestion(plan, name), ImportText.productionAnswer(plan, name));
    }
    return input.confirmByUser(ImportText.question(plan));
  }
}
