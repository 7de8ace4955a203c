package io.github.photoshell.photo;

import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.RateLimiter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls within what a portal takes: so many in any minute, sliding (contract 2.4). When the
 * portal finds one too many all the same, for others call it too, all calls wait; then one goes
 * ahead, and the others follow once it was let in.
 */
final class SlidingWindowLimiter implements RateLimiter {
  /** What a portal takes in a minute (contract 2.4). */
  static final int USUAL = 1500;

  /** A little more than the portal's minute, for calls may take longer or shorter to arrive. */
  private static final Duration WINDOW = Duration.ofMillis(60_250);

  /** Between two looks at whether the one that went ahead was let in. */
  private static final Duration LOOK = Duration.ofMillis(25);

  private final int most;
  private final LongSupplier nanos;
  private final Deque<Long> sent = new ArrayDeque<>();
  private @Nullable Long heldUntil;
  private @Nullable Object ahead;

  /**
   * @param most calls a minute; 0 for any number
   * @param nanos the time
   */
  SlidingWindowLimiter(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /** A pace for a portal that was called before, which counts those of the last minute, too. */
  static SlidingWindowLimiter of(int most, Portal portal) {
    SlidingWindowLimiter slidingWindowLimiter = new SlidingWindowLimiter(most, System::nanoTime);
    slidingWindowLimiter.begin(portal.sentInLastMinute());
    return slidingWindowLimiter;
  }

  synchronized void begin(List<Long> before) {
    sent.addAll(before);
  }

  @Override
  public synchronized Duration delay(Object call) {
    long now = nanos.getAsLong();
    Long held = heldUntil;
    if (held != null && now - held < 0) {
      return Duration.ofNanos(held - now);
    }
    if (held != null && ahead != null) {
      return LOOK;
    }
    Duration wait = most == 0 ? Duration.ZERO : inTheMinute(now);
    if (held != null && wait.isZero()) {
      ahead = call;
    }
    return wait;
  }

  private Duration inTheMinute(long now) {
    while (!sent.isEmpty() && now - sent.element() >= WINDOW.toNanos()) {
      sent.remove();
    }
    if (sent.size() < most) {
      sent.add(now);
      return Duration.ZERO;
    }
    return Duration.ofNanos(sent.element() + WINDOW.toNanos() - now);
  }

  @Override
  public synchronized void answered(Object call, @Nullable Duration pause) {
    boolean wentAhead = call.equals(ahead);
    if (wentAhead) {
      ahead = null;
    }
    if (pause != null) {
      long until = nanos.getAsLong() + pause.toNanos();
      heldUntil = heldUntil == null ? until : Math.max(heldUntil, until);
    } else if (wentAhead) {
      heldUntil = null;
    }
  }
}
