package io.github.photoshell.portal;

import io.github.photoshell.http.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Failures of requests to a portal. */
public final class SampleFailures {
  private SampleFailures() {}

  /** Returns the failure of a request that reads. */
  public static PortalException of(FailureKind kind) {
    return of(kind, null);
  }

  /** Returns the refusal of a request that reads, with the portal's reason. */
  public static PortalException refused(int status, @Nullable String reason) {
    return new PortalException(
        FailureKind.REFUSED, "GET https://portal.example/api", status, reason, null);
  }

  /**
   * Returns the failure of a request that reads.
   *
   * @param retryAfter the wait that the portal asks for; null when not given
   */
  public static PortalException of(FailureKind kind, @Nullable Duration retryAfter) {
    return new PortalException(
        kind, "GET https://portal.example/api/2.0/people", null, null, retryAfter);
  }
}
