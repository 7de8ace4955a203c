package io.github.photoshell.portal;

import java.time.Duration;

/**
 * Told of every exchange when it is over, each attempt on its own, on the thread that made the
 * call.
 */
@FunctionalInterface
public interface ExchangeListener {
  void exchanged(Exchange exchange);

  /**
   * Told before a request goes out, on the same thread.
   *
   * @param call method and path as sent, without the query
   * @param background true for calls nobody typed, such as completion
   */
  default void sending(String call, boolean background) {}

  /**
   * Told before a pause behind which the same is sent again, on the same thread.
   *
   * @param why what the try before ended in
   */
  default void pausing(Duration pause, Trouble why) {}

  /** Hears nothing. */
  static ExchangeListener none() {
    return exchange -> {};
  }
}
