package io.github.photoshell.portal;

import io.github.photoshell.http.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a portal (contract 4.7).
 *
 * @param maxImageUploadSize in bytes; 0 means unknown, not a limit; use {@link #uploadLimit()}
 * @param tenantStatus the state of the portal (contract 2.3); use {@link #state()}
 */
public record PortalSettings(
    @Lenient @Nullable String version,
    @Lenient @Nullable Long maxImageUploadSize,
    @Lenient @Nullable Integer tenantStatus) {

  /** Returns the largest image the portal accepts, in bytes; null when unknown. */
  public @Nullable Long uploadLimit() {
    return maxImageUploadSize == null || maxImageUploadSize <= 0 ? null : maxImageUploadSize;
  }

  /** Returns the state in which the portal refuses most requests; null when it works normally. */
  @Nullable FailureKind state() {
    return switch (tenantStatus == null ? 0 : tenantStatus) {
      case 1 -> FailureKind.SUSPENDED;
      case 2 -> FailureKind.NO_PORTAL;
      case 3 -> FailureKind.MOVING;
      case 4 -> FailureKind.RESTORING;
      case 6 -> FailureKind.ENCRYPTING;
      default -> null;
    };
  }
}
