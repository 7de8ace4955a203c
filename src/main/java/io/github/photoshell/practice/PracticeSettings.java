package io.github.photoshell.practice;

/**
 * How a practice portal starts.
 *
 * @param port where it listens on loopback, 0 to 65535; 0 takes any free one
 * @param rules whose habits it has
 * @param people how many live on it, {@value #FEWEST_PEOPLE} to {@value #MOST_PEOPLE}; the first
 *     {@value #FEWEST_PEOPLE} are always the same, the others are made up to fill the count
 */
public record PracticeSettings(int port, Rules rules, int people) {
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

  /** Any free port, the newest rules, only the people of the courses. */
  public static PracticeSettings usual() {
    return new PracticeSettings(0, Rules.V3_7, FEWEST_PEOPLE);
  }
}
