package io.github.photoshell.portal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No usable answer from the portal. Carries facts; its words for the screen are made elsewhere. */
public final class PortalException extends RuntimeException {
  private final Trouble trouble;
  private final String call;
  private final @Nullable Integer status;
  private final @Nullable String detail;
  private final @Nullable Duration retryAfter;

  PortalException(
      Trouble trouble,
      String call,
      @Nullable Integer status,
      @Nullable String detail,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(trouble + " at " + call, cause);
    this.trouble = trouble;
    this.call = call;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  public Trouble trouble() {
    return trouble;
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
