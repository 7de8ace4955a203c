package io.github.photoshell.shell;

import io.github.photoshell.files.WorkingFolder;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import org.springframework.stereotype.Component;

/** {@code pwd}: shows the folder that files are found from. */
@Component
final class PwdCommand extends ShellCommand {
  PwdCommand() {
    super("pwd", CommandGroup.SHELL, "Show the folder that relative file names start from");
    jsonFlag();
    example("pwd");
    example("pwd --json");
    readsOnly();
    exitCode(ExitCode.DONE, "the folder is shown");
  }

  @Override
  protected CommandResult run(CommandInput input) {
    return current(input);
  }

  /** Returns the folder as a result. */
  static CommandResult current(CommandInput input) {
    String folder = WorkingFolder.current().toString();
    return input.json()
        ? CommandResult.object("folder", folder)
        : CommandResult.of(Text.of(folder).noWrap());
  }
}
