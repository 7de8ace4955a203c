package io.github.photoshell.shell;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A stream that remembers that it could not be written to: a full disk, a reader that has gone.
 * Writers that print keep it to themselves.
 */
final class CheckedOutput extends FilterOutputStream {
  private static final int FILE_TYPE = 0xf000;
  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xc000;

  private final Path file;
  private volatile boolean lost;
  private volatile String why = "";
  private boolean told;

  /**
   * @param file where the stream goes, such as {@code /dev/fd/1}; need not exist
   */
  CheckedOutput(OutputStream out, Path file) {
    super(out);
    this.file = file;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException failed) {
      why = String.valueOf(failed.getMessage());
      lost = true;
      throw failed;
    }
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  /** Whether something that was written did not arrive. */
  boolean isLost() {
    return lost;
  }

  /** Writes bytes; that they could not be written is told with the next {@link #tellLoss}. */
  void pour(byte[] bytes) {
    try {
      write(bytes, 0, bytes.length);
    } catch (IOException remembered) {
      // It is for a command's end to say so.
    }
  }

  /**
   * Returns whether the stream is a pipe or socket, to which writing fails only when its reader has
   * closed it. The system's message cannot tell, as it is in the user's language.
   */
  private boolean leadsToReader() {
    try {
      int type = (int) Files.getAttribute(file, "unix:mode") & FILE_TYPE;
      return type == PIPE || type == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return why.equals("Broken pipe");
    }
  }

  /**
   * Ends a command whose results did not arrive, once.
   *
   * @throws CommandFailedException with why, unless the reader has gone, which it knows itself
   */
  void tellLoss() {
    if (!lost || told) {
      return;
    }
    told = true;
    throw new CommandFailedException(
        leadsToReader()
            ? new CommandResult(ExitCode.REFUSED, List.of(), null)
            : CommandResult.failed(
                ExitCode.REFUSED,
                "Standard output could not be written: " + why + ".",
                "The command itself was carried out; only its output is lost."));
  }
}
