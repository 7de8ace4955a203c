package io.github.photoshell.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.Buffer;

/**
 * Overwrites Okio's pooled buffers, so that no API key of an earlier request stays in memory. The
 * pool cannot be accessed directly, but each writer takes buffers from it.
 */
final class BufferWiper {
  /** The size of one pool of Okio 3, in bytes. */
  private static final byte[] ZEROS = new byte[64 * 1024];

  private BufferWiper() {}

  /** Overwrites all pools and waits until that is done. */
  static void overwrite() {
    // The pool of a thread is chosen by the thread's number.
    int places = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1);
    Set<Long> reached = new HashSet<>();
    List<Thread> writers = new ArrayList<>();
    while (reached.size() < places) {
      Thread writer = new Thread(() -> new Buffer().write(ZEROS).clear(), "buffer wiper");
      if (reached.add(writer.getId() & (places - 1))) {
        writer.setDaemon(true);
        writer.start();
        writers.add(writer);
      }
    }
    for (Thread writer : writers) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
