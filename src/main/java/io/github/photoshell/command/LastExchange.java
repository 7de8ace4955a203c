package io.github.photoshell.command;

import io.github.photoshell.portal.Exchange;
import io.github.photoshell.portal.ExchangeListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the last call that a command made; what Tab asked does not count. */
@Component
final class LastExchange implements ExchangeListener {
  private volatile @Nullable Exchange last;

  @Override
  public void exchanged(Exchange exchange) {
    if (!exchange.background()) {
      last = exchange;
    }
  }

  @Nullable Exchange last() {
    return last;
  }
}
