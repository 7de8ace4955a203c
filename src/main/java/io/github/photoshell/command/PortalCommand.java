package io.github.photoshell.command;

import io.github.photoshell.render.Answer;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;

/** A command that needs a portal; it is connected unasked where portal and token are known. */
abstract class PortalCommand extends ShellCommand {
  private final Connecting connecting;

  PortalCommand(String name, Group group, String description, Connecting connecting) {
    super(name, group, description);
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
    return notConnected == null ? ask(input) : notConnected;
  }
}
