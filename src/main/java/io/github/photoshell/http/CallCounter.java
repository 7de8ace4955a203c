package io.github.photoshell.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counter of all requests on one connection to a portal. */
final class CallCounter {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Deque<Long> sent = new ArrayDeque<>();
  private long changes;

  /** Records that a request is sent. */
  synchronized void recordSent() {
    if (sent.size() == PortalLimits.REQUESTS_PER_MINUTE) {
      sent.remove();
    }
    sent.add(System.nanoTime());
  }

  /** Records a request that may have changed something. */
  synchronized void recordChange() {
    changes++;
  }

  synchronized long changes() {
    return changes;
  }

  /**
   * Returns when requests were sent in the last minute, as {@link System#nanoTime()}, oldest first.
   */
  synchronized List<Long> sentInLastMinute() {
    long now = System.nanoTime();
    return sent.stream().filter(when -> now - when < MINUTE).toList();
  }
}
