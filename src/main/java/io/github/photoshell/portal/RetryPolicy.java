package io.github.photoshell.portal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Whether, and after which pause, a call is sent again (contract 5.7). */
final class RetryPolicy {
  private static final int MOST = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Duration firstPause;
  private final boolean never;

  /**
   * @param firstPause before the first; each further one is twice as long
   * @param never whether a call is made once and not again
   */
  RetryPolicy(Duration firstPause, boolean never) {
    this.firstPause = firstPause;
    this.never = never;
  }

  /** Whether the portal found a call one too many. */
  static boolean isTooMany(Reply<?> reply) {
    return reply instanceof Reply.Failed<?> failed && failed.kind() == FailureKind.TOO_MANY;
  }

  /** How long to wait before the same is sent again; null when it isn't. */
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

  /** How long everybody waits where a call was found one too many. */
  Duration pauseOfAll(Reply<?> reply, Call<?> call, int attempt) {
    Duration asked = pauseAfter(reply, call, attempt);
    return asked == null ? growing(attempt) : asked;
  }

  /**
   * The pause of a client that was not told how long to wait.
   *
   * @param retry 1 for the first
   */
  Duration growing(int retry) {
    return firstPause.multipliedBy(1L << Math.max(0, retry - 1));
  }
}
