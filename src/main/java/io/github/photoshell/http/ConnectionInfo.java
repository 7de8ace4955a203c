package io.github.photoshell.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Details of the connection to a portal.
 *
 * @param proxy null when there is none
 * @param tlsVersion as in {@code TLSv1.3}; null when there was no secure connection
 * @param chain the certificates the portal sent, its own first, even if not trusted
 * @param clockAhead how far this computer's clock is ahead of the portal's, to the second; negative
 *     when it is behind, null when no response contained the time
 */
public record ConnectionInfo(
    @Nullable ProxyUse proxy,
    @Nullable String tlsVersion,
    List<PeerCertificate> chain,
    @Nullable Duration clockAhead) {
  /**
   * The proxy used for a portal, without its password.
   *
   * @param label its host and port
   * @param source the setting that names it, such as {@code HTTPS_PROXY}
   * @param withPassword whether a user name and password are sent to it
   */
  public record ProxyUse(String label, String source, boolean withPassword) {}

  public ConnectionInfo {
    chain = List.copyOf(chain);
  }
}
