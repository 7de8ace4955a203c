package io.github.photoshell.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The rules for retries and their pauses (contract 5.7). */
public final class RetryPolicy {
  private static final int MAX_RETRIES = 3;
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  private final Duration firstPause;
  private final boolean never;

  /**
   * @param firstPause the pause before the first retry; each further one is twice as long
   * @param never whether retries are disabled
   */
  public RetryPolicy(Duration firstPause, boolean never) {
    this.firstPause = firstPause;
    this.never = never;
  }

  /**
   * Returns the pause before a retry; null for no retry.
   *
   * @param kind the kind of failure of the attempt; null if it is none
   */
  public @Nullable Duration pauseAfter(HttpResult result, @Nullable FailureKind kind, int attempt) {
    if (never || attempt > MAX_RETRIES || kind == null) {
      return null;
    }
    String method = result.request().method();
    boolean harmless = method.equals("GET") || method.equals("DELETE");
    // A refused request did nothing, so any method may be sent again (contract 2.4).
    if (kind != FailureKind.TOO_MANY && !(harmless && isPassing(kind, result.status()))) {
      return null;
    }
    Duration asked = result.retryAfter();
    Duration own = growing(attempt);
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return asked.compareTo(MAX_WAIT) > 0 ? null : asked;
  }

  /**
   * Returns whether a failure often passes by itself, so that a harmless request is sent again.
   *
   * @param status the HTTP status; negative without a response
   */
  public static boolean isPassing(FailureKind kind, int status) {
    return kind == FailureKind.CONNECTION_LOST
        || (kind == FailureKind.PROXY && (status == 502 || status == 503));
  }

  /** Returns the pause of all threads after a 429. */
  Duration pauseOfAll(HttpResult result, int attempt) {
    Duration asked = pauseAfter(result, FailureKind.TOO_MANY, attempt);
    return asked == null ? growing(attempt) : asked;
  }

  /**
   * Returns the backoff pause when the portal does not give one.
   *
   * @param retry 1 for the first
   */
  Duration growing(int retry) {
    return firstPause.multipliedBy(1L << Math.max(0, retry - 1));
  }

  /** Parses {@code Retry-After}, given as seconds or a date; null when it is neither. */
  public static @Nullable Duration wait(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    String text = retryAfter.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
