package io.github.photoshell.session;

import io.github.photoshell.http.Token;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program of the user that prints a token, such as a password manager, without a shell. */
final class TokenCommand {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The exit code of a program that Ctrl-C has ended: 128 plus the number of SIGINT. */
  private static final int ENDED_BY_CTRL_C = 130;

  private TokenCommand() {}

  /**
   * Runs the program and returns the printed token.
   *
   * @throws CommandFailedException if it cannot be started, fails, takes longer than 10 s or prints
   *     no token; its standard error is part of the message
   * @throws CancellationException after Ctrl-C
   */
  static Token run(List<String> command) {
    return run(command, TIMEOUT);
  }

  static Token run(List<String> command, Duration patience) {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException unable) {
      throw failed(
          "The token command '" + command.get(0) + "' cannot be started.",
          "Give the program's name or path and its arguments; it runs without a shell.");
    }
    long end = System.nanoTime() + patience.toNanos();
    try {
      process.getOutputStream().close();
      TokenCommandOutput out = TokenCommandOutput.startReading(process.getInputStream());
      TokenCommandOutput err = TokenCommandOutput.startReading(process.getErrorStream());
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      if (process.exitValue() == ENDED_BY_CTRL_C) {
        throw new InterruptedException();
      }
      if (process.exitValue() != 0) {
        String words = new String(err.take(end), StandardCharsets.UTF_8).strip();
        throw failed(
            "The token command failed with exit code %d%s"
                .formatted(process.exitValue(), words.isEmpty() ? "." : ": " + words),
            "Run it by itself to see why: " + String.join(" ", command));
      }
      return token(out.take(end));
    } catch (TimeoutException slow) {
      throw failed(
          "The token command printed nothing within " + patience.toSeconds() + " seconds.",
          "It cannot ask questions: its input is closed.");
    } catch (IOException unable) {
      throw failed(
          "The output of the token command could not be read.", "Run it by itself to see why.");
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the token command was cancelled");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Token token(byte[] printed) {
    return Token.of(printed)
        .orElseThrow(
            () -> failed("The token command printed no API key.", "It must print only the key."));
  }

  private static CommandFailedException failed(String what, String next) {
    return new CommandFailedException(CommandResult.failed(ExitCode.NOT_CONNECTED, what, next));
  }
}
