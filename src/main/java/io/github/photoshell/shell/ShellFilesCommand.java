package io.github.photoshell.shell;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * {@code shell-files <folder>}: writes the man page and the completion files of bash, zsh, fish and
 * PowerShell. The build runs it, too.
 */
@Component
final class ShellFilesCommand extends ShellCommand {
  /** A provider, because the grammar needs the registry, which needs every command. */
  private final ObjectProvider<Grammar> grammar;

  ShellFilesCommand(ObjectProvider<Grammar> grammar) {
    super(
        "shell-files",
        CommandGroup.SHELL,
        "Write the man page and the Tab completion for bash, zsh, fish and PowerShell");
    argument(
        "folder", "the folder to write to; shells look in ~/.local/share", new FileCompletion());
    exitCode(ExitCode.DONE, "the files are written and listed");
    exitCode(ExitCode.REFUSED, "the files could not be written");
    jsonFlag();
    example("shell-files share");
    example("shell-files ~/.local/share");
    this.grammar = grammar;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String typed = input.argument("folder");
    try {
      Path folder = TypedPath.of(typed);
      for (Map.Entry<String, String> file : files().entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, file.getValue());
      }
      List<String> written =
          files().keySet().stream().map(name -> folder.resolve(name).toString()).toList();
      return input.json()
          ? CommandResult.object("files", written)
          : CommandResult.of(written.stream().map(Text::of).toList());
    } catch (InvalidPathException e) {
      throw new UsageException("'" + typed + "' is not a valid folder name.", "Usage: " + usage());
    } catch (IOException e) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The files could not be written: " + e.getMessage() + ".",
          "Choose a folder that you can write to.");
    }
  }

  private Map<String, String> files() {
    Collection<ShellCommand> commands = grammar.getObject().commands().values();
    String version =
        Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "dev");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("man/man1/photoshell.1", ManPage.of(commands, version));
    files.put("bash-completion/completions/photoshell", new BashCompletion(commands).text());
    files.put("zsh/site-functions/_photoshell", new ZshCompletion(commands).text());
    files.put("fish/vendor_completions.d/photoshell.fish", new FishCompletion(commands).text());
    files.put("powershell/photoshell-completion.ps1", new PowerShellCompletion(commands).text());
    return files;
  }
}
