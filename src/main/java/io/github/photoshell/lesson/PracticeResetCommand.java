package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Text;
import org.springframework.stereotype.Component;

/** The command {@code practice-reset}: resets the practice portal to its initial state. */
@Component
final class PracticeResetCommand extends ShellCommand {
  private final CurrentPracticePortal practicePortal;

  PracticeResetCommand(CurrentPracticePortal practicePortal) {
    super(
        "practice-reset", CommandGroup.PRACTICE, "Reset the practice portal to its initial state");
    jsonFlag();
    exitCode(ExitCode.DONE, "the practice portal is reset");
    exitCode(ExitCode.NOT_CONNECTED, "the practice portal is not running");
    example("practice-reset");
    example("practice-reset --json");
    this.practicePortal = practicePortal;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    PracticePortal running = practicePortal.portal().orElse(null);
    if (running == null) {
      return CurrentPracticePortal.notRunning();
    }
    PracticeKey key = practicePortal.currentKey().orElse(null);
    running.reset();
    if (input.json()) {
      return CommandResult.data(Json.object(CurrentPracticePortal.data(running, key)).pretty());
    }
    String done = "The practice portal is reset: photos, counters and log; no faults are pending.";
    return practicePortal
        .notConnectedNote()
        .map(note -> CommandResult.of(Text.of(done), note))
        .orElseGet(() -> CommandResult.of(Text.of(done + " You are still connected.")));
  }
}
