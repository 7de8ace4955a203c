package io.github.photoshell.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line split into words with its variables replaced.
 *
 * @param kept the indexes of the words that begin with a value kept by the user, with its name
 * @param texts the texts of all kept values in the line
 */
record ExpandedLine(List<String> words, Map<Integer, String> kept, Set<String> texts) {
  ExpandedLine {
    words = List.copyOf(words);
    kept = Map.copyOf(kept);
    texts = Set.copyOf(texts);
  }

  /** Returns words without variables. */
  static ExpandedLine of(List<String> words) {
    return new ExpandedLine(words, Map.of(), Set.of());
  }

  /**
   * Checks that kept values are only data: they may come from a portal, and are neither commands
   * nor options.
   *
   * @throws UsageException if one is in the place of a command, or would be read as an option
   */
  void check(Grammar grammar) {
    int end = OptionSyntax.endOfOptions(words);
    kept.forEach(
        (index, name) -> {
          if (grammar.commandAt(words, index) == index) {
            throw new UsageException(
                "$" + name + " is a value, not a command.", "Type the command itself.");
          }
          if (index <= end && OptionSyntax.isOption(words.get(index))) {
            throw new UsageException(
                "The value of $" + name + " begins with a hyphen, as an option does.",
                "Put it after --, or after the = of an option: --query=$" + name);
          }
        });
  }
}
