package io.github.photoshell.session;

import io.github.photoshell.http.ServerAddress;
import java.io.IOException;

/** What photoshell keeps on this computer about each portal. */
@FunctionalInterface
public interface PortalFiles {
  /**
   * Deletes what is kept about a portal that no longer exists.
   *
   * @throws IOException if it cannot be deleted
   */
  void delete(ServerAddress portal) throws IOException;
}
