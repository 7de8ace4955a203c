package io.github.photoshell.session;

import io.github.photoshell.files.WindowsPrograms;
import io.github.photoshell.files.WorkingFolder;
import io.github.photoshell.http.Token;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program of the user that prints a token, such as a password manager, without a shell. */
final class TokenCommand {
  /** The time limit unless the user sets another. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The exit code of a program that Ctrl-C has ended: 128 plus the number of SIGINT. */
  private static final int ENDED_BY_CTRL_C = 130;

  private TokenCommand() {}

  /**
   * Runs the program and returns the token in the first line that it prints; more lines may follow,
   * as in the entries of {@code pass}.
   *
   * @param inTerminal whether its questions and errors go to the terminal as they come; otherwise
   *     its standard error is part of the message
   * @throws CommandFailedException if it cannot be started, fails, takes too long or prints no
   *     token
   * @throws CancellationException after Ctrl-C
   */
  static Token run(List<String> command, Duration patience, boolean inTerminal) {
    Process process;
    try {
      process =
          new ProcessBuilder(WindowsPrograms.startable(command))
              .directory(WorkingFolder.current().toFile())
              .redirectError(inTerminal ? Redirect.INHERIT : Redirect.PIPE)
              .start();
    } catch (IOException e) {
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
    } catch (TimeoutException e) {
      throw failed(
          "The token command printed nothing within %s."
              .formatted(
                  patience.toSeconds() == 1 ? "a second" : patience.toSeconds() + " seconds"),
          "Its input is closed, so it can ask only at /dev/tty. To wait longer: --token-wait 60");
    } catch (IOException e) {
      throw failed(
          "The output of the token command could not be read.", "Run it by itself to see why.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the token command was cancelled");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Token token(byte[] printed) {
    return Token.ofFirstLine(printed)
        .orElseThrow(
            () ->
                failed(
                    "The token command printed no API key.",
                    "The first line must be the key, and nothing else."));
  }

  private static CommandFailedException failed(String message, String next) {
    return new CommandFailedException(CommandResult.failed(ExitCode.NOT_CONNECTED, message, next));
  }

  /** The output of a program, read while it runs and wiped after use. */
  static final class TokenCommandOutput {
    private static final int MAX_BYTES = 64 * 1024;

    /** The time without output after the end of a program until the output is complete. */
    private static final long QUIET_MILLIS = 200;

    private final byte[] bytes = new byte[MAX_BYTES];
    private int size;
    private boolean ended;

    private TokenCommandOutput() {}

    /** Starts reading. */
    static TokenCommandOutput startReading(InputStream in) {
      TokenCommandOutput tokenCommandOutput = new TokenCommandOutput();
      Thread reader = new Thread(() -> tokenCommandOutput.read(in), "token command");
      reader.setDaemon(true);
      reader.start();
      return tokenCommandOutput;
    }

    private void read(InputStream in) {
      byte[] some = new byte[4096];
      try (in) {
        for (int n; (n = in.read(some)) >= 0; ) {
          add(some, n);
        }
      } catch (IOException e) {
        // Java closes the output of a program that has ended; everything was read.
      } finally {
        Arrays.fill(some, (byte) 0);
        end();
      }
    }

    private synchronized void add(byte[] some, int count) {
      int fits = Math.min(count, MAX_BYTES - size);
      System.arraycopy(some, 0, bytes, size, fits);
      size += fits;
      notifyAll();
    }

    private synchronized void end() {
      ended = true;
      notifyAll();
    }

    /**
     * Returns and wipes the output of a program that has ended. Does not wait for its child
     * processes, which may keep the output open.
     *
     * @param latest the deadline for the first output, as {@link System#nanoTime()}
     * @throws TimeoutException if nothing was printed by then and the output is still open
     */
    synchronized byte[] take(long latest) throws InterruptedException, TimeoutException {
      int before = -1;
      while (!ended && (size == 0 || size != before)) {
        before = size;
        long left = TimeUnit.NANOSECONDS.toMillis(latest - System.nanoTime());
        if (size == 0 && left <= 0) {
          throw new TimeoutException();
        }
        wait(size == 0 ? left : QUIET_MILLIS);
      }
      byte[] all = Arrays.copyOf(bytes, size);
      Arrays.fill(bytes, (byte) 0);
      return all;
    }
  }
}
