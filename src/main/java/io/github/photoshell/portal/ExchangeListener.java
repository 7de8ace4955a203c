package io.github.photoshell.portal;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Told of every call when it is over, each attempt on its own, on the thread that made the call.
 */
@FunctionalInterface
public interface ExchangeListener {
  void finished(LazyExchange call);

  /**
   * Told before a request goes out, on the same thread.
   *
   * @param call method and path as sent, without the query
   * @param background true for calls nobody typed, such as completion
   */
  default void sending(Supplier<String> call, boolean background) {}

  /**
   * Told before a pause behind which the same is sent again, on the same thread.
   *
   * @param why what the try before ended in
   */
  default void pausing(Duration pause, FailureKind why) {}

  /** Told before a token is wiped: its calls' exchanges are to be asked for now, or never. */
  default void forgetting() {}

  /** Hears nothing. */
  static ExchangeListener none() {
    return call -> {};
  }

  /** Wants every exchange as soon as it is over. */
  static ExchangeListener all(Consumer<Exchange> exchanges) {
    return call -> exchanges.accept(call.exchange());
  }
}
