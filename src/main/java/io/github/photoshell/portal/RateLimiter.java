package io.github.photoshell.portal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says when calls may go out that are made by many threads together. Every attempt asks; any thread
 * may.
 */
public interface RateLimiter {
  /**
   * Lets an attempt out, or says how long to wait before asking again.
   *
   * @param call the same object until {@link #answered}
   * @return zero when it may go out now
   */
  Duration delay(Object call);

  /**
   * Hears that an attempt that was let out is over.
   *
   * @param pause null unless the portal took it for one too many (429): then how long to wait
   */
  void answered(Object call, @Nullable Duration pause);
}
