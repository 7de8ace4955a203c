package io.github.photoshell.photo;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.FailureKind;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work on many people's photos, and what came of each: until all are done, or somebody
 * cancels, or it makes no sense to go on. Works once.
 *
 * @param <R> what becomes of one person's photo
 */
final class BatchRunner<R> {
  private static final int HOPELESS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 200;

  private final ExecutorService workers;
  private final ProgressListener progressListener;
  private final Function<R, String> failure;
  private final List<Future<@Nullable R>> begun = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failedInARow = new AtomicInteger();
  private int ended;
  private int awaited;
  private int total;
  private volatile boolean stopped;
  private volatile boolean atOnce;
  private volatile boolean interrupted;
  private volatile @Nullable String brokenBy;
  private volatile @Nullable PortalException keyRefused;

  /** What is to be done for one person. */
  interface Work<R> {
    R done() throws IOException, InterruptedException;
  }

  /** Hands out the work. */
  interface Lead {
    void lead() throws InterruptedException;
  }

  /**
   * A crew that has nothing to do yet.
   *
   * @param size how many work at a time
   * @param failure why there was no usable answer; empty where there was one
   */
  BatchRunner(
      String name, int size, ProgressListener progressListener, Function<R, String> failure) {
    this.progressListener = progressListener;
    this.failure = failure;
    workers =
        Executors.newFixedThreadPool(
            size,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Returns how many may work at a time, so that what they hold of a portal's answers, each as
   * large as it may be, fits into a quarter of the memory.
   *
   * @param most how many where there is memory enough
   * @param answers how many each holds at a time
   */
  static int size(int most, int answers, long memory) {
    return (int) Math.max(1, Math.min(most, memory / 4 / Portal.ANSWER_LIMIT / answers));
  }

  /** Has somebody do this as soon as may be; in a rehearsal here and now, so in a fixed order. */
  void begin(Work<R> work) {
    if (!DryRun.isOn()) {
      begun.add(workers.submit(() -> outcome(work)));
      return;
    }
    FutureTask<@Nullable R> now = new FutureTask<>(() -> outcome(work));
    now.run();
    begun.add(now);
  }

  /** Tells how many there will be. */
  void expect(int people) {
    total = people;
    progressListener.at(done.get(), total);
  }

  boolean isStopped() {
    return stopped;
  }

  /** Takes no more on; what is being done is done to its end. */
  void stop(String why) {
    if (!stopped) {
      brokenBy = why;
      stopped = true;
    }
  }

  /**
   * Stops where a trouble is everybody's.
   *
   * @return whether it is
   */
  boolean stopsAt(PortalException accident) {
    switch (accident.kind()) {
      case CANCELLED -> cancelled();
      case TOO_MANY -> {
        Duration wait = accident.retryAfter();
        stop(
            "the portal accepts no more requests for now"
                + (wait == null
                    ? ""
                    : " and asks to wait %,d minutes".formatted(wait.toMinutes() + 1)));
      }
      case TOKEN_REFUSED -> {
        keyRefused = accident;
        stop("the portal no longer accepts the API key");
      }
      case UNPAID,
          NO_PORTAL,
          SUSPENDED,
          BUSY,
          RESTORING,
          MOVING,
          ENCRYPTING,
          NO_SUCH_CALL,
          WRONG_NETWORK ->
          stop(words(accident.kind()));
      default -> {
        return false;
      }
    }
    stopped = true;
    atOnce = true;
    return true;
  }

  /** Stops because somebody pressed Ctrl-C. */
  void cancelled() {
    interrupted = true;
    stopped = true;
  }

  static String words(FailureKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String words(IOException failure) {
    String message = failure.getMessage();
    return failure instanceof FileSystemException one && one.getReason() != null
        ? one.getReason()
        : message == null ? failure.getClass().getSimpleName() : message;
  }

  /**
   * Has the work handed out, and waits for its end.
   *
   * @throws PortalException when it could not even begin
   */
  void run(Lead lead) {
    try {
      lead.lead();
      awaitAll();
    } catch (InterruptedException cancelled) {
      interrupted = true;
    } catch (PortalException accident) {
      if (accident.kind() != FailureKind.CANCELLED && begun.isEmpty()) {
        throw accident;
      }
      if (!stopsAt(accident)) {
        stop("the list of people ended early");
      }
    } finally {
      stopped = true;
      settle();
    }
  }

  /** Waits until all that was begun has ended, or nothing more is to be done. */
  synchronized void awaitAll() throws InterruptedException {
    awaited = begun.size();
    while (ended < awaited && !stopped) {
      progressListener.at(done.get(), Math.max(total, begun.size()));
      wait(LOOK_MILLIS);
    }
    progressListener.at(done.get(), Math.max(total, begun.size()));
  }

  /** Lets those that are at something come to an end. */
  private void settle() {
    workers.shutdown();
    if (interrupted || atOnce || !finished()) {
      workers.shutdownNow();
      finished();
    }
  }

  /**
   * Waits also where the interruption comes only now, a moment behind the end of the calls: what
   * was under way has yet to say what became of it.
   */
  private boolean finished() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return workers.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException cancelled) {
        if (!interrupted) {
          interrupted = true;
          workers.shutdownNow();
        }
      }
    }
  }

  /** Returns what came of one piece of work; null where it was not begun, or not ended. */
  private @Nullable R outcome(Work<R> work) {
    try {
      return stopped ? null : ended(work.done());
    } catch (IOException full) {
      // A file that was being written when everything was stopped is none to speak of.
      stop(words(full));
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    } catch (PortalException accident) {
      if (!stopsAt(accident)) {
        throw accident;
      }
    } finally {
      synchronized (this) {
        ended++;
        // Whoever waits looks at the others by the clock.
        if (ended == awaited || stopped) {
          notifyAll();
        }
      }
    }
    return null;
  }

  private R ended(R row) {
    done.incrementAndGet();
    String why = failure.apply(row);
    if (why.isEmpty()) {
      failedInARow.set(0);
    } else if (failedInARow.incrementAndGet() >= HOPELESS) {
      stop("too many failed in a row; last reason: " + why);
    }
    return row;
  }

  /** Returns what came of those that were dealt with, in the order in which they were begun. */
  List<R> rows() {
    List<R> rows = new ArrayList<>();
    for (Future<@Nullable R> one : begun) {
      R row = one.isDone() && !one.isCancelled() ? now(one) : null;
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static <R> @Nullable R now(Future<@Nullable R> done) {
    try {
      return done.get();
    } catch (InterruptedException none) {
      return null;
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Returns how many people there are, dealt with or not. */
  int total() {
    return Math.max(total, begun.size());
  }

  /** Whether it was cancelled. */
  boolean interrupted() {
    return interrupted;
  }

  /** Returns why it ended early; null where it did not, or was cancelled. */
  @Nullable String brokenBy() {
    return brokenBy;
  }

  /**
   * Ends a run whose key the portal no longer takes as any other call does.
   *
   * @throws PortalException when that is so
   */
  void throwIfKeyRefused() {
    PortalException refused = keyRefused;
    if (refused != null) {
      throw refused;
    }
  }
}
