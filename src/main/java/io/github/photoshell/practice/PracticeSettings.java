package io.github.photoshell.practice;

import org.jspecify.annotations.Nullable;

/**
 * How a practice portal starts.
 *
 * @param port where it listens on loopback, 0 to 65535; 0 takes any free one
 * @param version whose habits it has
 * @param people how many live on it, {@value #FEWEST_PEOPLE} to {@value #MOST_PEOPLE}; the first
 *     {@value #FEWEST_PEOPLE} are always the same, the others are made up to fill the count
 * @param https whether it speaks https, with a certificate that nobody trusts unasked
 * @param limited whether it takes no more calls than a real portal whose rate limiter is on
 * @param start what it holds at its start, rules and people included; null for the usual
 */
public record PracticeSettings(
    int port,
    ServerVersion version,
    int people,
    boolean https,
    boolean limited,
    @Nullable PracticeState start) {
  /** The people of the courses, who are always there. */
  public static final int FEWEST_PEOPLE = 24;

  /** As many as a portal can hold in memory without making anybody wait. */
  public static final int MOST_PEOPLE = 100_000;

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException when the port or the number of people is out of range
   */
  public PracticeSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (people < FEWEST_PEOPLE || people > MOST_PEOPLE) {
      throw new IllegalArgumentException(
          "people must be %d to %d, not %d".formatted(FEWEST_PEOPLE, MOST_PEOPLE, people));
    }
  }

  /** By http, without a rate limiter. */
  public PracticeSettings(int port, ServerVersion version, int people) {
    this(port, version, people, false, false, null);
  }

  /** Any free port, the newest rules, only the people of the courses. */
  public static PracticeSettings usual() {
    return new PracticeSettings(0, ServerVersion.V3_7, FEWEST_PEOPLE);
  }

  /** The same with https. */
  public PracticeSettings withHttps() {
    return new PracticeSettings(port, version, people, true, limited, start);
  }

  /** The same with the rate limiter on. */
  public PracticeSettings withRateLimit() {
    return new PracticeSettings(port, version, people, https, true, start);
  }

  /** The same, holding at its start what another portal held once. */
  public PracticeSettings from(PracticeState state) {
    return new PracticeSettings(port, version, people, https, limited, state);
  }
}
