package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A completion file for a shell of the operating system. It completes commands, options, fixed
 * values, files and saved portals, whose names it reads from their file; people are completed only
 * inside photoshell.
 */
abstract class CompletionScript {
  static final String HELP = "help";
  static final String HEAD = "# Completion for photoshell, generated from its commands.\n";

  /** Prints the names of the saved portals, in bash and zsh. */
  static final String PORTALS =
      """
      _photoshell_portals() {
        local folder=${PHOTOSHELL_HOME:+$PHOTOSHELL_HOME/config}
        folder=${folder:-${XDG_CONFIG_HOME:-$HOME/.config}/photoshell}
        sed -n 's/^\\([A-Za-z0-9_-]*\\)\\.address=.*/\\1/p' "$folder/portals.properties" 2>/dev/null
      }
      """;

  private final Collection<ShellCommand> commands;
  private final StringBuilder file = new StringBuilder();

  CompletionScript(Collection<ShellCommand> commands) {
    this.commands = commands;
  }

  /** Returns the whole file; called once. */
  final String text() {
    write();
    return file.toString();
  }

  /** Adds all parts of the file. */
  abstract void write();

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

  final void add(String text) {
    file.append(text);
  }

  final void line(String text) {
    add(text + "\n");
  }

  /** Joins values by blanks, with the blanks inside them escaped, for zsh and fish. */
  static String joined(List<String> values) {
    return values.stream().map(value -> value.replace(" ", "\\ ")).collect(Collectors.joining(" "));
  }

  /** Returns the words that may follow a command's name, except files. */
  final List<String> words(ShellCommand command) {
    List<String> words = new ArrayList<>();
    if (command.getName().equals(HELP)) {
      words.addAll(names());
      Arrays.stream(HelpTopic.values()).map(HelpTopic::word).forEach(words::add);
    }
    command.arguments().forEach(argument -> words.addAll(argument.source().fixedValues()));
    command.options().forEach(option -> words.add("--" + option.name()));
    return words;
  }

  static boolean takesPortals(ShellCommand command) {
    return command.arguments().stream().anyMatch(argument -> argument.source().completesPortals());
  }

  static boolean takesFiles(ShellCommand command) {
    return command.arguments().stream().anyMatch(argument -> argument.source().completesFiles());
  }
}
