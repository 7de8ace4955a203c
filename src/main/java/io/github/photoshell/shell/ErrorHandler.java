package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.JqException;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jline.reader.UserInterruptException;

/** Turns an exception of a command into a result for the user. */
@FunctionalInterface
public interface ErrorHandler {
  /** Returns the message for the user; never a stack trace. */
  CommandResult toResult(Throwable failure);

  /** Returns the same, also for the exceptions with which the shell itself ends a command. */
  default CommandResult resultOf(Throwable failure) {
    if (failure instanceof UsageException wrong) {
      return CommandResult.failed(ExitCode.USAGE, wrong.getMessage(), wrong.next());
    }
    if (failure instanceof JqException filter) {
      return filter.toResult();
    }
    if (failure instanceof CommandFailedException early) {
      return early.result();
    }
    if (failure instanceof UserInterruptException || failure instanceof CancellationException) {
      return new CommandResult(ExitCode.INTERRUPTED, List.of(Text.of("Cancelled.")), null);
    }
    return toResult(failure);
  }
}
