package io.github.photoshell.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a program prints, read while it runs and wiped when it was taken. */
final class TokenCommandOutput {
  private static final int LARGEST = 64 * 1024;

  /** How long nothing more may come of a program that has ended until that was all. */
  private static final long QUIET_MILLIS = 200;

  private final byte[] bytes = new byte[LARGEST];
  private int size;
  private boolean ended;

  private TokenCommandOutput() {}

  /** Begins to read. */
  static TokenCommandOutput by(InputStream in) {
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
      // Java lets go of the output of a program that has ended; what was read is what it printed.
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
   * Takes what a program has printed that has ended. Something it has started may hold its output
   * open; that is not waited for.
   *
   * @param latest when there must be something, as {@link System#nanoTime()} tells time
   * @throws TimeoutException if nothing was printed by then, and the output is still open
   */
  synchronized byte[] taken(long latest) throws InterruptedException, TimeoutException {
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
