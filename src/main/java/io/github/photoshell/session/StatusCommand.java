package io.github.photoshell.session;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** {@code status}: shows the portal, the account, the rights and the last request. */
@Component
final class StatusCommand extends PortalCommand {

  private final ExchangeHistory exchanges;
  private final SessionText text = new SessionText(Clock.systemUTC());

  StatusCommand(SessionOpener opener, ExchangeHistory exchanges) {
    super(
        "status",
        CommandGroup.PORTAL,
        "Show the portal, your account and the rights of the API key",
        opener);
    jsonFlag();
    example("status");
    example("status --json");
    readsOnly();
    exitCode(ExitCode.DONE, "connected; the facts are from connecting and from the last request");
    note("Portals before DocSpace 3.1.1 do not report the rights of an API key.");
    note("Since 3.7 a limited key cannot read the settings: the upload limit stays unknown.");

    this.exchanges = exchanges;
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    return input.json()
        ? text.statusData(session)
        : text.status(session, exchanges.last(1), input.layout());
  }

  @Override
  protected CommandResult dryRunConnected(CommandInput input, Session session) {
    return CommandResult.of(
        Text.of("'status' shows what is known; only connecting sends requests."));
  }
}
