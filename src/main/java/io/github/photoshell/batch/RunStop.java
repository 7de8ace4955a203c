package io.github.photoshell.batch;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.photo.BatchReasonText;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.PortalException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run over many photos early: because the user cancelled it, a failure affects everyone, or
 * too many failed in a row.
 */
final class RunStop {
  private static final int MAX_FAILURES_IN_A_ROW = 40;

  private final AtomicInteger failedInARow = new AtomicInteger();
  private volatile boolean stopped;
  private volatile boolean atOnce;
  private volatile boolean interrupted;
  private volatile @Nullable String reason;
  private volatile @Nullable PortalException keyRefused;

  /** Accepts no more work; running work is completed. */
  void because(String newReason) {
    if (!stopped) {
      reason = newReason;
      stopped = true;
    }
  }

  /** Stops because the user pressed Ctrl-C. */
  void interrupt() {
    interrupted = true;
    stopped = true;
  }

  /** Notices a cancelled request: by Ctrl-C, unless a failure has ended running work. */
  private void cancelled() {
    if (!atOnce) {
      interrupt();
    }
  }

  /** Accepts no more work at the end of a run. */
  void end() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Returns whether running work is not to be completed. */
  boolean isAtOnce() {
    return interrupted || atOnce;
  }

  boolean isInterrupted() {
    return interrupted;
  }

  /** Returns why the run ended early; null if it did not or was cancelled. */
  @Nullable String reason() {
    return reason;
  }

  /**
   * Counts a result.
   *
   * @param failure why it is a failure; empty if it is none
   */
  void count(String failure) {
    if (failure.isEmpty()) {
      failedInARow.set(0);
    } else if (failedInARow.incrementAndGet() >= MAX_FAILURES_IN_A_ROW) {
      because("too many failed in a row; last reason: " + failure);
    }
  }

  /**
   * Returns why one photo failed.
   *
   * @throws PortalException if the failure affects everyone; the run is then stopped
   */
  String reasonUnlessGlobal(PortalException exception) {
    if (ifGlobal(exception)) {
      throw exception;
    }
    return FailureText.brief(exception);
  }

  /**
   * Stops if a failure affects everyone.
   *
   * @return whether it does
   */
  boolean ifGlobal(PortalException exception) {
    FailureKind kind = exception.kind();
    if (kind == FailureKind.CANCELLED) {
      cancelled();
    } else if (kind == FailureKind.TOO_MANY) {
      Duration wait = exception.retryAfter();
      because(
          "the portal accepts no more requests for now"
              + (wait == null ? "" : " and asks to wait " + FailureText.words(wait)));
    } else if (kind == FailureKind.TOKEN_REFUSED) {
      keyRefused = exception;
      because("the portal no longer accepts the API key");
    } else if (kind.isOfPortal()) {
      because(kind.brief());
    } else {
      return false;
    }
    // After a refused key, changes that were sent already are still verified.
    if (kind != FailureKind.TOKEN_REFUSED) {
      atOnce = true;
    }
    return true;
  }

  /**
   * Stops if a change was cancelled.
   *
   * @throws InterruptedException if nothing was sent: Ctrl-C closes files, too, so that the current
   *     photo could not be kept
   */
  void ifCancelled(PhotoOutcome outcome) throws InterruptedException {
    if (BatchReasonText.isCancelled(outcome)) {
      cancelled();
    }
    if (stopped && outcome instanceof PhotoOutcome.Declined) {
      throw new InterruptedException();
    }
  }

  /** Returns the refusal of the API key; null if it was not refused. */
  @Nullable PortalException keyRefusal() {
    return keyRefused;
  }

  /** Returns whether the portal refused the API key. */
  boolean isKeyRefused() {
    return keyRefused != null;
  }

  /**
   * Reports a refused API key the way any other request does.
   *
   * @throws PortalException if the portal refused the API key
   */
  void throwIfKeyRefused() {
    PortalException refused = keyRefused;
    if (refused != null) {
      throw refused;
    }
  }
}
