package io.github.photoshell.session;

import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.LazyExchange;
import io.github.photoshell.shell.StatusLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Listens to all exchanges: shows what a command waits for, keeps the latest exchanges for {@code
 * last}, and passes each on to a listener. Requests made by Tab are passed on but not kept.
 */
@Component
public final class ExchangeHistory implements ExchangeListener {
  private static final int MAX_EXCHANGES = 200;
  private static final long MAX_BYTES = 8L * 1024 * 1024;

  private final StatusLine statusLine;
  private final Deque<LazyExchange> exchanges = new ArrayDeque<>();
  private long bytes;
  private int dropped;
  private volatile Consumer<LazyExchange> listener = exchange -> {};

  ExchangeHistory(StatusLine statusLine) {
    this.statusLine = statusLine;
  }

  @Override
  public void sending(Supplier<String> call, boolean background) {
    if (!background) {
      statusLine.begin(Thread.currentThread(), call);
    }
  }

  @Override
  public void pausing(Duration pause, FailureKind cause) {
    String reason = cause == FailureKind.TOO_MANY ? "too many requests" : "no answer";
    String seconds = "%.1f".formatted(pause.toMillis() / 1000.0);
    statusLine.begin(Thread.currentThread(), reason + ": retrying in " + seconds + " s");
  }

  @Override
  public void limited(Duration wait) {
    statusLine.limited(wait);
  }

  @Override
  public void finished(LazyExchange call) {
    statusLine.end(Thread.currentThread());
    if (!call.background()) {
      remember(call);
    }
    listener.accept(call);
  }

  @Override
  public void forgetting() {
    all();
  }

  private synchronized void remember(LazyExchange call) {
    exchanges.addLast(call);
    bytes += call.bytes();
    while (exchanges.size() > MAX_EXCHANGES || (bytes > MAX_BYTES && exchanges.size() > 1)) {
      bytes -= exchanges.removeFirst().bytes();
      dropped++;
    }
  }

  /**
   * Returns an earlier exchange of a command.
   *
   * @param back 1 for the last one, 2 for the one before
   * @return null if it is not kept
   */
  public @Nullable Exchange last(int back) {
    List<LazyExchange> calls = calls();
    return back > calls.size() ? null : calls.get(calls.size() - back).exchange();
  }

  /** Returns the kept exchanges, oldest first. */
  public List<Exchange> all() {
    return calls().stream().map(LazyExchange::exchange).toList();
  }

  /** Returns the number of earlier exchanges that were dropped. */
  public synchronized int dropped() {
    return dropped;
  }

  /** Returns the number of exchanges so far, including dropped ones. */
  public synchronized long total() {
    return (long) dropped + exchanges.size();
  }

  private synchronized List<LazyExchange> calls() {
    return List.copyOf(exchanges);
  }

  /** Sets the listener that gets every finished exchange, on the thread that made the request. */
  public void onFinished(Consumer<LazyExchange> next) {
    listener = next;
  }
}
