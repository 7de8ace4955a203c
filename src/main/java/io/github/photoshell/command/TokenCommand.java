package io.github.photoshell.command;

import io.github.photoshell.portal.Token;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program of the user's that prints a token, such as a password manager's. No shell runs it. */
final class TokenCommand {
  private static final int PATIENCE_SECONDS = 10;
  private static final int LARGEST = 64 * 1024;

  private TokenCommand() {}

  /**
   * Runs the program and takes what it prints.
   *
   * @throws UsageException if it cannot be started, fails, takes longer than 10 s or prints no
   *     token; what it wrote to standard error is told
   */
  static Token run(List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException unable) {
      throw new UsageException(
          "The token command '" + command.get(0) + "' cannot be started.",
          "Give a program's name or path and its arguments; no shell reads them.");
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<byte[]> out = readInBackground(process.getInputStream());
      CompletableFuture<byte[]> err = readInBackground(process.getErrorStream());
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new UsageException(
            "The token command gave nothing within " + PATIENCE_SECONDS + " seconds.",
            "It must not ask anything: nobody can answer it.");
      }
      if (process.exitValue() != 0) {
        throw new UsageException(
            "The token command ended with %d: %s"
                .formatted(process.exitValue(), text(err.join()).strip()),
            "Try it by itself: " + command.get(0));
      }
      return Token.of(text(out.join()))
          .orElseThrow(
              () ->
                  new UsageException(
                      "The token command printed no token.", "It must print the key alone."));
    } catch (IOException unable) {
      throw new UsageException("The token command broke off.", "Try it by itself.");
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the token command was cancelled");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<byte[]> readInBackground(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (in) {
            return in.readNBytes(LARGEST);
          } catch (IOException closed) {
            return new byte[0];
          }
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
