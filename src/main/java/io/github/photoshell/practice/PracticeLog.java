package io.github.photoshell.practice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The latest requests to a practice portal. A request is in it before its answer goes out. */
public final class PracticeLog {
  /** Requests that are kept; the oldest go first. */
  public static final int MOST = 5_000;

  private final Deque<PracticeRequest> requests = new ArrayDeque<>();
  private final List<Consumer<PracticeRequest>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  /** What {@link #count} was when the requests were last forgotten. */
  private long cleared;

  PracticeLog() {}

  /** All that are kept, the oldest first. */
  public synchronized List<PracticeRequest> requests() {
    return List.copyOf(requests);
  }

  /** Those that came after the one with this number. */
  public synchronized List<PracticeRequest> since(long number) {
    return requests.stream().filter(request -> request.number() > number).toList();
  }

  /** How many came since the start, and so the number of the last one. */
  public synchronized long count() {
    return count;
  }

  /** Returns whether there were more requests than are kept. */
  public synchronized boolean oldestAreGone() {
    return requests.size() == MOST && requests.getFirst().number() > cleared + 1;
  }

  /** Tells of every request from now on; on a thread of the portal's, which waits meanwhile. */
  public void listen(Consumer<PracticeRequest> listener) {
    listeners.add(listener);
  }

  /** Ends what {@link #listen} began. */
  public void ignore(Consumer<PracticeRequest> listener) {
    listeners.remove(listener);
  }

  /** Forgets the requests, not how many they were. */
  synchronized void clear() {
    requests.clear();
    cleared = count;
  }

  void add(LongFunction<PracticeRequest> numbered) {
    PracticeRequest request;
    synchronized (this) {
      request = numbered.apply(++count);
      requests.add(request);
      if (requests.size() > MOST) {
        requests.remove();
      }
    }
    listeners.forEach(listener -> listener.accept(request));
  }
}
