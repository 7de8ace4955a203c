package io.github.photoshell.shell;

import io.github.photoshell.files.UserFile;
import io.github.photoshell.shell.LineRunner.Script;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/** {@code script <file>}: runs the lines of a file. */
@Component
public final class ScriptCommand extends ShellCommand {
  /** A provider, because the runner needs the registry, which needs every command. */
  private final ObjectProvider<LineRunner> runner;

  ScriptCommand(ObjectProvider<LineRunner> runner) {
    super("script", CommandGroup.SHELL, "Run the lines of a file, up to the first that fails");
    argument(
        "file",
        "a text file with one command per line; a line that starts with # is a comment",
        new FileCompletion());
    repeatingArgument(
        "values", "the values of $1, $2 and so on in the script", CompletionSource.none());
    flag("keep-going", "continue after a line that fails");
    noRequests("'script' sends the requests of its lines. To see them: explain script <file>");
    example("script morning.txt");
    example("script welcome.txt ada --keep-going");
    exitCode(ExitCode.DONE, "every line succeeded");
    exitCode(ExitCode.REFUSED, "the first line that failed was refused");
    exitCode(
        ExitCode.USAGE,
        "the file cannot be read, or the first line that failed is not a valid command");
    exitCode(ExitCode.NO_ANSWER, "the first line that failed got no usable response");
    exitCode(ExitCode.NOT_CONNECTED, "the first line that failed was not connected");
    exitCode(ExitCode.INTERRUPTED, "stopped with Ctrl-C");
    this.runner = runner;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    int code = runner.getObject().run(script(input), input.console()).code();
    // The failure has already been printed, with file and line.
    return new CommandResult(ExitCode.ofExitCode(code), List.of(), null);
  }

  /**
   * Returns the script that the arguments name.
   *
   * @throws UsageException if its file cannot be read
   */
  public Script script(ParsedInput parsed) {
    return script(withoutOutput(parsed));
  }

  private static Script script(CommandInput input) {
    String file = input.argument("file");
    return new Script(file, lines(file), input.arguments("values"), input.hasFlag("keep-going"));
  }

  private static List<String> lines(String file) {
    try {
      return UserFile.lines(LocalPath.of(file));
    } catch (IOException e) {
      throw UsageException.unreadable(
          file, "The script " + file, e, "Check the file's name and its encoding.");
    }
  }
}
