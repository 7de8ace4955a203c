package io.github.photoshell.session;

import io.github.photoshell.portal.PortalException;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;

/** A command that needs a session; it connects automatically if portal and API key are known. */
public abstract class PortalCommand extends ShellCommand implements Explainable {
  private final SessionOpener opener;

  @SuppressWarnings("this-escape") // The called method is final.
  public PortalCommand(String name, CommandGroup group, String description, SessionOpener opener) {
    super(name, group, description);
    exitCode(ExitCode.REFUSED, "the portal refused");
    exitCode(
        ExitCode.NO_ANSWER, "no usable response: unreachable, too slow, or not a DocSpace portal");
    exitCode(ExitCode.NOT_CONNECTED, "not connected, or the portal refused the API key");
    exitCode(ExitCode.INTERRUPTED, "stopped with Ctrl-C");
    this.opener = opener;
  }

  /** Runs the command with an open session. */
  protected abstract CommandResult runConnected(CommandInput input, Session session);

  @Override
  protected final CommandResult run(CommandInput input) {
    CommandResult notConnected = opener.ensureSession(input);
    if (notConnected != null) {
      return notConnected;
    }
    Session session = opener.session();
    long changes = session.changes();
    try {
      return runConnected(input, session);
    } catch (PortalException e) {
      CommandResult stopped = opener.renewKey(session, changes, e, input);
      return stopped == null ? runConnected(input, opener.session()) : stopped;
    }
  }

  @Override
  public CommandResult dryRun(CommandInput input, DryRunContext context) {
    CommandResult notConnected = opener.ensureSession(context);
    return notConnected == null ? dryRunConnected(input, context.require()) : notConnected;
  }

  /** Runs the command dry with an open session; overridden where it differs. */
  protected CommandResult dryRunConnected(CommandInput input, Session session) {
    return runConnected(input, session);
  }
}
