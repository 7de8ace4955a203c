package io.github.photoshell.portal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No usable answer from the portal. Carries facts; its words for the screen are made elsewhere. */
public final class PortalException extends RuntimeException {
  private final FailureKind kind;
  private final String call;
  private final @Nullable Integer status;
  private final @Nullable String detail;
  private final @Nullable Duration retryAfter;

  private final boolean sent;

  PortalException(
      FailureKind kind,
      String call,
      @Nullable Integer status,
      @Nullable String detail,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    this(kind, call, status, detail, retryAfter, true, cause);
  }

  private PortalException(
      FailureKind kind,
      String call,
      @Nullable Integer status,
      @Nullable String detail,
      @Nullable Duration retryAfter,
      boolean sent,
      @Nullable Throwable cause) {
    super(kind + " at " + call, cause);
    this.kind = kind;
    this.call = call;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.sent = sent;
  }

  /**
   * A call that was cancelled.
   *
   * @param sent whether any of its request had gone out
   */
  static PortalException cancelled(String call, boolean sent, @Nullable Throwable cause) {
    return new PortalException(FailureKind.CANCELLED, call, null, null, null, sent, cause);
  }

  /**
   * Returns whether the call was to change something and the portal may have done it, though no
   * usable answer says so.
   */
  public boolean mayHaveHappened() {
    if (RawRequest.reads(call.substring(0, Math.max(0, call.indexOf(' '))))) {
      return false;
    }
    return switch (kind) {
      case TIMED_OUT, BROKEN_OFF, TOO_LARGE -> true;
      case UNREADABLE -> status == null || status < 300 || status >= 500;
      case PROXY -> status == null || status >= 500;
      case CANCELLED -> sent;
      default -> false;
    };
  }

  public FailureKind trouble() {
    return kind;
  }

  /**
   * Method and address without the query, as in {@code GET https://portal/api/2.0/people/@self}.
   */
  public String call() {
    return call;
  }

  /** The HTTP status; null when no answer came. */
  public @Nullable Integer status() {
    return status;
  }

  /**
   * The portal's reason, a redirect's target, a host: what the trouble is about; null when nothing
   * is known.
   */
  public @Nullable String detail() {
    return detail;
  }

  /** How long the portal asks to wait; null when it doesn't say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
