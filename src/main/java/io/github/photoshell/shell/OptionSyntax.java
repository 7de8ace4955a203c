package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax of options before and after a command. */
final class OptionSyntax {
  /** Ends the options: every word after it is an argument. */
  static final String END = "--";

  private static final String HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212";
  private static final Pattern OPTION = Pattern.compile("[" + HYPHENS + "].+", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final String JSON = "--json";
  private static final String FILTER = "--jq";
  private static final List<String> HELP = List.of("-h", "--help");

  private OptionSyntax() {}

  /**
   * Returns whether a word is an option, known or not. A lone hyphen, which stands for a standard
   * stream, and a negative number are not. Hyphens that a word processor has replaced by dashes
   * count, too: {@code \u2014json} is never meant as an argument.
   */
  static boolean isOption(String word) {
    return OPTION.matcher(word).matches() && !NUMBER.matcher(word).matches();
  }

  /** Returns the index of {@code --}; the number of words if it is not there. */
  static int endOfOptions(List<String> words) {
    int end = words.indexOf(END);
    return end < 0 ? words.size() : end;
  }

  /** Returns whether options ask for data as JSON; a filter needs it, too, unless it is kept. */
  static boolean asksForJson(List<String> words) {
    List<String> options = words.subList(0, endOfOptions(words));
    if (value(options, ShellCommand.INTO).isPresent()) {
      return options.contains(JSON);
    }
    return words.subList(0, endOfOptions(words)).stream()
        .anyMatch(
            word -> word.equals(JSON) || word.equals(FILTER) || word.startsWith(FILTER + "="));
  }

  /** Returns the first value of an option; empty without one. */
  static Optional<String> value(List<String> words, String name) {
    String option = END + name;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith(option + "=")) {
        return Optional.of(words.get(i).substring(option.length() + 1));
      }
      if (words.get(i).equals(option) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a line that cannot be split into words seems to ask for data as JSON. */
  static boolean asksForJson(String line) {
    return line.contains(JSON) || line.contains(FILTER);
  }

  /** Returns the index of the first word that asks for help; -1 if none does. */
  static int indexOfHelp(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (HELP.contains(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the words that were executed: prefixed with {@code help} if they ask for help, because
   * then the command itself did not run.
   */
  static List<String> withHelpFirst(List<String> words) {
    if (indexOfHelp(words.subList(0, endOfOptions(words))) < 0) {
      return words;
    }
    List<String> corrected = new ArrayList<>(words);
    corrected.add(0, "help");
    return corrected;
  }

  /**
   * Returns the known option that an unknown one probably means: the same with other hyphens, the
   * only one with that first letter, or one with a typing error.
   *
   * @param known with their hyphens
   */
  static Optional<String> suggestion(String typed, Collection<String> known) {
    String name = typed.replaceFirst("^[" + HYPHENS + "]+", "");
    if (name.length() != 1) {
      List<String> names = known.stream().map(one -> one.substring(2)).toList();
      return DidYouMean.suggest(names, name).map(one -> "--" + one);
    }
    String letter = name.toLowerCase(Locale.ROOT);
    List<String> begun = known.stream().filter(one -> one.startsWith("--" + letter)).toList();
    return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
  }
}
