package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a practice portal.
 *
 * @param port the port on loopback, 0 to 65535; 0 for any free port
 * @param version the DocSpace version that it behaves like
 * @param people the number of people, {@value #MIN_PEOPLE} to {@value #MAX_PEOPLE}; the first
 *     {@value #MIN_PEOPLE} are always the same, the others are generated
 * @param https whether it uses https, with its own certificate authority
 * @param rateLimited whether it enforces the rate limits of a real portal
 * @param start the initial state, including version and people; null for the default
 */
public record PracticeSettings(
    int port,
    ServerVersion version,
    int people,
    boolean https,
    boolean rateLimited,
    @Nullable PracticeState start) {
  /** The number of people who are always there. */
  public static final int MIN_PEOPLE = 24;

  /** The largest number of people that a portal can hold without noticeable delay. */
  public static final int MAX_PEOPLE = 100_000;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if the port or the number of people is out of range
   */
  public PracticeSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (people < MIN_PEOPLE || people > MAX_PEOPLE) {
      throw new IllegalArgumentException(
          "people must be %d to %d, not %d".formatted(MIN_PEOPLE, MAX_PEOPLE, people));
    }
  }

  /** Creates settings for http without a rate limit. */
  public PracticeSettings(int port, ServerVersion version, int people) {
    this(port, version, people, false, false, null);
  }

  /** Returns the defaults: any free port, the newest version, the smallest number of people. */
  public static PracticeSettings defaults() {
    return new PracticeSettings(0, ServerVersion.V3_7, MIN_PEOPLE);
  }

  /** Returns a copy with https. */
  public PracticeSettings withHttps() {
    return new PracticeSettings(port, version, people, true, rateLimited, start);
  }

  /** Returns a copy with the rate limit on. */
  public PracticeSettings withRateLimit() {
    return new PracticeSettings(port, version, people, https, true, start);
  }

  /** Returns a copy with another initial state. */
  public PracticeSettings from(PracticeState state) {
    return new PracticeSettings(port, version, people, https, rateLimited, state);
  }
}
