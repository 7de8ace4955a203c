package io.github.photoshell.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The output of a program, read while it runs and wiped after use. */
final class TokenCommandOutput {
  private static final int LARGEST = 64 * 1024;

  /** The time without output after the end of a program until the output is complete. */
  private static final long QUIET_MILLIS = 200;

  private final byte[] bytes = new byte[LARGEST];
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
    } catch (IOException closed) {
      // Java closes the output of a program that has ended; everything was read.
    } finally {
      Arrays.fill(some, (byte) 0);
      end();
    }
  }

  private synchronized void add(byte[] some, int count) {
    int fits = Math.min(count, LARGEST - size);
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
