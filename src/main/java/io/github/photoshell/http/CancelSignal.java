package io.github.photoshell.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the call or pause of one thread, by {@link #cancel} on another thread or by an interrupt.
 * Java reports an interrupt to a channel, while reading from a socket ignores it.
 */
final class CancelSignal extends AbstractInterruptibleChannel {
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private volatile @Nullable Call call;

  void cancel() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isCancelled() {
    return !isOpen();
  }

  @Override
  protected void implCloseChannel() {
    cancelled.countDown();
    Call running = call;
    if (running != null) {
      running.cancel();
    }
  }

  /** Cancels a call from now on, until {@link #ended}. */
  void executing(Call executed) {
    call = executed;
    if (isCancelled()) {
      executed.cancel();
    }
    begin();
  }

  /**
   * Ends the watch over a call, on the thread that executed it.
   *
   * @throws IOException if that thread was interrupted
   */
  void ended() throws IOException {
    call = null;
    end(true);
  }

  /** Pauses; returns false if cancelled meanwhile. */
  boolean pause(Duration pause) {
    try {
      return !cancelled.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
