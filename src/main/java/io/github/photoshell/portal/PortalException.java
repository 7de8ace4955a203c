package io.github.photoshell.portal;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.HttpClients;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the portal gives no usable response. Contains facts only; FailureText words them for
 * the screen.
 */
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
      @Nullable Duration retryAfter) {
    this(kind, call, status, detail, retryAfter, true, null);
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
   * Returns the exception for a cancelled call.
   *
   * @param sent whether any part of the request was sent
   */
  static PortalException cancelled(String call, boolean sent, @Nullable Throwable cause) {
    return new PortalException(FailureKind.CANCELLED, call, null, null, null, sent, cause);
  }

  /** Returns whether the portal may have made a change, although no usable response confirms it. */
  public boolean mayHaveHappened() {
    if (HttpClients.reads(call.substring(0, Math.max(0, call.indexOf(' '))))) {
      return false;
    }
    if (kind == FailureKind.CANCELLED) {
      return sent;
    }
    boolean isRefused = status != null && status >= 300 && status < 500;
    return kind.isUnclear() && !isRefused;
  }

  public FailureKind kind() {
    return kind;
  }

  /**
   * Returns the method and the address without the query, as in {@code GET
   * https://portal/api/2.0/people/@self}.
   */
  String call() {
    return call;
  }

  /** Returns the HTTP status; null without a response. */
  @Nullable Integer status() {
    return status;
  }

  /**
   * Returns the detail of the failure, such as the portal's reason, a redirect target or a host;
   * null when unknown.
   */
  @Nullable String detail() {
    return detail;
  }

  /** Returns the wait that the portal asks for; null when not given. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
