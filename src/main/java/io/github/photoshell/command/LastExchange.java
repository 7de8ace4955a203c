package io.github.photoshell.command;

import io.github.photoshell.portal.Exchange;
import io.github.photoshell.portal.ExchangeListener;
import io.github.photoshell.portal.Trouble;
import io.github.photoshell.shell.Waiting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the last call that a command made; what Tab asked does not count. */
@Component
final class LastExchange implements ExchangeListener {
  private final Waiting waiting;
  private volatile @Nullable Exchange last;

  LastExchange(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public void sending(String call, boolean background) {
    if (!background) {
      waiting.begin(Thread.currentThread(), call);
    }
  }

  @Override
  public void pausing(Duration pause, Trouble why) {
    String reason = why == Trouble.TOO_MANY ? "the portal takes no more calls" : "no answer";
    String seconds = "%.1f".formatted(pause.toMillis() / 1000.0);
    waiting.begin(Thread.currentThread(), reason + ": again after " + seconds + " s");
  }

  @Override
  public void exchanged(Exchange exchange) {
    waiting.end(Thread.currentThread());
    if (!exchange.background()) {
      last = exchange;
    }
  }

  @Nullable Exchange last() {
    return last;
  }
}
