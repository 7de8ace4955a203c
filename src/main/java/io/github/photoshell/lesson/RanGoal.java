package io.github.photoshell.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code ran last --as curl}: a command of these words has ended well, whatever else stood between
 * or behind them. For what the portal cannot see, such as code that was printed. {@code tried} asks
 * for no good end: for what the shell refuses by itself.
 */
record RanGoal(List<String> words, boolean well) implements Goal {
  private static final String RAN = "ran";

  static RanGoal of(String text) {
    List<String> words = List.of(text.split(" "));
    if (words.size() < 2) {
      throw new IllegalArgumentException("a goal of this kind is like: ran last --as curl");
    }
    return new RanGoal(words.subList(1, words.size()), words.get(0).equals(RAN));
  }

  @Override
  public boolean isMet(Evidence evidence) {
    return evidence.ran().stream()
        .filter(one -> one.well() || !well)
        .map(Evidence.Ran::words)
        .anyMatch(this::isThis);
  }

  /**
   * The command is the first word; the others may come in any place, options as one word or two.
   */
  private boolean isThis(List<String> ran) {
    List<String> given = new ArrayList<>();
    ran.forEach(
        word -> given.addAll(List.of(word.startsWith("--") ? word.split("=", 2) : one(word))));
    return !given.isEmpty() && given.get(0).equals(words.get(0)) && given.containsAll(words);
  }

  private static String[] one(String word) {
    return new String[] {word};
  }

  @Override
  public String missing(Evidence evidence) {
    return "'" + String.join(" ", words) + "' has not run" + (well ? ", or not with success" : "");
  }

  @Override
  public String toString() {
    return (well ? RAN : "tried") + " " + String.join(" ", words);
  }
}
