package io.github.photoshell.batch;

import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.UsageException;

/** The option {@code --pace} of exports and imports. */
final class RateOption {
  static final String NAME = "pace";
  static final String VALUE = "calls";
  static final String MEANING = "requests per minute; 1500 by default, 0 for no limit";

  private RateOption() {}

  /**
   * Returns the number of requests per minute; 0 for no limit.
   *
   * @throws UsageException if it is not a number
   */
  static int of(CommandInput input) {
    String typed = input.option(NAME).orElse(String.valueOf(PortalLimits.REQUESTS_PER_MINUTE));
    if (!typed.matches("\\d{1,6}")) {
      throw new UsageException(
          "--pace takes a number of requests per minute, not '" + typed + "'.",
          "Leave it out for the default of 1500, which portals accept.");
    }
    return Integer.parseInt(typed);
  }
}
