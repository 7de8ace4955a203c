package io.github.photoshell.session;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import org.springframework.stereotype.Component;

/** {@code disconnect}: closes the session and wipes its token. */
@Component
public final class DisconnectCommand extends ShellCommand {
  private final CurrentSession sessions;

  DisconnectCommand(CurrentSession sessions) {
    super("disconnect", CommandGroup.PORTAL, "Disconnect and forget the API key");
    jsonFlag();
    example("disconnect");
    example("disconnect --json");
    exitCode(ExitCode.DONE, "the API key is forgotten, or there was no connection");
    this.sessions = sessions;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String left = sessions.current().map(session -> session.address().toString()).orElse(null);
    sessions.close();
    if (input.json()) {
      return CommandResult.object("disconnected", left);
    }
    return CommandResult.of(
        Text.of(
            left == null
                ? "Not connected."
                : "Disconnected from " + left + "; the API key is forgotten."));
  }
}
