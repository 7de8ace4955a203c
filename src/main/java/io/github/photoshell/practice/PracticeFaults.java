package io.github.photoshell.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pending faults of a practice portal. Each affects a number of requests, the oldest fault
 * first. Thread-safe.
 */
public final class PracticeFaults {
  /** The largest number of requests that a fault can affect. */
  public static final int MOST_TIMES = 1_000;

  /** The count of a fault that lasts until it is cleared. */
  public static final int LASTING = 0;

  /** The longest delay of a response, and the longest wait time of a rate limit. */
  public static final Duration LONGEST = Duration.ofHours(24);

  private List<Waiting> waiting = new ArrayList<>();
  private boolean asleep;

  PracticeFaults() {}

  /**
   * A pending fault and the requests that it affects.
   *
   * @param left the number of requests that it will still affect; {@link #LASTING} until it is
   *     cleared
   * @param on the requests
   * @param duration the delay of the response, or the wait time for the client; null for the
   *     fault's default
   */
  public record Waiting(
      PracticeFault fault, int left, CallPattern on, @Nullable Duration duration) {
    /** Checks the limits. */
    public Waiting {
      if (left < LASTING || left > MOST_TIMES) {
        throw new IllegalArgumentException("times must be 1 to " + MOST_TIMES + ", not " + left);
      }
      if (duration != null && (duration.isNegative() || duration.compareTo(LONGEST) > 0)) {
        throw new IllegalArgumentException("at most a day, not " + duration);
      }
    }

    /**
     * Returns the fault for the next request; for a fault after a change, for the next request that
     * changes something.
     */
    public static Waiting once(PracticeFault fault) {
      return new Waiting(fault, 1, usualCalls(fault), null);
    }

    /** Returns the fault with its default count and requests. */
    public static Waiting usual(PracticeFault fault) {
      return new Waiting(fault, usualTimes(fault), usualCalls(fault), null);
    }

    /** Returns whether it lasts until it is cleared. */
    public boolean lasts() {
      return left == LASTING;
    }

    private Waiting struck() {
      return new Waiting(fault, left - 1, on, duration);
    }
  }

  /** Returns the requests that a fault affects by default. */
  public static CallPattern usualCalls(PracticeFault fault) {
    return fault.usualCalls();
  }

  /**
   * Returns the default number of requests that a fault affects: one, or {@link #LASTING} for a
   * state of the portal.
   */
  public static int usualTimes(PracticeFault fault) {
    return fault.lasts() ? LASTING : 1;
  }

  /** Adds a pending fault. */
  public synchronized void add(Waiting fault) {
    waiting.add(fault);
  }

  /** Returns all pending faults in the order in which they were added. */
  public synchronized List<Waiting> waiting() {
    return List.copyOf(waiting);
  }

  /** Removes all pending faults. */
  public synchronized void clear() {
    waiting.clear();
  }

  /**
   * Suspends or resumes all faults. The shell suspends them while the user types, so that requests
   * of Tab completion do not use them up.
   */
  public synchronized void sleep(boolean now) {
    asleep = now;
  }

  synchronized void replace(List<Waiting> others) {
    waiting = new ArrayList<>(others);
  }

  /**
   * Returns the fault that affects this request, and decrements its count.
   *
   * @param meets whether a fault changes the response to this request
   */
  synchronized Optional<Waiting> strike(PortalRequest request, Predicate<PracticeFault> meets) {
    if (asleep) {
      return Optional.empty();
    }
    for (int i = 0; i < waiting.size(); i++) {
      Waiting fault = waiting.get(i);
      if (fault.on().matches(request) && meets.test(fault.fault())) {
        if (fault.left() == 1) {
          waiting.remove(i);
        } else if (!fault.lasts()) {
          waiting.set(i, fault.struck());
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
