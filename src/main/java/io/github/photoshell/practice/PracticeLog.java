package io.github.photoshell.practice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The latest requests to a practice portal. A request is added before its response is sent. */
public final class PracticeLog {
  /** The number of requests that are kept; the oldest are dropped first. */
  public static final int MAX_REQUESTS = 5_000;

  private final Deque<PracticeRequest> requests = new ArrayDeque<>();
  private final List<Consumer<PracticeRequest>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  /** The value of {@link #count} when the log was last cleared. */
  private long cleared;

  PracticeLog() {}

  /** Returns all kept requests, the oldest first. */
  public synchronized List<PracticeRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns the requests after the one with this number. */
  public synchronized List<PracticeRequest> since(long number) {
    return requests.stream().filter(request -> request.number() > number).toList();
  }

  /** Returns the number of requests since the start, which is the number of the last one. */
  public synchronized long count() {
    return count;
  }

  /** Returns whether there were more requests than are kept. */
  public synchronized boolean isTruncated() {
    return requests.size() == MAX_REQUESTS && requests.getFirst().number() > cleared + 1;
  }

  /**
   * Calls the listener for every following request, on a thread of the portal, which waits for it.
   */
  public void addListener(Consumer<PracticeRequest> listener) {
    listeners.add(listener);
  }

  /** Clears the requests, but not their count. */
  synchronized void clear() {
    requests.clear();
    cleared = count;
  }

  void add(LongFunction<PracticeRequest> numbered) {
    PracticeRequest request;
    synchronized (this) {
      request = numbered.apply(++count);
      requests.add(request);
      if (requests.size() > MAX_REQUESTS) {
        requests.remove();
      }
    }
    listeners.forEach(listener -> listener.accept(request));
  }
}
