package io.github.photoshell.http;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A listener that is notified of every finished call, each attempt separately, on the thread that
 * made the call.
 */
@FunctionalInterface
public interface ExchangeListener {
  void finished(LazyExchange call);

  /**
   * Called before a request is sent, on the same thread.
   *
   * @param call method and path as sent, without the query
   * @param background true for background requests, such as for completion
   */
  default void sending(Supplier<String> call, boolean background) {}

  /**
   * Called before the pause of a retry, on the same thread.
   *
   * @param reason the failure of the previous attempt
   */
  default void pausing(Duration pause, FailureKind reason) {}

  /** Called before a wait for the rate limiter, on the same thread. */
  default void limited(Duration wait) {}

  /** Called before a token is wiped: the last chance to read complete exchanges made with it. */
  default void forgetting() {}

  /** Returns a listener that does nothing. */
  static ExchangeListener none() {
    return call -> {};
  }
}
