package io.github.photoshell.command;

import io.github.photoshell.photo.ExportPhotos;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.UsageException;

/** The option {@code --pace} of the commands that call for many people. */
final class RateOption {
  static final String NAME = "pace";
  static final String VALUE = "calls";
  static final String MEANING = "calls a minute: 1500 unless told otherwise, 0 for any";

  private RateOption() {}

  /**
   * Returns how many calls a minute are wanted; 0 for any number.
   *
   * @throws UsageException if it is no number
   */
  static int of(CommandInput input) {
    String typed = input.option(NAME).orElse(String.valueOf(ExportPhotos.USUAL_PACE));
    if (!typed.matches("\\d{1,6}")) {
      throw new UsageException(
          "--pace takes a number of calls a minute, not '" + typed + "'.",
          "Leave it out for 1500, which is what a portal takes.");
    }
    return Integer.parseInt(typed);
  }
}
