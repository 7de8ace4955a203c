package io.github.photoshell.shell;

import io.github.photoshell.shell.ShellCommand.Argument;
import io.github.photoshell.shell.ShellCommand.Option;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The help page of a command, made from its declarations. */
final class HelpPage {
  private HelpPage() {}

  /** Returns the usage line; options after a nested command would belong to that. */
  static String usage(ShellCommand command) {
    StringBuilder arguments = new StringBuilder();
    for (Argument argument : command.arguments()) {
      arguments.append(' ').append(argument.written());
    }
    StringBuilder options = new StringBuilder();
    for (Option option : command.options()) {
      options.append(" [").append(option.written()).append(option.repeats() ? "]..." : "]");
    }
    return command.getName()
        + (command.takesCommand() ? options.append(arguments) : arguments.append(options));
  }

  /**
   * Returns the whole page.
   *
   * @param calls lines about the command's requests; may be empty
   */
  static List<Text> of(ShellCommand command, LineLayout layout, List<Text> calls) {
    List<Text> page = new ArrayList<>();
    page.add(Text.of(command.getDescription() + "."));
    page.add(Text.empty());
    page.add(Text.of("Usage: ").plus(Style.STRONG, usage(command)).hangingIndent(7));
    page.addAll(words(command, layout));
    page.addAll(command.additionalHelp());
    page.addAll(listed("Examples:", command.examples(), 6));
    page.addAll(calls);
    page.addAll(listed("Notes:", command.notes(), 2));
    page.add(Text.empty());
    page.add(Text.of("Exit codes:"));
    Table codes = new Table();
    command
        .exitCodes()
        .forEach((exitCode, meaning) -> row(codes, "" + exitCode.exitCode(), meaning + "."));
    page.addAll(codes.lines(layout));
    return page;
  }

  private static List<Text> listed(String heading, List<String> lines, int indent) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<Text> listed = new ArrayList<>(List.of(Text.empty(), Text.of(heading)));
    lines.forEach(line -> listed.add(Text.of("  " + line).hangingIndent(indent)));
    return listed;
  }

  private static List<Text> words(ShellCommand command, LineLayout layout) {
    if (command.arguments().isEmpty() && command.options().isEmpty()) {
      return List.of();
    }
    Table words = new Table();
    command
        .arguments()
        .forEach(argument -> row(words, "<" + argument.name() + ">", argument.description()));
    command.options().forEach(option -> row(words, option.written(), option.description()));
    List<Text> lines = new ArrayList<>(List.of(Text.empty()));
    lines.addAll(words.lines(layout));
    return lines;
  }

  private static void row(Table table, String word, String description) {
    table.addRow(Text.of("  " + word), Text.of(Style.FAINT, description));
  }
}
