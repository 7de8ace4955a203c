package io.github.photoshell.photo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps calls within what a portal takes: so many in any minute, sliding (contract 2.4). Any thread
 * may ask.
 */
final class Pace {
  /** A little more than the portal's minute, for calls may take longer or shorter to arrive. */
  private static final Duration WINDOW = Duration.ofMillis(60_250);

  private final int most;
  private final LongSupplier nanos;
  private final Deque<Long> sent = new ArrayDeque<>();

  /**
   * @param most calls a minute; 0 for any number
   */
  Pace(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /** Waits until one more call may be made. */
  synchronized void await() throws InterruptedException {
    for (long wait = next(); wait > 0; wait = next()) {
      // Whoever waits lets the others in, who then wait for the same moment.
      wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait) + 1));
    }
  }

  /** Counts a call, or returns how many nanoseconds it has to wait. */
  synchronized long next() {
    if (most == 0) {
      return 0;
    }
    long now = nanos.getAsLong();
    while (!sent.isEmpty() && now - sent.peekFirst() >= WINDOW.toNanos()) {
      sent.removeFirst();
    }
    if (sent.size() < most) {
      sent.addLast(now);
      return 0;
    }
    return sent.peekFirst() + WINDOW.toNanos() - now;
  }
}
