package io.github.photoshell.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Completion over the network. A Tab sends at most one request and waits at most 300 ms; a later
 * answer is available at the next Tab. Answers are cached for a minute, or until the source
 * changes. More letters narrow a cached answer without a new request, unless it was cut off.
 */
public final class RemoteCompletion implements CompletionSource {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Duration MAX_AGE = Duration.ofSeconds(60);
  private static final int MAX_ANSWERS = 100;

  private final RemoteCompletionSource source;
  private final Supplier<@Nullable Object> asking;
  private final Executor background;
  private final LongSupplier nanos;
  private final Map<String, CachedRequest> requests = new LinkedHashMap<>();
  private @Nullable Object answering;

  /**
   * @param fallback whether this was the fallback request, whose answer covers only one name
   */
  private record CachedRequest(
      CompletableFuture<CompletionResult> answer, long since, boolean fallback) {
    /** Returns the answer if it has arrived and is complete; otherwise null. */
    @Nullable CompletionResult completeAnswer() {
      CompletionResult completions =
          answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : null;
      return completions != null && completions.isComplete() ? completions : null;
    }
  }

  /**
   * @param asking supplies the object that is asked, such as the session. If it changes, the cache
   *     is cleared; null means that nothing can be asked
   */
  public RemoteCompletion(RemoteCompletionSource source, Supplier<@Nullable Object> asking) {
    this(source, asking, Executors.newCachedThreadPool(RemoteCompletion::daemon), System::nanoTime);
  }

  RemoteCompletion(
      RemoteCompletionSource source,
      Supplier<@Nullable Object> asking,
      Executor background,
      LongSupplier nanos) {
    this.source = source;
    this.asking = asking;
    this.background = background;
    this.nanos = nanos;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "completion");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public List<CompletionItem> complete(String typed) {
    return result(typed, List.of()).items();
  }

  @Override
  public CompletionResult result(String typed, List<String> before) {
    String words = typed.strip().toLowerCase(Locale.ROOT);
    CachedRequest cachedRequest = requests(words);
    if (cachedRequest == null) {
      return CompletionResult.empty();
    }
    try {
      CompletionResult answer =
          cachedRequest.answer().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return withKnown(answer, words)
          .withAge(Duration.ofNanos(nanos.getAsLong() - cachedRequest.since()));
    } catch (TimeoutException e) {
      return CompletionResult.late();
    } catch (ExecutionException e) {
      forget(words, cachedRequest);
      return CompletionResult.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletionResult.empty();
    }
  }

  private CompletionResult withKnown(CompletionResult answer, String words) {
    Map<String, CompletionItem> items = new LinkedHashMap<>();
    answer.items().stream()
        .filter(item -> item.matches(words))
        .forEach(item -> items.put(item.value(), item));
    int cutOff = answer.total() - answer.items().size();
    source.knownItems(words).forEach(item -> items.put(item.value(), item));
    return new CompletionResult(
        new ArrayList<>(items.values()), items.size() + cutOff, answer.age());
  }

  private synchronized @Nullable CachedRequest requests(String words) {
    Object now = asking.get();
    if (!Objects.equals(now, answering)) {
      requests.clear();
      answering = now;
    }
    if (now == null) {
      return null;
    }
    requests.values().removeIf(value -> nanos.getAsLong() - value.since() > MAX_AGE.toNanos());
    CachedRequest same = requests.get(words);
    if (same != null && !same.answer().isCompletedExceptionally()) {
      CompletionResult complete = same.completeAnswer();
      boolean foundNothing = !same.fallback() && complete != null && complete.items().isEmpty();
      return foundNothing ? ask(words, true) : same;
    }
    CachedRequest wider = cachedWiderRequest(words);
    if (wider == null) {
      return ask(words, false);
    }
    boolean anything =
        wider.answer().join().items().stream().anyMatch(item -> item.matches(words))
            || !source.knownItems(words).isEmpty();
    return anything ? wider : ask(words, true);
  }

  /**
   * Returns a cached answer that includes everything these words can match; null if there is none.
   */
  private @Nullable CachedRequest cachedWiderRequest(String words) {
    List<String> finer = Arrays.asList(words.split("\\s+"));
    return requests.entrySet().stream()
        .filter(entry -> !entry.getValue().fallback() && entry.getValue().completeAnswer() != null)
        .filter(
            entry ->
                Stream.of(entry.getKey().split("\\s+"))
                    .allMatch(word -> finer.stream().anyMatch(one -> one.contains(word))))
        .map(Map.Entry::getValue)
        .reduce((before, later) -> later)
        .orElse(null);
  }

  private CachedRequest ask(String words, boolean otherwise) {
    if (requests.size() >= MAX_ANSWERS) {
      requests.remove(requests.keySet().iterator().next());
    }
    CachedRequest cachedRequest =
        new CachedRequest(
            CompletableFuture.supplyAsync(
                () -> otherwise ? source.askFallback(words) : source.ask(words), background),
            nanos.getAsLong(),
            otherwise);
    requests.put(words, cachedRequest);
    return cachedRequest;
  }

  private synchronized void forget(String words, CachedRequest failed) {
    requests.remove(words, failed);
  }

  /**
   * A source of completions over the network. It is called in the background, may be slow and may
   * fail. Each method sends at most one request.
   */
  public interface RemoteCompletionSource {
    /** Returns the items that match every word of {@code typed}, or the first of them. */
    CompletionResult ask(String typed);

    /** Asks in another way, at the next Tab, if {@link #ask} found nothing. */
    CompletionResult askFallback(String typed);

    /** Returns the items known without a request; they replace cached ones. */
    List<CompletionItem> knownItems(String typed);
  }
}
