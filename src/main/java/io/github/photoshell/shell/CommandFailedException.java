package io.github.photoshell.shell;

import io.github.photoshell.render.CommandResult;

/** Ends a command from deep inside it, with what there is to say. */
public final class CommandFailedException extends RuntimeException {
  private final transient CommandResult answer;

  public CommandFailedException(CommandResult answer) {
    super(answer.ending().kind());
    this.answer = answer;
  }

  public CommandResult answer() {
    return answer;
  }
}
