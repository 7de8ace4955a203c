package io.github.photoshell.shell;

import io.github.photoshell.files.WorkingFolder;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** {@code cd [<folder>]}: changes the folder that files are found from. */
@Component
final class CdCommand extends ShellCommand {
  private static final String BACK = "-";

  private Path before = WorkingFolder.current();

  CdCommand() {
    super("cd", CommandGroup.SHELL, "Change the folder that relative file names start from");
    optionalArgument(
        "folder",
        "the folder; your home folder if left out, - for the one before",
        FileCompletion.folders());
    jsonFlag();
    example("cd pictures");
    example("cd ~/photos");
    example("cd -");
    exitCode(ExitCode.DONE, "the folder is changed");
    exitCode(ExitCode.USAGE, "there is no such folder, or you may not read it");
    note("A script that changes the folder changes it for the lines after it, too.");
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String typed = input.optionalArgument("folder").orElse("~");
    Path folder = folder(typed.equals(BACK) ? before.toString() : typed);
    before = WorkingFolder.current();
    WorkingFolder.change(folder);
    return PwdCommand.current(input);
  }

  private static Path folder(String typed) {
    Path folder = LocalPath.of(typed);
    String why =
        !Files.exists(folder)
            ? "There is no folder " + typed + "."
            : !Files.isDirectory(folder)
                ? typed + " is a file, not a folder."
                : Files.isReadable(folder) ? "" : "You may not read the folder " + typed + ".";
    if (!why.isEmpty()) {
      throw new UsageException(why, "To list the folders here: ls");
    }
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }
}
