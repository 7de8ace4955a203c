package io.github.photoshell.text;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs filters in a thread of their own, for a limited time. The thread is interrupted when its
 * time is over or Ctrl-C is pressed; one that does not react, as in a regular expression, is
 * abandoned.
 */
final class JqWorker {
  private static final long STACK_BYTES = 8L << 20;

  /** Calls of {@link #checkLimits} between two checks of the memory. */
  private static final int MEMORY_INTERVAL = 10_000;

  /** Counts without locking: it does not matter if a call is missed. */
  private static int checks;

  private JqWorker() {}

  /** Ends a filter that was interrupted; no {@code try} in a filter catches it. */
  static final class StoppedException extends RuntimeException {}

  /** Ends the running filter if its time is over or memory runs out. */
  static void checkLimits() {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoppedException();
    }
    checks++;
    if (checks % MEMORY_INTERVAL == 0 && isMemoryLow()) {
      // Most of it may be garbage.
      System.gc();
      if (isMemoryLow()) {
        throw tooMuchMemory();
      }
    }
  }

  private static boolean isMemoryLow() {
    Runtime java = Runtime.getRuntime();
    return java.totalMemory() - java.freeMemory() > java.maxMemory() / 10 * 8;
  }

  private static JqException tooMuchMemory() {
    return JqException.failed(
        "The filter needs too much memory.", "Let it produce fewer or smaller results.");
  }

  /**
   * Runs a task.
   *
   * @param limit how long it may take
   * @throws JqException if it fails or takes too long
   * @throws CancellationException if this thread is interrupted
   */
  static <T> T run(Callable<T> work, Duration limit) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread worker = new Thread(null, task, "jq", STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      abandon(task, worker);
      throw JqException.failed(
          "The filter did not end within %d s.".formatted(limit.toSeconds()),
          "Check it for endless loops, as of 'repeat', 'range' or 'recurse'.");
    } catch (InterruptedException e) {
      abandon(task, worker);
      throw new CancellationException();
    } catch (ExecutionException e) {
      throw translated(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  /** A filter that ignores the interrupt runs on; it should then slow nothing else down. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void abandon(FutureTask<?> task, Thread worker) {
    task.cancel(true);
    worker.setPriority(Thread.MIN_PRIORITY);
  }

  private static RuntimeException translated(Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return JqException.failed(
          "The filter is nested too deeply or calls itself without end.",
          "Check its function definitions and brackets.");
    }
    if (cause instanceof OutOfMemoryError) {
      return tooMuchMemory();
    }
    if (cause instanceof JqException ours) {
      return ours;
    }
    // As for an invalid regular expression.
    return JqException.failed(
        "The filter failed: " + cause.getMessage() + ".",
        "To see its input, use '.' as the filter.");
  }
}
