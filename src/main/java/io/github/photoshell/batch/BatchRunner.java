package io.github.photoshell.batch;

import io.github.photoshell.files.FullDisk;
import io.github.photoshell.files.LineJournal.NotWrittenException;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.people.ParallelReads;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread pool that processes the photos of many people and collects the results in order. Stops
 * early as {@link RunStop} says. Can be used once.
 *
 * @param <R> the result for one person
 */
final class BatchRunner<R> {
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);
  private static final long CHECK_MILLIS = 200;

  private final @Nullable ExecutorService workers;
  private final ProgressListener progressListener;
  private final Function<R, String> failure;
  private final List<Future<@Nullable R>> tasks = new ArrayList<>();
  private final RunStop stop = new RunStop();
  private final AtomicInteger done = new AtomicInteger();
  private int ended;
  private int awaited;
  private int total;

  /** The work for one person. */
  interface Work<R> {
    R run() throws IOException, InterruptedException;
  }

  /** Submits the work. */
  interface Submitter {
    void submitAll() throws InterruptedException;
  }

  /**
   * Creates an idle runner.
   *
   * @param size the number of threads; 0 to do all work on the calling thread, in order
   * @param failure returns why a result is a failure; empty if it is none
   */
  BatchRunner(
      String name, int size, ProgressListener progressListener, Function<R, String> failure) {
    this.progressListener = progressListener;
    this.failure = failure;
    workers = size == 0 ? null : ParallelReads.threads(size, name);
  }

  /** Returns the number of threads for the requests to a portal; none in a dry run. */
  static int threads(Portal portal, int most, int answers) {
    return portal.dryRun() == null ? size(most, answers, Runtime.getRuntime().maxMemory()) : 0;
  }

  /**
   * Returns the number of threads for which all responses held at once, at their maximum size, fit
   * into a quarter of the memory.
   *
   * @param most the upper limit
   * @param answers the number of responses that each thread holds at once
   */
  static int size(int most, int answers, long memory) {
    return (int) Math.max(1, Math.min(most, memory / 4 / PortalLimits.RESPONSE_BYTES / answers));
  }

  /** Submits one piece of work. */
  void submit(Work<R> work) {
    if (workers != null) {
      tasks.add(workers.submit(() -> outcome(work)));
      return;
    }
    FutureTask<@Nullable R> now = new FutureTask<>(() -> outcome(work));
    now.run();
    tasks.add(now);
  }

  /** Sets the expected number of people. */
  void setTotal(int people) {
    total = people;
    progressListener.at(done.get(), total);
  }

  /** Returns what stops the run early. */
  RunStop stop() {
    return stop;
  }

  static String words(IOException failure) {
    String message = failure.getMessage();
    return failure instanceof FileSystemException fileSystemException
            && fileSystemException.getReason() != null
        ? fileSystemException.getReason()
        : message == null ? failure.getClass().getSimpleName() : message;
  }

  /**
   * Returns whether a failure to begin may pass, such as that of a full disk, so that the same
   * command can be run again.
   */
  static boolean mayPass(IOException failure) {
    return failure instanceof NotWrittenException || FullDisk.isCauseOf(failure);
  }

  /**
   * Submits all work and waits for its end.
   *
   * @throws PortalException if nothing could be started
   */
  void run(Submitter lead) {
    try {
      lead.submitAll();
      awaitAll();
    } catch (InterruptedException e) {
      stop.interrupt();
    } catch (PortalException e) {
      if (e.kind() != FailureKind.CANCELLED && tasks.isEmpty()) {
        throw e;
      }
      if (!stop.ifGlobal(e)) {
        stop.because("the list of people ended early: " + clause(e));
      }
    } finally {
      stop.end();
      shutDown();
    }
  }

  /** Returns the message for a failure as a clause. */
  private static String clause(PortalException failure) {
    String message = FailureText.of(failure).lines().get(0).plain();
    return Character.toLowerCase(message.charAt(0)) + message.substring(1).replaceFirst("\\.$", "");
  }

  /** Waits until all started work has ended or the run is stopped. */
  synchronized void awaitAll() throws InterruptedException {
    awaited = tasks.size();
    while (ended < awaited && !stop.isStopped()) {
      progressListener.at(done.get(), Math.max(total, tasks.size()));
      wait(CHECK_MILLIS);
    }
    progressListener.at(done.get(), Math.max(total, tasks.size()));
  }

  /** Waits for running work to end. */
  private void shutDown() {
    if (workers != null) {
      workers.shutdown();
      if (stop.isAtOnce() || !awaitTermination(workers)) {
        workers.shutdownNow();
        awaitTermination(workers);
      }
    }
  }

  /**
   * Waits even if the interrupt arrives only now, shortly after the requests ended: running work
   * still has to report its result.
   */
  private boolean awaitTermination(ExecutorService workers) {
    long until = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
    while (true) {
      try {
        return workers.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        if (!stop.isInterrupted()) {
          stop.interrupt();
          workers.shutdownNow();
        }
      }
    }
  }

  /** Returns the result of one piece of work; null if it was not started or not completed. */
  private @Nullable R outcome(Work<R> work) {
    try {
      return stop.isStopped() ? null : ended(work.run());
    } catch (IOException e) {
      // A write error after the stop is not worth reporting.
      stop.because(words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PortalException e) {
      if (!stop.ifGlobal(e)) {
        throw e;
      }
    } finally {
      synchronized (this) {
        ended++;
        // The waiting thread checks the others at intervals.
        if (ended == awaited || stop.isStopped()) {
          notifyAll();
        }
      }
    }
    return null;
  }

  private R ended(R row) {
    done.incrementAndGet();
    stop.count(failure.apply(row));
    return row;
  }

  /** Returns the results of completed work, in the order of submission. */
  List<R> results() {
    List<R> rows = new ArrayList<>();
    for (Future<@Nullable R> task : tasks) {
      R row = result(task);
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * Returns planned rows, with the results of completed work.
   *
   * @param places the indexes of the rows whose work was submitted, in this order
   */
  List<R> results(List<R> planned, List<Integer> places) {
    List<R> rows = new ArrayList<>(planned);
    for (int i = 0; i < tasks.size(); i++) {
      R row = result(tasks.get(i));
      if (row != null) {
        rows.set(places.get(i), row);
      }
    }
    return rows;
  }

  /** Returns the result of a piece of work; null if it did not end, or has none. */
  private static <R> @Nullable R result(Future<@Nullable R> task) {
    try {
      return task.isDone() && !task.isCancelled() ? task.get() : null;
    } catch (InterruptedException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the total number of people, processed or not. */
  int total() {
    return Math.max(total, tasks.size());
  }

  boolean interrupted() {
    return stop.isInterrupted();
  }

  @Nullable String stoppedBy() {
    return stop.reason();
  }

  /** A listener for the progress of a long run. */
  @FunctionalInterface
  interface ProgressListener {
    void at(int done, int total);
  }
}
