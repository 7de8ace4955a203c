package io.github.photoshell.lesson;

import io.github.photoshell.practice.Gallery;
import io.github.photoshell.practice.GalleryImage;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.Rules;
import io.github.photoshell.render.Look;
import io.github.photoshell.render.Table;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayList;
import java.util.List;

/** The options that both commands for the practice portal take, and what both explain. */
final class PracticeOptions {
  static final String RULES = "rules";
  static final String PEOPLE = "people";
  private static final int FEWEST = 24;
  private static final int MOST = 100_000;

  private PracticeOptions() {}

  /**
   * Reads {@code --rules} and {@code --people}.
   *
   * @param port 0 for any free one
   * @throws UsageException if one of them is not what it can be
   */
  static PracticeSettings settings(Input input, int port) {
    return new PracticeSettings(
        port,
        input.option(RULES).map(PracticeOptions::rules).orElse(Rules.V3_7),
        input.option(PEOPLE).map(typed -> number(typed, PEOPLE, FEWEST, MOST)).orElse(FEWEST));
  }

  private static Rules rules(String typed) {
    return Rules.named(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "There are no rules '" + typed + "'.",
                    "Use --rules " + String.join(" or ", Rules.labels()) + "."));
  }

  /** Returns a whole number between two others, both included. */
  static int number(String typed, String option, int least, int most) {
    try {
      int number = Integer.parseInt(typed);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new UsageException(
        "--%s takes a whole number from %d to %d, not '%s'.".formatted(option, least, most, typed),
        "For example --%s %d.".formatted(option, least));
  }

  /** Returns the addresses of pictures that the practice portal knows, each with what it is. */
  static List<Text> gallery() {
    Table table = new Table();
    for (GalleryImage image : Gallery.images()) {
      table.row(Text.of("  " + image.address()), Text.of(Tone.FAINT, image.behaves()));
    }
    List<Text> lines = new ArrayList<>();
    lines.add(Text.empty());
    lines.add(Text.of("Pictures that the practice portal knows; it fetches nothing from outside:"));
    lines.addAll(table.lines(Look.endless()));
    return lines;
  }
}
