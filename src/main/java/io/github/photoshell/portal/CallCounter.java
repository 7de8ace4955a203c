package io.github.photoshell.portal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counts the calls of one line to a portal, by whatever wire they went out. */
final class CallCounter {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** No portal takes more in a minute (contract 2.4). */
  private static final int MOST = 1500;

  private final Deque<Long> sent = new ArrayDeque<>();
  private long changes;

  /** A call goes out. */
  synchronized void sending() {
    if (sent.size() == MOST) {
      sent.remove();
    }
    sent.add(System.nanoTime());
  }

  /** A call went out that may have changed something. */
  synchronized void mayHaveChanged() {
    changes++;
  }

  synchronized long changes() {
    return changes;
  }

  /** When calls went out in the last minute, by {@link System#nanoTime()}, the earliest first. */
  synchronized List<Long> ofTheLastMinute() {
    long now = System.nanoTime();
    return sent.stream().filter(when -> now - when < MINUTE).toList();
  }
}
