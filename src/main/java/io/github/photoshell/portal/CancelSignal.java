package io.github.photoshell.portal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets one thread end what another waits for. */
final class CancelSignal {
  private final CompletableFuture<Boolean> asked = new CompletableFuture<>();

  void ask() {
    asked.complete(true);
  }

  boolean isAsked() {
    return asked.isDone();
  }

  /** Has something done when it is asked for, or now if it was. */
  void whenAsked(Runnable what) {
    CompletableFuture<Void> unused = asked.thenRun(what);
  }

  /**
   * Waits for something, for as long as it may take. Returns early when stopped; then it may not be
   * done.
   */
  void await(CompletableFuture<?> something, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture.anyOf(something, asked).get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits; false when stopped meanwhile. */
  boolean pause(Duration pause) throws InterruptedException {
    try {
      return !asked.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
