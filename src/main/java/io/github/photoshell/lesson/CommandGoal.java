package io.github.photoshell.lesson;

import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A lesson goal about a command, such as {@code ran last --as curl}: a command with these words
 * succeeded; it may have more words, and a {@code *} in a word matches any characters. A word with
 * blanks is in quotes, as at the prompt. It covers what the portal cannot see, such as printed
 * code. With {@code tried} the command need not succeed, for what the shell itself refuses.
 */
record CommandGoal(List<String> words, boolean mustSucceed) implements Goal {
  private static final String RAN = "ran";

  static CommandGoal of(String text) {
    List<String> words;
    try {
      words = Tokenizer.split(text);
    } catch (UsageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (words.size() < 2) {
      throw new IllegalArgumentException("write this kind of goal like: ran last --as curl");
    }
    return new CommandGoal(words.subList(1, words.size()), words.get(0).equals(RAN));
  }

  @Override
  public boolean isMet(GoalContext context) {
    return context.commands().stream()
        .filter(command -> command.succeeded() || !mustSucceed)
        .map(GoalContext.CommandRun::words)
        .anyMatch(this::matches);
  }

  /**
   * Returns whether a command has all words: its name first, the others in any order, options as
   * one word or two.
   */
  private boolean matches(List<String> command) {
    List<String> commandWords = withOptionsAsTwoWords(command);
    return isCommand(commandWords)
        && withOptionsAsTwoWords(words).stream()
            .allMatch(
                word ->
                    commandWords.stream().anyMatch(commandWord -> wordMatches(word, commandWord)));
  }

  private static List<String> withOptionsAsTwoWords(List<String> words) {
    List<String> split = new ArrayList<>();
    words.forEach(word -> split.addAll(List.of(word.split("=", word.startsWith("--") ? 2 : 1))));
    return split;
  }

  private boolean isCommand(List<String> command) {
    return !command.isEmpty() && command.get(0).equals(words.get(0));
  }

  /** Matches each part where it first occurs; a regular expression could backtrack endlessly. */
  private static boolean wordMatches(String word, String given) {
    String[] parts = word.split("\\*", -1);
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return word.equals(given);
    }
    if (!given.startsWith(parts[0]) || !given.endsWith(last)) {
      return false;
    }
    int position = parts[0].length();
    for (String part : Arrays.asList(parts).subList(1, parts.length - 1)) {
      int found = given.indexOf(part, position);
      if (found < 0) {
        return false;
      }
      position = found + part.length();
    }
    return position <= given.length() - last.length();
  }

  @Override
  public String missing(GoalContext context) {
    String expected = "'" + String.join(" ", words).replace(" * ", " … ") + "'";
    List<List<String>> runs =
        context.commands().stream()
            .map(GoalContext.CommandRun::words)
            .filter(this::isCommand)
            .toList();
    if (runs.isEmpty()) {
      return expected + " has not run";
    }
    List<String> last = runs.get(runs.size() - 1);
    return matches(last)
        ? expected + " ran, but did not succeed"
        : "'" + String.join(" ", last) + "' ran, but the step asks for " + expected;
  }

  @Override
  public String toString() {
    String written = words.stream().map(Tokenizer::quoted).collect(Collectors.joining(" "));
    return (mustSucceed ? RAN : "tried") + " " + written;
  }
}
