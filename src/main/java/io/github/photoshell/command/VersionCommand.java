package io.github.photoshell.command;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code version}: which photoshell this is, and on which Java it runs. */
@Component
final class VersionCommand extends ShellCommand {
  VersionCommand() {
    super("version", Group.SHELL, "Say which photoshell this is");
    example("version");
  }

  @Override
  protected Answer run(Input input) {
    String version = getClass().getPackage().getImplementationVersion();
    return Answer.of(
        Text.of(
            "photoshell %s on Java %s"
                .formatted(
                    Objects.requireNonNullElse(version, "(development)"),
                    Runtime.version().feature())));
  }
}
