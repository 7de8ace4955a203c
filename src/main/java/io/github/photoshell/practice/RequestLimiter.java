package io.github.photoshell.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits requests as the portal does (section 2.4 of the contract), for each person, and for all
 * requests without a key together. Refused requests are not counted.
 */
final class RequestLimiter {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * The figures.
   *
   * @param perMinute requests within any minute
   * @param concurrentReads GETs that run at the same time
   * @param concurrentWrites other requests that run at the same time
   * @param changesPerDay POSTs and PUTs within a day
   */
  record Limits(int perMinute, int concurrentReads, int concurrentWrites, int changesPerDay) {
    static final Limits DEFAULT = new Limits(1500, 50, 15, 10_000);
  }

  /** The recent requests of one caller. */
  private static final class Tally {
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int reading;
    private int changing;
    private int changes;
    private @Nullable Instant dayStart;
  }

  private final Limits limits;
  private final Clock clock;
  private final Map<String, Tally> tallies = new HashMap<>();

  RequestLimiter(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Admits a request (empty) or returns the refusal. After an admitted request, {@link #release}
   * must be called.
   *
   * @param caller the key by which requests are counted
   */
  synchronized Optional<HttpReply> acquire(String caller, String method) {
    Instant now = clock.instant();
    Tally tally = tallies.computeIfAbsent(caller, any -> new Tally());
    while (!tally.calls.isEmpty() && !tally.calls.element().isAfter(now.minus(MINUTE))) {
      tally.calls.remove();
    }
    if (tally.calls.size() >= limits.perMinute()) {
      return Optional.of(rateLimited(limits.perMinute(), now, tally.calls.element().plus(MINUTE)));
    }
    boolean reads = method.equals("GET");
    int atOnce = reads ? limits.concurrentReads() : limits.concurrentWrites();
    if ((reads ? tally.reading : tally.changing) >= atOnce) {
      // It is unknown when a running request ends, so the response has no wait time.
      return Optional.of(
          HttpReply.empty(429)
              .with("X-RateLimit-Limit", String.valueOf(atOnce))
              .with("X-RateLimit-Remaining", "0"));
    }
    if (method.equals("POST") || method.equals("PUT")) {
      Instant oldest = tally.dayStart;
      if (oldest == null || !now.isBefore(oldest.plus(DAY))) {
        oldest = now;
        tally.changes = 0;
      }
      if (tally.changes >= limits.changesPerDay()) {
        return Optional.of(rateLimited(limits.changesPerDay(), now, oldest.plus(DAY)));
      }
      tally.dayStart = oldest;
      tally.changes++;
    }
    tally.calls.add(now);
    if (reads) {
      tally.reading++;
    } else {
      tally.changing++;
    }
    return Optional.empty();
  }

  /** Ends an admitted request. */
  synchronized void release(String caller, String method) {
    Tally tally = tallies.get(caller);
    if (tally != null && method.equals("GET")) {
      tally.reading--;
    } else if (tally != null) {
      tally.changing--;
    }
  }

  private static HttpReply rateLimited(int limit, Instant now, Instant reset) {
    Duration wait = Duration.between(now, reset);
    // Rounded up, so that a client that waits this long is admitted.
    Duration whole = wait.toMillis() % 1000 == 0 ? wait : wait.plusSeconds(1);
    return HttpReply.rateLimited(limit, reset, whole);
  }
}
