package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * What a portal says of itself (contract 4.7).
 *
 * @param maxImageUploadSize bytes; 0 stands for unknown, not for a limit. {@link #uploadLimit()}
 *     knows
 * @param tenantStatus what state the portal is in (contract 2.3). {@link #state()} knows
 */
public record PortalSettings(
    @Lenient @Nullable String version,
    @Lenient @Nullable String greetingSettings,
    @Lenient @Nullable Long maxImageUploadSize,
    @Lenient @Nullable Integer tenantStatus) {

  /** The largest image it takes, in bytes; null when it doesn't say. */
  public @Nullable Long uploadLimit() {
    return maxImageUploadSize == null || maxImageUploadSize <= 0 ? null : maxImageUploadSize;
  }

  /** Why the portal refuses calls that it usually answers; null when it is in order. */
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
