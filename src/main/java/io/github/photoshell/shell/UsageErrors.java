package io.github.photoshell.shell;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Errors about invalid commands, each with what to type instead. */
final class UsageErrors {
  private static final String METHOD_FIRST = "The method comes first: api PUT <path>";
  private static final String BODY_LAST =
      "The body follows the path: api POST <path> '{\"name\": \"value\"}', @file or @-";

  /** What to type for the options of gh, curl and HTTPie with {@code api}. */
  private static final Map<String, String> OF_OTHER_TOOLS =
      Map.ofEntries(
          Map.entry("-F", "For a JSON body: --field name=value. For a form: --file part=@file"),
          Map.entry("-f", "For a JSON body: --raw-field name=text"),
          Map.entry("-H", "Use --header 'Name: value'."),
          Map.entry("-i", "Use --include."),
          Map.entry("-o", "Use --output <file>."),
          Map.entry("-q", "Use --jq <filter>."),
          Map.entry("-X", METHOD_FIRST),
          Map.entry("--method", METHOD_FIRST),
          Map.entry("--paginate", "Use --all."),
          Map.entry("-d", BODY_LAST),
          Map.entry("--data", BODY_LAST),
          Map.entry("--input", BODY_LAST));

  private static final String QUOTES = "As text it needs quotes. ";
  private static final String ONE_COMMAND = "Type one command per line. As text it needs quotes.";

  /** The operators of other shells that someone may type, a redirection also with its file. */
  private static final Pattern OPERATOR = Pattern.compile("\\|\\|?|&&|2?>>?(&1|[\\w./~-].*)?|<");

  private UsageErrors() {}

  /**
   * Checks that a word is no operator of other shells, which a command would take for text.
   *
   * @param typed the word as it stands in the line, with its quotes
   */
  static void checkNoOperator(String typed) {
    if (typed.endsWith(";")) {
      throw new UsageException("';' separates commands only after -c.", ONE_COMMAND);
    }
    if (isOperator(typed)) {
      throw new UsageException(
          "'" + typed + "' works only in your system's shell.",
          switch (typed) {
            case "&&", "||" -> ONE_COMMAND;
            case "<" -> QUOTES + "Instead of it: @file, as in api PUT <path> @body.json";
            default -> QUOTES + "Instead of it: --jq <filter>, or api --output <file>.";
          });
    }
  }

  /** Returns whether a word is an operator of other shells. */
  static boolean isOperator(String word) {
    return OPERATOR.matcher(word).matches();
  }

  /** Returns the error with the command's usage. */
  static UsageException of(ShellCommand command, String problem) {
    return new UsageException(problem, "Usage: " + command.usage());
  }

  /**
   * Returns the error for an unknown option.
   *
   * @param outer the command that the command is nested in, or null
   * @param typed with its hyphens, without a value
   */
  static UsageException unknownOption(
      ShellCommand command, @Nullable ShellCommand outer, String typed) {
    String problem = "'" + command.getName() + "' has no option " + typed + ".";
    if (outer != null && typed.startsWith("--") && outer.option(typed.substring(2)).isPresent()) {
      return new UsageException(
          problem,
          "It is an option of '%s': put it before '%s'."
              .formatted(outer.getName(), command.getName()));
    }
    if (StartOption.find(typed).isPresent() && !typed.equals(StartOptions.LINES)) {
      return new UsageException(
          problem, "It goes before the command: photoshell " + typed + " ... " + command.getName());
    }
    String meant = command.getName().equals("api") ? OF_OTHER_TOOLS.get(typed) : null;
    if (meant != null) {
      return new UsageException(problem, meant);
    }
    List<String> names = command.options().stream().map(option -> "--" + option.name()).toList();
    String suggestion = OptionSyntax.suggestion(typed, names).orElse("");
    if (!suggestion.isEmpty()) {
      return of(command, problem + " Did you mean " + suggestion + "?");
    }
    UsageException wrong = of(command, problem);
    return command.arguments().isEmpty()
        ? wrong
        : new UsageException(
            problem,
            wrong.next().replaceFirst("[^.]$", "$0.")
                + " Put a word that begins with '-' after '--'.");
  }

  /**
   * Returns the error for an option without a value.
   *
   * @param instead the word that follows the option; may be empty
   */
  static UsageException needsValue(
      ShellCommand command, ShellCommand.Option option, String instead) {
    String problem = "--" + option.name() + " needs a value.";
    return instead.isEmpty() || instead.startsWith("--")
        ? of(command, problem)
        : new UsageException(
            problem, "Write a value that begins with '-' after '=': --" + option.name() + "=-x");
  }
}
