package io.github.photoshell.people;

import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads something for several people, a few at once. */
public final class ParallelReads {
  private static final int AT_ONCE = 4;

  private ParallelReads() {}

  /**
   * Returns threads that do not keep the program running.
   *
   * @param size their number
   */
  public static ExecutorService threads(int size, String name) {
    return Executors.newFixedThreadPool(
        size,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Returns the results in the order of the reads; null for one that did not end in time. A dry run
   * of the portal executes them on the calling thread, to keep the order fixed.
   *
   * @throws PortalException if a read failed; the others are ended
   * @throws CancellationException if cancelled
   */
  public static <T> List<@Nullable T> run(Portal portal, List<Supplier<T>> reads, Duration limit) {
    if (portal.dryRun() != null) {
      return new ArrayList<>(reads.stream().map(Supplier::get).toList());
    }
    ExecutorService threads =
        threads(Math.max(1, Math.min(AT_ONCE, reads.size())), "photoshell-read");
    try {
      List<@Nullable T> results = new ArrayList<>();
      for (Future<T> read :
          threads.invokeAll(
              reads.stream().map(read -> (Callable<T>) read::get).toList(),
              limit.toMillis(),
              TimeUnit.MILLISECONDS)) {
        results.add(read.isCancelled() ? null : read.get());
      }
      return results;
    } catch (InterruptedException e) {
      throw new CancellationException("reads of several people were cancelled");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
