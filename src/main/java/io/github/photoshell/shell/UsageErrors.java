package io.github.photoshell.shell;

import java.util.List;

/** Errors about invalid commands, each with what to type instead. */
final class UsageErrors {
  private UsageErrors() {}

  /** Returns the error with the command's usage. */
  static UsageException of(ShellCommand command, String problem) {
    return new UsageException(problem, "Usage: " + command.usage());
  }

  /**
   * Returns the error for an unknown option.
   *
   * @param typed with its hyphens, without a value
   */
  static UsageException unknownOption(ShellCommand command, String typed) {
    String problem = "'" + command.getName() + "' has no option " + typed + ".";
    if (StartOptions.isOption(typed)) {
      return new UsageException(
          problem, "It goes before the command: photoshell " + typed + " ... " + command.getName());
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
            problem, wrong.next() + ". Put a word that begins with '-' after '--'.");
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
