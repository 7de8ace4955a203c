package io.github.photoshell.session;

import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.session.SavedPortal.Colour;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The saved portals, stored in a properties file that only its owner can read. The file is read
 * again for each call, because another shell may have changed it, and is replaced atomically.
 */
public final class SavedPortals {
  private static final String HEAD = "photoshell's portals; never a token";
  private static final int MAX_BYTES = 1024 * 1024;

  /** The first line as photoshell writes it, or an entry if a user has removed the comments. */
  private static final Pattern FIRST_LINE =
      Pattern.compile(
          Pattern.quote("#" + HEAD)
              + "|[^#!=:\\s]+\\.(address|token-file|token-command\\.\\d+|token-wait|ca-file|client-cert|colour|production)=.*");

  private final Path file;
  private final StateFile readable;
  private final StateFile state;

  public SavedPortals(Path file) {
    this.file = file;
    this.readable = new StateFile(file, MAX_BYTES, line -> true);
    this.state = new StateFile(file, MAX_BYTES, line -> FIRST_LINE.matcher(line).matches());
  }

  /**
   * Returns all saved portals, sorted by name. A file with an unknown first line is read if it
   * contains portals, but never changed: tools that manage settings add a line of their own.
   *
   * @throws IOException if there is a file and it cannot be read
   */
  List<SavedPortal> all() throws IOException {
    Properties properties;
    try {
      properties = readable.readProperties();
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8 text", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no properties file", e);
    }
    TreeMap<String, SavedPortal> portals = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      int dot = key.lastIndexOf('.');
      if (dot > 0 && key.substring(dot).equals(".address")) {
        portals.put(key.substring(0, dot), read(key.substring(0, dot), properties));
      }
    }
    if (portals.isEmpty()) {
      // Without portals the file must at least be written by photoshell.
      state.read();
    }
    return new ArrayList<>(portals.values());
  }

  private static SavedPortal read(String name, Properties properties) {
    List<String> command = new ArrayList<>();
    for (int i = 0; properties.containsKey(name + ".token-command." + i); i++) {
      command.add(properties.getProperty(name + ".token-command." + i));
    }
    return new SavedPortal(
        name,
        properties.getProperty(name + ".address"),
        properties.getProperty(name + ".token-file"),
        command,
        wait(properties.getProperty(name + ".token-wait", "")),
        properties.getProperty(name + ".ca-file"),
        properties.getProperty(name + ".client-cert"),
        Colour.of(properties.getProperty(name + ".colour", "")).orElse(null),
        Boolean.parseBoolean(properties.getProperty(name + ".production")));
  }

  private static @Nullable Integer wait(String seconds) {
    return seconds.matches("[1-9]\\d{0,2}") ? Integer.valueOf(seconds) : null;
  }

  /**
   * Returns the portal with this name.
   *
   * @throws IOException if there is a file and it cannot be read
   */
  Optional<SavedPortal> find(String name) throws IOException {
    return all().stream().filter(portal -> portal.name().equals(name)).findFirst();
  }

  /**
   * Returns whether a portal with this address is saved as a production portal, under any name.
   *
   * @throws IOException if there is a file and it cannot be read
   */
  boolean isProduction(ServerAddress address) throws IOException {
    return all().stream().anyMatch(portal -> portal.production() && portal.isAt(address));
  }

  /**
   * Saves a portal, replacing one with the same name.
   *
   * @return the replaced portal; empty if there was none with this name
   * @throws IOException if the file cannot be read or written; it is then unchanged
   */
  Optional<SavedPortal> save(SavedPortal portal) throws IOException {
    return withLock(
        () -> {
          Optional<SavedPortal> replaced = find(portal.name());
          List<SavedPortal> portals = without(portal.name());
          portals.add(portal);
          write(portals);
          return replaced;
        });
  }

  /**
   * Removes a portal.
   *
   * @return the removed portal; empty if there was none with this name
   * @throws IOException if the file cannot be read or written; it is then unchanged
   */
  Optional<SavedPortal> remove(String name) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return withLock(
        () -> {
          Optional<SavedPortal> removed = find(name);
          if (removed.isPresent()) {
            write(without(name));
          }
          return removed;
        });
  }

  private interface Change<T> {
    T apply() throws IOException;
  }

  /** Makes a change while holding the lock, so that no other shell changes the file. */
  private <T> T withLock(Change<T> change) throws IOException {
    PrivateFolder.makeFor(file);
    // Not the file itself: it is replaced, and its lock would not apply to the new file.
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    return StateFile.lock(lock).withLock(locked -> change.apply());
  }

  private List<SavedPortal> without(String name) throws IOException {
    List<SavedPortal> portals = new ArrayList<>(all());
    portals.removeIf(portal -> portal.name().equals(name));
    return portals;
  }

  private void write(List<SavedPortal> portals) throws IOException {
    Properties properties = new Properties();
    for (SavedPortal portal : portals) {
      put(properties, portal.name() + ".address", portal.address());
      put(properties, portal.name() + ".token-file", portal.tokenFile());
      for (int i = 0; i < portal.tokenCommand().size(); i++) {
        put(properties, portal.name() + ".token-command." + i, portal.tokenCommand().get(i));
      }
      Integer wait = portal.tokenWait();
      put(properties, portal.name() + ".token-wait", wait == null ? null : wait.toString());
      put(properties, portal.name() + ".ca-file", portal.caFile());
      put(properties, portal.name() + ".client-cert", portal.clientCert());
      Colour colour = portal.colour();
      put(properties, portal.name() + ".colour", colour == null ? null : colour.word());
      put(properties, portal.name() + ".production", portal.production() ? "true" : null);
    }
    state.replaceProperties(properties, HEAD);
  }

  private static void put(Properties properties, String key, @Nullable String value) {
    if (value != null) {
      properties.setProperty(key, value);
    }
  }
}
