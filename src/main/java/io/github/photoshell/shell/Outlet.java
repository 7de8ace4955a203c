package io.github.photoshell.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A stream that remembers that it could not be written to: a full disk, a reader that has gone.
 * Writers that print keep it to themselves.
 */
final class Outlet extends FilterOutputStream {
  private static final String READER_GONE = "Broken pipe";

  private volatile boolean lost;
  private volatile String why = "";

  Outlet(OutputStream out) {
    super(out);
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

  /** Why not, in the system's words; empty where the reader has gone, which it knows itself. */
  Optional<String> why() {
    return why.equals(READER_GONE) ? Optional.empty() : Optional.of(why);
  }
}
