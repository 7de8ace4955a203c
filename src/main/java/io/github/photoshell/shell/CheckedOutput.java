package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A stream that remembers write errors, such as a full disk or a closed pipe. A {@link
 * java.io.PrintWriter} would hide them.
 */
final class CheckedOutput extends FilterOutputStream {
  private static final int FILE_TYPE = 0xf000;
  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xc000;

  private final Path file;
  private volatile boolean failed;
  private volatile String error = "";
  private boolean reported;

  /**
   * @param file the file behind the stream, such as {@code /dev/fd/1}; need not exist
   */
  CheckedOutput(OutputStream out, Path file) {
    super(out);
    this.file = file;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      error = String.valueOf(e.getMessage());
      failed = true;
      throw e;
    }
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  /** Returns whether a write has failed. */
  boolean hasFailed() {
    return failed;
  }

  /** Writes bytes; a failure is reported by the next {@link #reportFailure}. */
  void writeQuietly(byte[] bytes) {
    try {
      write(bytes, 0, bytes.length);
    } catch (IOException e) {
      // Reported when the command ends.
    }
  }

  /**
   * Returns whether the stream is a pipe or socket, where writing fails only if the reader has
   * closed it. The system's error message cannot be used: it is in the user's language.
   */
  private boolean isPipeOrSocket() {
    try {
      int type = (int) Files.getAttribute(file, "unix:mode") & FILE_TYPE;
      return type == PIPE || type == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return error.equals("Broken pipe");
    }
  }

  /**
   * Ends a command whose output could not be written; does so once.
   *
   * @throws CommandFailedException with the reason; without one if the reader has closed the pipe
   */
  void reportFailure() {
    if (!failed || reported) {
      return;
    }
    reported = true;
    throw new CommandFailedException(
        isPipeOrSocket()
            ? new CommandResult(ExitCode.REFUSED, List.of(), null)
            : CommandResult.failed(
                ExitCode.REFUSED,
                "Standard output could not be written: " + error + ".",
                "The command itself was carried out; only its output is lost."));
  }
}
