package io.github.photoshell.shell;

import io.github.photoshell.render.CommandResult;

/** Finds words for what went wrong while a command ran. */
@FunctionalInterface
public interface ErrorHandler {
  /** Returns what to tell the reader; never a stack trace. */
  CommandResult answer(Throwable accident);
}
