package io.github.photoshell.session;

import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalAddress;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A portal with a token that works on it.
 *
 * @param key null for an access token, and on portals before 3.1.1, which don't tell
 * @param uploadLimit the largest image the portal takes, in bytes; null when the key may not know
 */
public record Session(
    Portal portal,
    Identity who,
    Rights rights,
    @Nullable Key key,
    PortalVersion version,
    @Nullable Long uploadLimit) {

  /**
   * The API key in use.
   *
   * @param name null when its maker gave none
   * @param masked as in {@code sk-***9f3a}
   * @param expiresAt in the portal's time zone; null when it never does
   */
  public record Key(
      @Nullable String name, @Nullable String masked, @Nullable OffsetDateTime expiresAt) {}

  public PortalAddress address() {
    return portal.address();
  }
}
