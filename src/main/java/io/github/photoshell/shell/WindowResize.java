package io.github.photoshell.shell;

import io.github.photoshell.shell.LineDisplay.Place;
import java.util.concurrent.locks.Lock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Handles a window that is resized while a line is edited. Some terminals wrap their rows again,
 * others keep them. To redraw the line in its place, the terminal is asked for the cursor's
 * position when the size no longer changes.
 */
final class WindowResize {
  /** Asks for the cursor's position (DSR 6, ECMA-48). */
  static final String QUESTION = "\u001b[6n";

  private static final Pattern ANSWER = Pattern.compile("\u001b\\[\\d{1,5};(\\d{1,5})R");

  /** While the user drags the corner, sizes change faster than this. */
  private static final long REST_MILLIS = 60;

  private static final long PATIENCE_MILLIS = 300;

  private final Lock lock;
  private int changes;
  private boolean isActive;
  private boolean isAsked;

  /** Questions without an answer yet; the answers come in the same order. */
  private int unanswered;

  private boolean isDue;

  /**
   * @param lock held by all callers
   */
  WindowResize(Lock lock) {
    this.lock = lock;
  }

  /** Returns whether the line may have moved since it was drawn. */
  boolean isActive() {
    return isActive;
  }

  /**
   * Starts a resize, or continues it with another size.
   *
   * @param ask sends the question
   * @param redraw draws the line without an answer
   */
  void changed(Runnable ask, Runnable redraw) {
    changes++;
    isActive = true;
    isAsked = false;
    isDue = false;
    int last = changes;
    Thread thread = new Thread(() -> follow(last, ask, redraw), "window resize");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow(int change, Runnable ask, Runnable redraw) {
    try {
      Thread.sleep(REST_MILLIS);
      runIfCurrent(
          change,
          () -> {
            isAsked = true;
            unanswered++;
            ask.run();
          });
      Thread.sleep(PATIENCE_MILLIS);
      runIfCurrent(change, redraw);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runIfCurrent(int change, Runnable step) {
    lock.lock();
    try {
      if (isActive && change == changes) {
        step.run();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The line must be redrawn without an answer, as soon as nothing else is drawn. */
  void setDue() {
    isDue = true;
  }

  boolean isDue() {
    return isDue;
  }

  /** Ends the resize; the line is redrawn. */
  void end() {
    isActive = false;
    isAsked = false;
    isDue = false;
  }

  /** Ends the resize, as the line itself ends; an answer may not be read any more. */
  void reset() {
    end();
    unanswered = 0;
  }

  /** Returns whether a sequence tells the cursor's position. */
  static boolean isAnswer(String sequence) {
    return ANSWER.matcher(sequence).matches();
  }

  /** Returns the column, from 0, if a sequence answers the last question; otherwise null. */
  @Nullable Integer column(String sequence) {
    Matcher answer = ANSWER.matcher(sequence);
    if (!answer.matches()) {
      return null;
    }
    unanswered = Math.max(0, unanswered - 1);
    return isAsked && unanswered == 0 ? Integer.parseInt(answer.group(1)) - 1 : null;
  }

  /**
   * Returns the cursor's row within the line.
   *
   * @param kept its place if the terminal kept its rows
   * @param wrapped its place if the terminal wrapped its rows again
   * @param column its column; null if unknown
   */
  static int row(Place kept, Place wrapped, @Nullable Integer column) {
    if (column == null) {
      // Prefers a leftover row of the line above to overwriting earlier output.
      return Math.min(kept.row(), wrapped.row());
    }
    // Terminals may count some letters differently. If both are possible, assumes wrapping.
    boolean isKept = Math.abs(column - kept.column()) < Math.abs(column - wrapped.column());
    return isKept ? kept.row() : wrapped.row();
  }
}
