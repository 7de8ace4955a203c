package io.github.photoshell.portal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A signal with which one thread cancels the waiting of another. */
final class CancelSignal {
  private final CompletableFuture<Boolean> asked = new CompletableFuture<>();

  void ask() {
    asked.complete(true);
  }

  boolean isAsked() {
    return asked.isDone();
  }

  /** Runs an action on cancellation, or now if already cancelled. */
  void whenAsked(Runnable what) {
    CompletableFuture<Void> unused = asked.thenRun(what);
  }

  /**
   * Waits for a result up to the limit. Returns early on cancellation; then the result may be
   * missing.
   */
  void await(CompletableFuture<?> something, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture.anyOf(something, asked).get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Pauses; returns false if cancelled meanwhile. */
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
