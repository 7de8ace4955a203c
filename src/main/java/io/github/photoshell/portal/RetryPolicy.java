package io.github.photoshell.portal;

import io.github.photoshell.http.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The rules for retries and their pauses (contract 5.7). */
final class RetryPolicy {
  private static final int MOST = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Duration firstPause;
  private final boolean never;

  /**
   * @param firstPause the pause before the first retry; each further one is twice as long
   * @param never whether retries are disabled
   */
  RetryPolicy(Duration firstPause, boolean never) {
    this.firstPause = firstPause;
    this.never = never;
  }

  /** Returns whether the reply is a 429. */
  static boolean isRateLimited(Reply<?> reply) {
    return reply instanceof Reply.Failed<?> failed && failed.kind() == FailureKind.TOO_MANY;
  }

  /** Returns the pause before a retry; null for no retry. */
  @Nullable Duration pauseAfter(Reply<?> reply, Call<?> call, int attempt) {
    if (never || attempt > MOST || !(reply instanceof Reply.Failed<?> failed)) {
      return null;
    }
    String method = call.request().method();
    boolean harmless = method.equals("GET") || method.equals("DELETE");
    boolean worthIt =
        switch (failed.kind()) {
          // A refused request did nothing, so any method may be sent again (contract 2.4).
          case TOO_MANY -> true;
          case BROKEN_OFF -> harmless;
          case PROXY -> harmless && (failed.status() == 502 || failed.status() == 503);
          default -> false;
        };
    if (!worthIt) {
      return null;
    }
    Duration asked = failed.retryAfter();
    Duration own = growing(attempt);
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return asked.compareTo(LONGEST_WAIT) > 0 ? null : asked;
  }

  /** Returns the pause of all threads after a 429. */
  Duration pauseOfAll(Reply<?> reply, Call<?> call, int attempt) {
    Duration asked = pauseAfter(reply, call, attempt);
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
}
