package io.github.photoshell.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The goal {@code ran last --as curl}: a command with these words succeeded; it may have more
 * words, and a {@code *} in a word matches any characters. It covers what the portal cannot see,
 * such as printed code. With {@code tried} the command need not succeed, for what the shell itself
 * refuses.
 */
record CommandGoal(List<String> words, boolean well) implements Goal {
  private static final String RAN = "ran";

  static CommandGoal of(String text) {
    List<String> words = List.of(text.split(" "));
    if (words.size() < 2) {
      throw new IllegalArgumentException("write this kind of goal like: ran last --as curl");
    }
    return new CommandGoal(words.subList(1, words.size()), words.get(0).equals(RAN));
  }

  @Override
  public boolean isMet(GoalContext context) {
    return context.ran().stream()
        .filter(one -> one.well() || !well)
        .map(GoalContext.Ran::words)
        .anyMatch(this::isThis);
  }

  /**
   * Returns whether a command has all words: its name first, the others in any order, options as
   * one word or two.
   */
  private boolean isThis(List<String> ran) {
    List<String> given = new ArrayList<>();
    ran.forEach(
        word -> given.addAll(List.of(word.startsWith("--") ? word.split("=", 2) : one(word))));
    return isCommand(given)
        && words.stream().allMatch(word -> given.stream().anyMatch(one -> fits(word, one)));
  }

  private boolean isCommand(List<String> ran) {
    return !ran.isEmpty() && ran.get(0).equals(words.get(0));
  }

  /** Matches each part where it first occurs; a regular expression could backtrack endlessly. */
  private static boolean fits(String word, String given) {
    String[] parts = word.split("\\*", -1);
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return word.equals(given);
    }
    if (!given.startsWith(parts[0]) || !given.endsWith(last)) {
      return false;
    }
    int at = parts[0].length();
    for (String part : Arrays.asList(parts).subList(1, parts.length - 1)) {
      int found = given.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return at <= given.length() - last.length();
  }

  private static String[] one(String word) {
    return new String[] {word};
  }

  @Override
  public String missing(GoalContext context) {
    String wanted = "'" + String.join(" ", words).replace(" * ", " … ") + "'";
    List<List<String>> ran =
        context.ran().stream().map(GoalContext.Ran::words).filter(this::isCommand).toList();
    if (ran.isEmpty()) {
      return wanted + " has not run";
    }
    List<String> last = ran.get(ran.size() - 1);
    return isThis(last)
        ? wanted + " ran, but did not succeed"
        : "'" + String.join(" ", last) + "' ran, but the step asks for " + wanted;
  }

  @Override
  public String toString() {
    return (well ? RAN : "tried") + " " + String.join(" ", words);
  }
}
