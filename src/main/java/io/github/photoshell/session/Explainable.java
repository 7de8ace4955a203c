package io.github.photoshell.session;

import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;

/** A command that sends requests to a portal, so that {@code explain} can run it dry. */
public interface Explainable {
  /**
   * Runs the command dry: requests are recorded and not sent, and nothing is written, stored,
   * printed or asked.
   */
  CommandResult dryRun(CommandInput input, DryRunContext context);

  /** Returns a note about the requests that {@code explain} shows; may be blank. */
  default String requestsNote() {
    return "";
  }
}
