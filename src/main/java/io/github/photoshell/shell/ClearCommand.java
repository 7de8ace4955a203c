package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import org.springframework.stereotype.Component;

/** {@code clear}: clears the screen. */
@Component
final class ClearCommand extends ShellCommand {
  ClearCommand() {
    super("clear", CommandGroup.SHELL, "Clear the screen (or press Ctrl-L)");
    example("clear");
    exitCode(ExitCode.DONE, "the screen is clear; without a terminal nothing happens");
  }

  @Override
  protected CommandResult run(CommandInput input) {
    input.clearScreen();
    return CommandResult.of();
  }
}
