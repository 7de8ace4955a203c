package io.github.photoshell.batch;

import io.github.photoshell.batch.UndoImportOutcome.UndoPlan;
import io.github.photoshell.photo.ImportUndo;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.session.Consent;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * {@code photo-undo --import} and {@code photo-redo --import}: asks, shows the progress, and words
 * the result.
 */
@Component
final class InteractiveImportUndo implements ImportUndo {
  private final UndoImport photos;
  private final PortalPrompt prompt;

  InteractiveImportUndo(UndoImport photos, PortalPrompt prompt) {
    this.photos = photos;
    this.prompt = prompt;
  }

  @Override
  public CommandResult undo(Session session, CommandInput input) {
    return run(session, input, false);
  }

  @Override
  public CommandResult redo(Session session, CommandInput input) {
    return run(session, input, true);
  }

  private CommandResult run(Session session, CommandInput input, boolean redoes) {
    try {
      UndoImportOutcome outcome =
          photos.run(
              session,
              redoes,
              input.hasFlag("yes"),
              plan -> isConfirmed(session, plan, input),
              input::progress);
      return input.json()
          ? UndoImportText.data(outcome, input.layout())
          : UndoImportText.of(outcome, input.layout());
    } catch (IOException e) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The kept photos cannot be read on this computer.",
          "Check that you own photoshell's state folder and can read it.");
    }
  }

  /** A script is not asked: without {@code --yes} nothing is sent, as for an import. */
  private boolean isConfirmed(Session session, UndoPlan plan, CommandInput input) {
    return Consent.given(
        input,
        session,
        Question.REQUIRED,
        () -> {
          if (prompt.isProduction(session)) {
            String name = prompt.portalName(session);
            return input.confirmTyped(UndoImportText.productionQuestion(plan, name), name);
          }
          return input.confirmByUser(UndoImportText.question(plan));
        });
  }
}
