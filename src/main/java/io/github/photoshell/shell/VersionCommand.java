package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code version}: shows the versions of photoshell and Java. */
@Component
final class VersionCommand extends ShellCommand {
  VersionCommand() {
    super("version", CommandGroup.SHELL, "Show the version of photoshell");
    jsonFlag();
    example("version");
    example("version --json");
    exitCode(ExitCode.DONE, "the version is shown");
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String version =
        Objects.requireNonNullElse(
            getClass().getPackage().getImplementationVersion(), "(development)");
    int java = Runtime.version().feature();
    return input.json()
        ? CommandResult.object("java", java, "photoshell", version)
        : CommandResult.of(Text.of("photoshell %s on Java %s".formatted(version, java)));
  }
}
