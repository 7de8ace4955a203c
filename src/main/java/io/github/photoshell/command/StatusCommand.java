package io.github.photoshell.command;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.SessionText;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** {@code status}: where, who, which rights, last call. */
@Component
final class StatusCommand extends PortalCommand {
  private final CurrentSession sessions;
  private final ExchangeHistory exchanges;
  private final SessionText text = new SessionText(Clock.systemUTC());

  StatusCommand(SessionOpener opener, CurrentSession sessions, ExchangeHistory exchanges) {
    super(
        "status", CommandGroup.PORTAL, "Say where you are, as whom, and with which rights", opener);
    answersWithData();
    example("status");
    example("status --json");
    ends(ExitCode.DONE, "you are connected; what is said is from the connecting and the last call");
    mayGoWrong("Before DocSpace 3.1.1 a portal does not tell what a key may do.");
    mayGoWrong("From 3.7 on a limited key may not read the settings: the upload limit is unknown.");
    this.sessions = sessions;
    this.exchanges = exchanges;
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return true;
  }

  @Override
  protected CommandResult ask(CommandInput input) {
    if (input.rehearses()) {
      return CommandResult.of(Text.of("It tells what is known; only connecting makes calls."));
    }
    Session session = sessions.require();
    return input.json()
        ? text.statusData(session)
        : text.status(session, exchanges.last(), input.look());
  }
}
