package io.github.photoshell.session;

import io.github.photoshell.portal.PortalException;
import io.github.photoshell.shell.CommandFailedException;
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

  /**
   * Runs the command with an open session.
   *
   * @throws CommandFailedException caused by a {@link PortalException} if the API key was refused
   *     when a part was done: with a new key the command is run again, else its result is printed
   */
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
    } catch (CommandFailedException e) {
      if (!(e.getCause() instanceof PortalException refused)) {
        throw e;
      }
      return continuesWithNewKey(session, changes, refused, input)
          ? runConnected(input, opener.session())
          : e.result();
    }
  }

  /** Returns whether a new key was entered, so that a command that is half done can continue. */
  private boolean continuesWithNewKey(
      Session session, long changes, PortalException refused, CommandInput input) {
    try {
      CommandResult stopped = opener.renewKey(session, changes, refused, input);
      if (stopped != null && stopped.exitCode() != ExitCode.NOT_CONNECTED) {
        // Such as that the new key belongs to another person.
        stopped.lines().forEach(input::printRemark);
      }
      return stopped == null;
    } catch (PortalException e) {
      return false;
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
