package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * What a portal says of itself (contract 4.7).
 *
 * @param maxImageUploadSize bytes; 0 stands for unknown, not for a limit. {@link #uploadLimit()}
 *     knows
 */
public record PortalSettings(
    @IfReadable @Nullable String version,
    @IfReadable @Nullable String greetingSettings,
    @IfReadable @Nullable Long maxImageUploadSize) {

  /** The largest image it takes, in bytes; null when it doesn't say. */
  public @Nullable Long uploadLimit() {
    return maxImageUploadSize == null || maxImageUploadSize <= 0 ? null : maxImageUploadSize;
  }
}
