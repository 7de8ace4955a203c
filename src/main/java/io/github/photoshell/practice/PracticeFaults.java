package io.github.photoshell.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The faults that wait for calls of a practice portal. Each strikes as often as it was told to; the
 * one that waits longest goes first. Any thread may ask.
 */
public final class PracticeFaults {
  /** How often a fault can be made to strike. */
  public static final int MOST_TIMES = 1_000;

  /** Stands for no count of calls: until the fault is cleared. */
  public static final int LASTING = 0;

  /** The longest that an answer can be made to take, and a wait that can be asked for. */
  public static final Duration LONGEST = Duration.ofHours(24);

  private List<Waiting> waiting = new ArrayList<>();
  private boolean asleep;

  PracticeFaults() {}

  /**
   * A fault and the calls that it waits for.
   *
   * @param left how often it will strike; {@link #LASTING} until it is cleared
   * @param on which calls
   * @param duration how long the answer takes, or how long the client is to wait; null for the
   *     usual time of the fault
   */
  public record Waiting(
      PracticeFault fault, int left, CallPattern on, @Nullable Duration duration) {
    /** The next so many calls of a kind. */
    public Waiting {
      if (left < LASTING || left > MOST_TIMES) {
        throw new IllegalArgumentException("times must be 1 to " + MOST_TIMES + ", not " + left);
      }
      if (duration != null && (duration.isNegative() || duration.compareTo(LONGEST) > 0)) {
        throw new IllegalArgumentException("at most a day, not " + duration);
      }
    }

    /** The next call; for a fault that strikes after a change, the next one that changes. */
    public static Waiting once(PracticeFault fault) {
      return new Waiting(fault, 1, usualCalls(fault), null);
    }

    /** As often and for the calls that nobody has to say. */
    public static Waiting usual(PracticeFault fault) {
      return new Waiting(fault, usualTimes(fault), usualCalls(fault), null);
    }

    /** Whether it strikes until it is cleared. */
    public boolean lasts() {
      return left == LASTING;
    }

    private Waiting struck() {
      return new Waiting(fault, left - 1, on, duration);
    }
  }

  /** Which calls a fault waits for when nobody says. */
  public static CallPattern usualCalls(PracticeFault fault) {
    return fault.usualCalls();
  }

  /**
   * How often a fault strikes when nobody says: once, or as long as a state of the portal lasts.
   */
  public static int usualTimes(PracticeFault fault) {
    return fault.lasts() ? LASTING : 1;
  }

  /** Makes a fault wait. */
  public synchronized void add(Waiting fault) {
    waiting.add(fault);
  }

  /** All that wait, in the order in which they were added. */
  public synchronized List<Waiting> waiting() {
    return List.copyOf(waiting);
  }

  /** Forgets all that wait. */
  public synchronized void clear() {
    waiting.clear();
  }

  /**
   * Lets no fault strike until it is told otherwise: so a shell keeps them for the commands, away
   * from the calls that completion makes.
   */
  public synchronized void sleep(boolean now) {
    asleep = now;
  }

  synchronized void replace(List<Waiting> others) {
    waiting = new ArrayList<>(others);
  }

  /**
   * The fault that this request meets, counted down.
   *
   * @param meets whether a fault would change the answer to this request at all
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
