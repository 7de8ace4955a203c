package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;

/** Turns an exception of a command into a result for the user. */
@FunctionalInterface
public interface ErrorHandler {
  /** Returns the message for the user; never a stack trace. */
  CommandResult toResult(Throwable failure);
}
