package io.github.photoshell.portal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the line to a portal, besides the answers.
 *
 * @param proxy null when there is none between
 * @param tlsVersion as in {@code TLSv1.3}; null when no secure connection stood
 * @param chain the certificates the portal showed, its own first, also when they were not trusted
 * @param clockAhead how far this computer's clock is ahead of the portal's, to the second; negative
 *     when it is behind, null when no answer told the time
 */
public record ConnectionInfo(
    @Nullable ProxyUse proxy,
    @Nullable String tlsVersion,
    List<PeerCertificate> chain,
    @Nullable Duration clockAhead) {
  public ConnectionInfo {
    chain = List.copyOf(chain);
  }
}
