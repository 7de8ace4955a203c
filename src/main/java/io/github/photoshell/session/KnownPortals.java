package io.github.photoshell.session;

import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.UserIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the portals that were connected to, in a properties file. It only saves time, so
 * a file that cannot be read or written is not an error.
 */
public final class KnownPortals {
  private static final String HEAD = "photoshell's known portals; never a token";
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_PORTALS = 100;
  private static final String SETTINGS = " settings";

  private final StateFile state;
  private final Path file;

  /**
   * What the last connection to a portal showed, so that the next one can send its requests at the
   * same time. Nothing is taken from it without asking the portal again.
   *
   * @param accountId the ID of the person who connected
   * @param readsSettings whether the API key could read the settings
   */
  record KnownPortal(String accountId, boolean readsSettings) {}

  public KnownPortals(Path file) {
    this.file = file;
    this.state = new StateFile(file, MAX_BYTES, ("#" + HEAD)::equals);
  }

  /** Returns what is known of a portal; null if nothing is. */
  @Nullable KnownPortal find(ServerAddress address) {
    try {
      return portal(state.readProperties().getProperty(address.toString(), ""));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Records what is known of a portal, unless the same is recorded already. */
  void save(ServerAddress address, KnownPortal portal) {
    if (portal.equals(find(address)) || !UserIds.isId(portal.accountId())) {
      return;
    }
    try {
      PrivateFolder.makeFor(file);
      Properties all = state.readProperties();
      if (all.size() >= MAX_PORTALS) {
        all.remove(all.keys().nextElement());
      }
      String value = portal.accountId() + (portal.readsSettings() ? SETTINGS : "");
      all.setProperty(address.toString(), value);
      state.replaceProperties(all, HEAD);
    } catch (IOException | IllegalArgumentException e) {
      // The next connection asks for it again.
    }
  }

  /**
   * Forgets a portal.
   *
   * @param address as saved, such as {@code https://portal.example.com}
   * @throws IOException if the file cannot be read or written; it is then unchanged
   */
  void forget(String address) throws IOException {
    Properties all = Files.exists(file) ? state.readProperties() : new Properties();
    if (all.remove(address) != null) {
      state.replaceProperties(all, HEAD);
    }
  }

  private static @Nullable KnownPortal portal(String value) {
    boolean readsSettings = value.endsWith(SETTINGS);
    String id = readsSettings ? value.substring(0, value.length() - SETTINGS.length()) : value;
    return UserIds.isId(id) ? new KnownPortal(id, readsSettings) : null;
  }
}
