package io.github.photoshell.shell;

import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The lists of commands and topics that {@code help} prints. */
final class HelpIndex {
  private static final int WIDTH = 79;
  private static final String INDENT = " ".repeat(10);

  private final List<ShellCommand> commands;

  /**
   * @param commands in the order of help
   */
  HelpIndex(List<ShellCommand> commands) {
    this.commands = List.copyOf(commands);
  }

  /** Commands and topics that have a word in common. */
  record Matches(List<ShellCommand> commands, List<HelpTopic> topics) {
    Matches {
      commands = List.copyOf(commands);
      topics = List.copyOf(topics);
    }

    List<String> names() {
      return Stream.concat(
              commands.stream().map(ShellCommand::getName), topics.stream().map(HelpTopic::word))
          .toList();
    }
  }

  /** Returns all commands and topics as Tab offers them. */
  List<CompletionItem> items() {
    return Stream.concat(
            commands.stream()
                .map(command -> CompletionItem.of(command.getName(), command.getDescription())),
            Arrays.stream(HelpTopic.values())
                .map(helpTopic -> CompletionItem.of(helpTopic.word(), helpTopic.about())))
        .toList();
  }

  /**
   * Returns the commands and topics that have {@code word} among the words of their name, and the
   * commands of the group with that name; singular and plural are the same.
   */
  Matches matching(String word) {
    String query = singular(word);
    List<ShellCommand> fitting =
        commands.stream()
            .filter(
                command ->
                    hasWord(command.getName(), query) || singular(command.getGroup()).equals(query))
            .toList();
    List<HelpTopic> topics =
        Arrays.stream(HelpTopic.values())
            .filter(helpTopic -> helpTopic.names().stream().anyMatch(name -> hasWord(name, query)))
            .toList();
    return new Matches(fitting, topics);
  }

  private static boolean hasWord(String name, String query) {
    return Stream.of(name.split("-")).map(HelpIndex::singular).anyMatch(query::equals);
  }

  private static String singular(String word) {
    return word.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
  }

  /** Returns the lines that list what matches a word, each with what it is about. */
  static List<Text> list(String word, Matches matches, LineLayout layout) {
    Table table = new Table();
    matches.commands().forEach(command -> row(table, command.getName(), command.getDescription()));
    matches.topics().forEach(topic -> row(table, topic.word(), topic.about()));
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of("Commands and topics for '" + word + "':"));
    lines.addAll(table.lines(layout));
    lines.add(Text.of("Type 'help' with one of these names for details and examples."));
    return lines;
  }

  private static void row(Table table, String name, String about) {
    table.addRow(Text.of(Style.STRONG, "  " + name), Text.of(Style.FAINT, about));
  }

  /** Returns all names by group: one screen, as Tab and the pages say what each is for. */
  List<Text> all(LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    for (CommandGroup group : CommandGroup.values()) {
      List<String> members =
          commands.stream()
              .filter(command -> command.getGroup().equals(group.heading()))
              .map(ShellCommand::getName)
              .toList();
      if (!members.isEmpty()) {
        lines.addAll(row(group.heading(), members, layout));
      }
    }
    lines.addAll(
        row("Topics", Arrays.stream(HelpTopic.values()).map(HelpTopic::word).toList(), layout));
    lines.add(Text.empty());
    lines.add(Text.of("Type 'help <command>' or 'help <topic>' for details and examples."));
    lines.add(Text.of("Type 'explain <command> ...' to see its requests without sending them."));
    lines.add(Text.of("Press Tab to complete commands, options, people and files."));
    lines.add(Text.of("New here? Type 'practice': a practice portal where nothing can break."));
    return lines;
  }

  private static List<Text> row(String heading, List<String> names, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String name : names) {
      if (line.length() + name.length() + 2 > Math.min(WIDTH, layout.width()) - INDENT.length()) {
        lines.add(Text.of(line.toString()));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : "  ").append(name);
    }
    lines.add(Text.of(line.toString()));
    List<Text> whole = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String head = i == 0 ? heading + INDENT.substring(heading.length()) : INDENT;
      whole.add(Text.of(Style.STRONG, head).plus(lines.get(i)));
    }
    return whole;
  }
}
