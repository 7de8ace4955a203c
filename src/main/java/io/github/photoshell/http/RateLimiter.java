package io.github.photoshell.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A limit on the requests of many threads. Asked before every attempt. Thread-safe. */
public interface RateLimiter {
  /**
   * Allows an attempt, or returns how long to wait before asking again.
   *
   * @param call the same object until {@link #recordReply}
   * @return zero if the attempt is allowed now
   */
  Duration delay(Object call);

  /**
   * Reports that an allowed attempt has finished.
   *
   * @param pause the pause for all threads after a 429; else null
   */
  void recordReply(Object call, @Nullable Duration pause);
}
