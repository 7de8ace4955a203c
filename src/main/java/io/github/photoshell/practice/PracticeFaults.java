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
  public static final int MAX_TIMES = 1_000;

  /** The count of a fault that lasts until it is cleared. */
  static final int LASTING = 0;

  /** The longest delay of a response, and the longest wait time of a rate limit. */
  public static final Duration MAX_DURATION = Duration.ofHours(24);

  private List<PendingFault> pending = new ArrayList<>();
  private boolean suspended;

  PracticeFaults() {}

  /**
   * A pending fault and the requests that it affects.
   *
   * @param remaining the number of requests that it will still affect; {@link #LASTING} until it is
   *     cleared
   * @param calls the requests
   * @param duration the delay of the response, or the wait time for the client; null for the
   *     fault's default
   */
  public record PendingFault(
      PracticeFault fault, int remaining, CallPattern calls, @Nullable Duration duration) {
    /** Checks the limits. */
    public PendingFault {
      if (remaining < LASTING || remaining > MAX_TIMES) {
        throw new IllegalArgumentException(
            "times must be 1 to " + MAX_TIMES + ", not " + remaining);
      }
      if (duration != null && (duration.isNegative() || duration.compareTo(MAX_DURATION) > 0)) {
        throw new IllegalArgumentException("at most a day, not " + duration);
      }
    }

    /** Returns whether it lasts until it is cleared. */
    public boolean isLasting() {
      return remaining == LASTING;
    }

    private PendingFault decremented() {
      return new PendingFault(fault, remaining - 1, calls, duration);
    }
  }

  /** Adds a pending fault. */
  public synchronized void add(PendingFault fault) {
    pending.add(fault);
  }

  /** Returns all pending faults in the order in which they were added. */
  public synchronized List<PendingFault> pending() {
    return List.copyOf(pending);
  }

  /** Removes all pending faults. */
  public synchronized void clear() {
    pending.clear();
  }

  /**
   * Suspends or resumes all faults. The shell suspends them while the user types, so that requests
   * of Tab completion do not use them up.
   */
  public synchronized void setSuspended(boolean suspended) {
    this.suspended = suspended;
  }

  synchronized void replace(List<PendingFault> others) {
    pending = new ArrayList<>(others);
  }

  /**
   * Returns the fault that affects this request, and decrements its count.
   *
   * @param affects whether a fault changes the response to this request
   */
  synchronized Optional<PendingFault> take(
      PortalRequest request, Predicate<PracticeFault> affects) {
    if (suspended) {
      return Optional.empty();
    }
    for (int i = 0; i < pending.size(); i++) {
      PendingFault fault = pending.get(i);
      if (fault.calls().matches(request) && affects.test(fault.fault())) {
        if (fault.remaining() == 1) {
          pending.remove(i);
        } else if (!fault.isLasting()) {
          pending.set(i, fault.decremented());
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
