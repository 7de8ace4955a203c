package io.github.photoshell.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.Buffer;

/**
 * The buffers that Okio keeps to use again, with the bytes of the requests that went through them.
 * They cannot be reached, but whoever writes is given them.
 */
final class BufferWiper {
  /** As many bytes as Okio 3 keeps in one of its places. */
  private static final byte[] ZEROS = new byte[64 * 1024];

  private BufferWiper() {}

  /** Overwrites them, and returns when that is done. */
  static void overwrite() {
    // Which of the places is a thread's follows from the thread's number.
    int places = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1);
    Set<Long> reached = new HashSet<>();
    List<Thread> writers = new ArrayList<>();
    while (reached.size() < places) {
      Thread writer = new Thread(() -> new Buffer().write(ZEROS).clear(), "used buffers");
      if (reached.add(writer.getId() & (places - 1))) {
        writer.setDaemon(true);
        writer.start();
        writers.add(writer);
      }
    }
    for (Thread writer : writers) {
      try {
        writer.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
