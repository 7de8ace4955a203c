package io.github.photoshell.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The DocSpace version that the practice portal behaves like. */
public enum ServerVersion {
  /**
   * The newest: people can change only their own photo, downloads are checked, keys are limited by
   * scopes.
   */
  V3_7("3.7", "3.7.2.1830"),
  /** People can change only their own photo; downloads are not checked. */
  V3_6("3.6", "3.6.1.1520"),
  /** Admins can change the photos of others; downloads are not checked. */
  V3_5("3.5", "3.5.0.1372");

  private final String label;
  private final String version;

  ServerVersion(String label, String version) {
    this.label = label;
    this.version = version;
  }

  /** Returns the short version, such as {@code 3.7}. */
  public String label() {
    return label;
  }

  /** Returns version and build as the portal reports them, such as {@code 3.7.2.1830}. */
  public String version() {
    return version;
  }

  /** Returns the version with exactly this label; empty if there is none. */
  public static Optional<ServerVersion> find(String label) {
    return Arrays.stream(values()).filter(version -> version.label.equals(label)).findFirst();
  }

  /** Returns all labels, the newest first. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ServerVersion::label).toList();
  }
}
