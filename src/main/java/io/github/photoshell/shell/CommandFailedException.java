package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;

/** Ends a command early, with the result to print. */
public final class CommandFailedException extends RuntimeException {
  private final transient CommandResult result;

  public CommandFailedException(CommandResult result) {
    super(result.exitCode().kind());
    this.result = result;
  }

  /**
   * @param cause of the failure, which may be over if the command is run again
   */
  public CommandFailedException(CommandResult result, Throwable cause) {
    super(result.exitCode().kind(), cause);
    this.result = result;
  }

  public CommandResult result() {
    return result;
  }
}
