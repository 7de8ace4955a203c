package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code exit}: leaves the shell. */
@Component
final class ExitCommand extends ShellCommand {
  ExitCommand() {
    super(ShellLoop.EXIT, CommandGroup.SHELL, "Leave the shell (or press Ctrl-D)");
    setAliases(List.of("quit"));
    example("exit");
    exitCode(
        ExitCode.DONE,
        "the shell ends; a script exits with the code of its first line that failed");
  }

  @Override
  protected CommandResult run(CommandInput input) {
    // The loop ends before this runs. As a one-shot command there is nothing to leave.
    return CommandResult.of();
  }
}
