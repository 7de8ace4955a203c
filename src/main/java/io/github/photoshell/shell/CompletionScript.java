package io.github.photoshell.shell;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A completion file for a shell of the operating system. It completes commands, options, fixed
 * values and files; people are completed only inside photoshell.
 */
abstract class CompletionScript {
  static final String HELP = "help";
  static final String HEAD = "# Completion for photoshell, generated from its commands.\n";

  private final Collection<ShellCommand> commands;

  CompletionScript(Collection<ShellCommand> commands) {
    this.commands = commands;
  }

  /** Returns the whole file. */
  abstract String text();

  final Collection<ShellCommand> commands() {
    return commands;
  }

  final List<String> names() {
    return commands.stream().map(ShellCommand::getName).toList();
  }

  /** Returns the names of the commands that take another command as an argument. */
  final List<String> commandTakers() {
    return commands.stream().filter(ShellCommand::takesCommand).map(ShellCommand::getName).toList();
  }

  /** Joins values by blanks, with the blanks inside them escaped, for zsh and fish. */
  static String joined(List<String> values) {
    return values.stream().map(value -> value.replace(" ", "\\ ")).collect(Collectors.joining(" "));
  }

  static boolean takesFiles(ShellCommand command) {
    return command.arguments().stream().anyMatch(argument -> argument.source().completesFiles());
  }
}
