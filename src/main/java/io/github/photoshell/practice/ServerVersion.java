package io.github.photoshell.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose habits the practice portal has: those of one line of DocSpace releases. */
public enum ServerVersion {
  /** The newest: photos are their owner's alone, downloads are checked, keys are held to scopes. */
  V3_7("3.7", "3.7.2.1830"),
  /** Photos are their owner's alone; downloads are not checked. */
  V3_6("3.6", "3.6.1.1520"),
  /** Whoever may edit a person may change the person's photo; downloads are not checked. */
  V3_5("3.5", "3.5.0.1372");

  private final String label;
  private final String version;

  ServerVersion(String label, String version) {
    this.label = label;
    this.version = version;
  }

  /** What a user types and reads, such as {@code 3.7}. */
  public String label() {
    return label;
  }

  /** What the portal says of itself: version and build, such as {@code 3.7.2.1830}. */
  public String version() {
    return version;
  }

  /** The rules with this label, exactly as typed; empty when there are none. */
  public static Optional<ServerVersion> named(String label) {
    return Arrays.stream(values()).filter(version -> version.label.equals(label)).findFirst();
  }

  /** All labels, newest first. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ServerVersion::label).toList();
  }
}
