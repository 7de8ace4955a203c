package io.github.photoshell.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Offers that come over the network. The keyboard waits for them for 300 ms at most; what arrives
 * later is there at the next Tab. Answers are remembered for a minute, or until the source changes.
 */
public final class LiveOffers implements Offers {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration MEMORY = Duration.ofSeconds(60);
  private static final int REMEMBERED = 100;

  private final Offers slow;
  private final Supplier<@Nullable Object> source;
  private final Executor background;
  private final LongSupplier nanos;
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private @Nullable Object answering;

  private record Asked(CompletableFuture<List<Offer>> offers, long since) {}

  /**
   * @param slow asked in the background; may take its time and may fail
   * @param source what is being asked, such as the session: when another object stands here, what
   *     was remembered is forgotten; null when there is nobody to ask
   */
  public LiveOffers(Offers slow, Supplier<@Nullable Object> source) {
    this(slow, source, Executors.newCachedThreadPool(LiveOffers::daemon), System::nanoTime);
  }

  LiveOffers(
      Offers slow, Supplier<@Nullable Object> source, Executor background, LongSupplier nanos) {
    this.slow = slow;
    this.source = source;
    this.background = background;
    this.nanos = nanos;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "completion");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public List<Offer> offer(String typed) {
    CompletableFuture<List<Offer>> offers = ask(typed);
    if (offers == null) {
      return List.of();
    }
    try {
      return offers.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return List.of();
    } catch (ExecutionException failed) {
      forget(typed);
      return List.of();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private synchronized @Nullable CompletableFuture<List<Offer>> ask(String typed) {
    Object now = source.get();
    if (!Objects.equals(now, answering)) {
      asked.clear();
      answering = now;
    }
    if (now == null) {
      return null;
    }
    asked.values().removeIf(one -> nanos.getAsLong() - one.since() > MEMORY.toNanos());
    if (asked.size() >= REMEMBERED) {
      asked.remove(asked.keySet().iterator().next());
    }
    return asked
        .computeIfAbsent(
            typed,
            words ->
                new Asked(
                    CompletableFuture.supplyAsync(() -> slow.offer(words), background),
                    nanos.getAsLong()))
        .offers();
  }

  private synchronized void forget(String typed) {
    asked.remove(typed);
  }
}
