package io.github.photoshell.portal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A request that runs on a thread of its own while the caller makes others. An interrupt of the
 * caller, who waits for the result, also ends the request, and it never outlives {@link #close}.
 */
public final class ParallelRequest<T> implements AutoCloseable {
  private final FutureTask<T> task;
  private final Thread thread;
  private final boolean isStarted;

  /**
   * @param starts whether to send the request at once; else it is sent when its result is needed
   */
  ParallelRequest(Supplier<T> request, boolean starts) {
    this.task = new FutureTask<>(request::get);
    this.thread = new Thread(task, "request");
    this.isStarted = starts;
    thread.setDaemon(true);
    if (starts) {
      thread.start();
    }
  }

  /**
   * Waits for the result.
   *
   * @throws PortalException if the request throws it
   */
  public T result() {
    if (!isStarted) {
      task.run();
    }
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          isInterrupted = true;
          // The request ends with CANCELLED, unless it has just ended by itself.
          thread.interrupt();
        } catch (ExecutionException e) {
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) e.getCause();
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the request if its result was not needed, and waits until it has ended. */
  @Override
  public void close() {
    if (isStarted && !task.isDone()) {
      thread.interrupt();
      try {
        result();
      } catch (RuntimeException e) {
        // The result is not needed.
      }
    }
  }
}
