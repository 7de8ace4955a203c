package io.github.photoshell.command;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
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
