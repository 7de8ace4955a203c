package io.github.photoshell.portal;

/**
 * Told of every exchange when it is over, each attempt on its own, on the thread that made the
 * call.
 */
@FunctionalInterface
public interface ExchangeListener {
  void exchanged(Exchange exchange);

  /** Hears nothing. */
  static ExchangeListener none() {
    return exchange -> {};
  }
}
