package io.github.photoshell.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits requests to a number per sliding minute (contract 2.4). If the portal still refuses one,
 * because other clients use it too, all requests wait; then one is tried first, and the others
 * follow when it succeeds.
 */
public final class SlidingWindowLimiter implements RateLimiter {
  /** Slightly more than the portal's minute, because requests take different times to arrive. */
  private static final Duration WINDOW = Duration.ofMillis(60_250);

  /** The interval for checking whether the first request succeeded. */
  static final Duration CHECK_INTERVAL = Duration.ofMillis(25);

  /** What several programs on this computer have sent together in the last minute. */
  public interface SharedWindow {
    /** Counts nothing. */
    SharedWindow NONE =
        new SharedWindow() {
          @Override
          public Duration take(int most) {
            return Duration.ZERO;
          }

          @Override
          public void pause(Duration pause) {}
        };

    /**
     * Counts one more request, or returns how long to wait before asking again.
     *
     * @param most requests per minute of all together
     */
    Duration take(int most);

    /** Makes the others wait, too, after the portal refused a request. */
    void pause(Duration pause);
  }

  private final int maxRequests;
  private final SharedWindow shared;
  private final LongSupplier nanos;
  private final Deque<Long> sent = new ArrayDeque<>();
  private @Nullable Long blockedUntil;
  private @Nullable Object ahead;

  /**
   * @param most requests per minute; 0 for no limit
   * @param nanos the clock
   */
  SlidingWindowLimiter(int most, LongSupplier nanos, SharedWindow shared) {
    this.maxRequests = most;
    this.shared = shared;
    this.nanos = nanos;
  }

  /**
   * Returns a limiter that also counts earlier requests.
   *
   * @param most requests per minute; 0 for no limit, neither alone nor together
   * @param sent when they were sent, as {@link System#nanoTime()}, oldest first
   * @param shared the requests of other programs
   */
  public static SlidingWindowLimiter of(int most, List<Long> sent, SharedWindow shared) {
    SlidingWindowLimiter slidingWindowLimiter =
        new SlidingWindowLimiter(most, System::nanoTime, shared);
    slidingWindowLimiter.begin(sent);
    return slidingWindowLimiter;
  }

  synchronized void begin(List<Long> before) {
    sent.addAll(before);
  }

  @Override
  public synchronized Duration delay(Object call) {
    long now = nanos.getAsLong();
    Long held = blockedUntil;
    if (held != null && now - held < 0) {
      return Duration.ofNanos(held - now);
    }
    if (held != null && ahead != null) {
      return CHECK_INTERVAL;
    }
    Duration wait = maxRequests == 0 ? Duration.ZERO : delayForWindow(now);
    if (held != null && wait.isZero()) {
      ahead = call;
    }
    return wait;
  }

  private Duration delayForWindow(long now) {
    while (!sent.isEmpty() && now - sent.element() >= WINDOW.toNanos()) {
      sent.remove();
    }
    if (sent.size() < maxRequests) {
      // A lower limit of the user's holds for this program alone.
      Duration others = shared.take(Math.max(maxRequests, PortalLimits.REQUESTS_PER_MINUTE));
      if (others.isZero()) {
        sent.add(now);
      }
      return others;
    }
    return Duration.ofNanos(sent.element() + WINDOW.toNanos() - now);
  }

  @Override
  public synchronized void recordReply(Object call, @Nullable Duration pause) {
    boolean wentAhead = call.equals(ahead);
    if (wentAhead) {
      ahead = null;
    }
    if (pause != null) {
      long until = nanos.getAsLong() + pause.toNanos();
      blockedUntil = blockedUntil == null ? until : Math.max(blockedUntil, until);
      shared.pause(pause);
    } else if (wentAhead) {
      blockedUntil = null;
    }
  }
}
