package io.github.photoshell.command;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;

/** A command that needs a portal; it is connected unasked where portal and token are known. */
abstract class PortalCommand extends ShellCommand {
  private final Connecting connecting;

  PortalCommand(String name, Group group, String description, Connecting connecting) {
    super(name, group, description);
    ends(Ending.REFUSED, "the portal said no");
    ends(Ending.NO_ANSWER, "no usable answer: unreachable, too slow, no DocSpace portal");
    ends(Ending.NOT_CONNECTED, "not connected, or the portal refused the key");
    ends(Ending.INTERRUPTED, "stopped with Ctrl-C");
    this.connecting = connecting;
  }

  /** Does what the command is for; there is a session now. */
  protected abstract Answer ask(Input input);

  @Override
  public final boolean callsPortal() {
    return true;
  }

  @Override
  protected final Answer run(Input input) {
    Answer notConnected = connecting.ensureSession(input);
    return notConnected == null ? connecting.withKeyRenewed(input, this::ask) : notConnected;
  }
}
