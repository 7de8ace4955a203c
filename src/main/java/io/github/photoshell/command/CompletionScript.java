package io.github.photoshell.command;

import io.github.photoshell.shell.ShellCommand;
import java.util.Collection;
import java.util.List;

/**
 * What a shell of the operating system completes behind {@code photoshell}: commands, options,
 * fixed values and files. People are only known inside the shell.
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

  /** Returns the names of the commands that take another command. */
  final List<String> takers() {
    return commands.stream().filter(ShellCommand::takesCommand).map(ShellCommand::getName).toList();
  }

  static boolean takesFiles(ShellCommand command) {
    return command.arguments().stream().anyMatch(one -> one.source().areFiles());
  }
}
