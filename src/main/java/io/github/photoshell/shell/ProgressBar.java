package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The progress of a long command as one line: a bar, the numbers, the rate, the remaining time, and
 * how long the portal's limit makes it wait. The line fits the terminal. Times are in nanoseconds.
 */
final class ProgressBar {
  private static final int LONGEST_BAR = 20;
  private static final int SHORTEST_BAR = 5;

  /** Before this time, the rate says little. */
  private static final long FIRST_ESTIMATE = TimeUnit.SECONDS.toNanos(2);

  private final long since;
  private final int doneBefore;
  private int done;
  private final int total;

  ProgressBar(int done, int total, long now) {
    this.since = now;
    this.doneBefore = done;
    this.done = done;
    this.total = total;
  }

  /** Returns the bar with the new numbers; another one if another task has begun. */
  ProgressBar at(int nowDone, int nowTotal, long now) {
    if (nowTotal != total || nowDone < done) {
      return new ProgressBar(nowDone, nowTotal, now);
    }
    done = nowDone;
    return this;
  }

  /**
   * Returns the line.
   *
   * @param room in columns
   * @param waits how long the portal's limit makes it wait; 0 if it does not
   */
  String line(int room, long now, long waits) {
    String numbers = "%,d of %,d".formatted(done, total);
    for (String end : ends(now, TimeUnit.NANOSECONDS.toSeconds(waits))) {
      String words = numbers + end;
      int bar = Math.min(LONGEST_BAR, room - words.length() - 3);
      if (bar >= SHORTEST_BAR) {
        return bar(bar) + words;
      }
    }
    return numbers;
  }

  private String bar(int length) {
    int full = total == 0 ? 0 : (int) ((long) length * done / total);
    return "[%s%s] ".formatted("#".repeat(full), "·".repeat(length - full));
  }

  /** Returns what may follow the numbers, the longest first. */
  private List<String> ends(long now, long seconds) {
    List<String> ends = new ArrayList<>();
    String left = "";
    String rate = "";
    double passed = now - since;
    if (passed >= FIRST_ESTIMATE && done > doneBefore) {
      double perSecond = (done - doneBefore) * 1e9 / passed;
      rate =
          perSecond >= 1
              ? " · %,.0f/s".formatted(perSecond)
              : " · %,.0f/min".formatted(perSecond * 60);
      left =
          done < total
              ? " · "
                  + time(Math.max((long) Math.ceil((total - done) / perSecond), seconds))
                  + " left"
              : "";
    }
    if (seconds > 0) {
      String waiting = " · waiting for the portal's limit: " + seconds + " s";
      ends.add(left + waiting);
      ends.add(waiting);
      ends.add(" · waiting: " + seconds + " s");
    } else {
      ends.add(rate + left);
      ends.add(left);
    }
    ends.add("");
    return ends;
  }

  private static String time(long seconds) {
    long minutes = (seconds + 30) / 60;
    if (seconds < 100) {
      return seconds + " s";
    }
    return minutes < 100 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
  }
}
