package io.github.photoshell.shell;

import io.github.photoshell.shell.PromptDisplay.Place;
import java.util.concurrent.locks.Lock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A window that is being resized while a line is edited in it. Some terminals wrap what they show
 * anew, others leave each row as it is, and the line is to be drawn in its own place either way. So
 * the terminal is asked for the cursor once the window has come to rest, and the line drawn then.
 */
final class WindowResize {
  /** Asks for the place of the cursor (DSR 6, ECMA-48). */
  static final String QUESTION = "\u001b[6n";

  private static final Pattern ANSWER = Pattern.compile("\u001b\\[\\d{1,5};(\\d{1,5})R");

  /** While the corner is dragged, sizes follow each other faster. */
  private static final long REST_MILLIS = 60;

  private static final long PATIENCE_MILLIS = 300;

  private final Lock lock;
  private int changes;
  private boolean isGoingOn;
  private boolean isAsked;

  /**
   * @param lock held by callers, except where it says otherwise
   */
  WindowResize(Lock lock) {
    this.lock = lock;
  }

  /** Whether the line stands somewhere else than it was drawn. */
  boolean isGoingOn() {
    return isGoingOn;
  }

  /**
   * Begins, or goes on with another size.
   *
   * @param ask sends the question
   * @param redraw draws the line without an answer
   */
  void changed(Runnable ask, Runnable redraw) {
    changes++;
    isGoingOn = true;
    isAsked = false;
    int last = changes;
    Thread thread = new Thread(() -> follow(last, ask, redraw), "window resize");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow(int change, Runnable ask, Runnable redraw) {
    try {
      Thread.sleep(REST_MILLIS);
      doUnlessOver(
          change,
          () -> {
            isAsked = true;
            ask.run();
          });
      Thread.sleep(PATIENCE_MILLIS);
      doUnlessOver(change, redraw);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void doUnlessOver(int change, Runnable step) {
    lock.lock();
    try {
      if (isGoingOn && change == changes) {
        step.run();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends; the line is being drawn. */
  void end() {
    isGoingOn = false;
    isAsked = false;
  }

  /** Returns the column, from 0, that a sequence tells in answer to the question, else null. */
  @Nullable Integer column(String sequence) {
    Matcher answer = ANSWER.matcher(sequence);
    return isAsked && answer.matches() ? Integer.parseInt(answer.group(1)) - 1 : null;
  }

  /**
   * Returns the row of the line in which the cursor is.
   *
   * @param kept where it is if rows were left as they are
   * @param wrapped where it is if they were wrapped anew
   * @param column where it is in its row; null if that is not known
   */
  static int row(Place kept, Place wrapped, @Nullable Integer column) {
    if (column == null) {
      // Rather leave a row of the line above than draw over what stood there before.
      return Math.min(kept.row(), wrapped.row());
    }
    // A terminal may count some letters otherwise. Most wrap, where both are possible.
    boolean isKept = Math.abs(column - kept.column()) < Math.abs(column - wrapped.column());
    return isKept ? kept.row() : wrapped.row();
  }
}
