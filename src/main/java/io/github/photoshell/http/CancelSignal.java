package io.github.photoshell.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A signal with which one thread cancels the waiting of another. */
public final class CancelSignal {
  private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

  public void cancel() {
    cancelled.complete(true);
  }

  public boolean isCancelled() {
    return cancelled.isDone();
  }

  /** Runs an action on cancellation, or now if already cancelled. */
  public void onCancel(Runnable what) {
    CompletableFuture<Void> unused = cancelled.thenRun(what);
  }

  /**
   * Waits for a result up to the limit. Returns early on cancellation; then the result may be
   * missing.
   */
  public void await(CompletableFuture<?> something, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture.anyOf(something, cancelled).get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Pauses; returns false if cancelled meanwhile. */
  public boolean pause(Duration pause) throws InterruptedException {
    try {
      return !cancelled.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
