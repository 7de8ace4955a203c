package io.github.photoshell.photo;

import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code photo-undo}: undoes a photo change. */
@Component
final class PhotoUndoCommand extends PortalCommand {
  private final UndoPhoto photos;
  private final CurrentSession sessions;
  private final PortalPrompt prompt;

  PhotoUndoCommand(
      SessionOpener opener, UndoPhoto photos, CurrentSession sessions, PortalPrompt prompt) {
    super("photo-undo", CommandGroup.PHOTOS, "Undo a photo change", opener);
    optionalArgument(
        "number",
        "a change number from --list; by default the latest change",
        typed -> completionItems());
    flag("list", "list the changes made to this portal from this computer");
    flag("yes", "change another person's photo on a production portal without asking");
    jsonFlag();
    example("photo-undo");
    example("photo-undo --list");
    example("photo-undo 3");
    exitCode(ExitCode.DONE, "the previous photo is restored and verified");
    exitCode(ExitCode.REFUSED, "nothing to undo, no copy was kept, or the portal refused");
    note("Since DocSpace 3.6 everyone, admins included, can change only their own photo.");
    note("A portal keeps photos of at most 1280×1280 pixels, never the original file.");
    note("If the portal does not let an API key download photos, no copy was kept.");
    this.photos = photos;
    this.sessions = sessions;
    this.prompt = prompt;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("An undo is a change like any other: a second 'photo-undo' undoes the first."),
        Text.of("A change listed as 'repeated' set the image that was already there. It is"),
        Text.of("skipped unless you give its number."),
        Text.of(
            "For each portal the last %d changes are kept, up to %d MB of photos."
                .formatted(PhotoBackups.MAX_CHANGES, PhotoBackups.MAX_BYTES / (1024 * 1024))));
  }

  private List<CompletionItem> completionItems() {
    try {
      return sessions.current().isEmpty()
          ? List.of()
          : photos.changes().stream().map(PhotoUndoCommand::completionItem).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static CompletionItem completionItem(PhotoBackup change) {
    return CompletionItem.of(
        String.valueOf(change.number()),
        change.kind().name().toLowerCase(Locale.ROOT)
            + " "
            + DisplayNames.shown(change.displayName()));
  }

  private static Optional<Integer> number(CommandInput input) {
    Optional<String> typed = input.optionalArgument("number");
    if (typed.isPresent() && !typed.get().matches("[1-9]\\d{0,8}")) {
      throw new UsageException(
          "'%s' is not a change number.".formatted(typed.get()),
          "'photo-undo --list' lists the changes.");
    }
    return typed.map(Integer::valueOf);
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return input.hasFlag("list");
  }

  @Override
  protected CommandResult runConnected(CommandInput input) {
    Optional<Integer> number = number(input);
    try {
      if (input.hasFlag("list")) {
        List<PhotoBackup> changes = photos.changes();
        CommandResult list =
            input.json()
                ? CommandResult.data(UndoText.json(changes))
                : UndoText.list(changes, input.layout());
        return list.withRemarks(UndoText.cut(changes));
      }
      UndoOutcome outcome = photos.undo(number.orElse(null), PhotoConfirmation.by(input, prompt));
      String data =
          input.json() && outcome instanceof Tried tried ? ChangeJson.of(tried.outcome()) : null;
      return data == null
          ? UndoText.of(outcome, sessions.require().address(), input.layout())
          : CommandResult.data(data);
    } catch (IOException e) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The kept photos cannot be read on this computer.",
          "Check that you own photoshell's state folder and can read it.");
    }
  }
}
