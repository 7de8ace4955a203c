package io.github.photoshell.photo;

import io.github.photoshell.people.PersonCompletion;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code photo-undo}: undoes a photo change. */
@Component
final class PhotoUndoCommand extends PortalCommand {
  private final UndoPhoto photos;
  private final ImportUndo imports;
  private final CurrentSession sessions;
  private final PortalPrompt prompt;

  PhotoUndoCommand(
      SessionOpener opener,
      UndoPhoto photos,
      CurrentSession sessions,
      PortalPrompt prompt,
      PersonCompletion people,
      ImportUndo imports) {
    super(
        "photo-undo",
        CommandGroup.PHOTOS,
        "Undo the last photo changes, one after another",
        opener);
    CompletionSource numbers = typed -> completionItems();
    optionalArgument(
        "number-or-person",
        "a change number from --list, or a person for their last change",
        numbers.and(people));
    flag("import", "undo the whole last import; with --list, list its changes");
    flag("list", "list the changes made to this portal from this computer");
    flag("yes", "do not ask");
    jsonFlag();
    example("photo-undo");
    example("photo-undo --list");
    example("photo-undo 3");
    example("photo-undo ada");
    example("photo-undo --import");
    exitCode(ExitCode.DONE, "the previous photo is restored and verified");
    exitCode(ExitCode.REFUSED, "nothing to undo, no copy was kept, or the portal refused");
    exitCode(ExitCode.NO_ANSWER, "no usable response; run --import again to continue");
    note("Since DocSpace 3.6 everyone, admins included, can change only their own photo.");
    note("A portal keeps photos of at most 1280×1280 pixels, never the original file.");
    note("If the portal does not let an API key download photos, no copy was kept.");
    this.photos = photos;
    this.imports = imports;
    this.sessions = sessions;
    this.prompt = prompt;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("Typed again, it undoes the change before, as in an editor; 'photo-redo' goes"),
        Text.of("forward again. A new change drops what could be redone for that person."),
        Text.of("A number restores the photo before that change, which undoes later changes"),
        Text.of("of this person, too. If a user name is a number, use the e-mail."),
        Text.of("A change listed as 'repeated' set the image that was already there. It is"),
        Text.of("skipped unless you give its number. One listed as 'not verified' may not have"),
        Text.of("been made; undoing it is safe. If a change cannot be undone, because its photo"),
        Text.of("or the person is gone, the last one before it that can be is named."),
        Text.of(
            "For each portal the last %d changes are kept, not counting undos and redos,"
                .formatted(PhotoBackups.MAX_CHANGES)),
        Text.of(
            "and up to %d MB of photos in all.".formatted(PhotoBackups.MAX_BYTES / (1024 * 1024))),
        Text.of(
            "Those of the last import are kept as well, however many, for %d days."
                .formatted(PhotoBackups.IMPORT_KEPT.toDays())),
        Text.of("If --import is interrupted, it continues when you run it again; 'photo-redo"),
        Text.of("--import' redoes it."));
  }

  private List<CompletionItem> completionItems() {
    try {
      Session session = sessions.current().orElse(null);
      return session == null ? List.of() : UndoListText.completionItems(photos.changes(session));
    } catch (IOException e) {
      return List.of();
    }
  }

  private UndoOutcome undone(Session session, CommandInput input) throws IOException {
    Confirmation confirmation = PhotoConfirmation.by(input, session, prompt);
    Optional<String> typed = input.optionalArgument("number-or-person");
    if (typed.isEmpty()) {
      return photos.undo(session, null, confirmation);
    }
    if (!typed.get().matches("[-+]?\\d+|")) {
      return photos.undoOf(session, typed.get(), confirmation);
    }
    if (!typed.get().matches("[1-9]\\d{0,8}")) {
      throw new UsageException(
          "'%s' is not a change number.".formatted(typed.get()),
          "'photo-undo --list' lists the changes.");
    }
    return photos.undo(session, Integer.valueOf(typed.get()), confirmation);
  }

  @Override
  public String requestsNote() {
    return "With --import, these are the requests for the first person; each further one takes the"
        + " same.";
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return input.hasFlag("list");
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    try {
      if (input.hasFlag("import") && input.optionalArgument("number-or-person").isPresent()) {
        throw new UsageException(
            "--import undoes the whole last import, so it takes no number and no person.",
            "To undo one person's change: photo-undo <person>");
      }
      if (input.hasFlag("list")) {
        List<PhotoBackup> all = photos.changes(session);
        boolean wholeImport = input.hasFlag("import");
        PhotoPermissions permissions = new PhotoPermissions(session);
        CommandResult list =
            input.json()
                ? CommandResult.data(UndoListText.json(all, wholeImport))
                : UndoListText.list(
                    all,
                    wholeImport,
                    change -> permissions.forbids(change.personId()) == null,
                    input.layout());
        return list.withRemarks(UndoListText.cut(all));
      }
      if (input.hasFlag("import")) {
        return imports.undo(session, input);
      }
      return PhotoConfirmation.answer(undone(session, input), session, input);
    } catch (IOException e) {
      return UndoText.unreadable(e);
    }
  }
}
