package io.github.photoshell.shell;

import static io.github.photoshell.text.Json.members;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/** The JSON documents of {@code help --json}. */
final class HelpJson {
  private HelpJson() {}

  /** Returns all commands and topics with their descriptions. */
  static CommandResult all(Collection<ShellCommand> commands) {
    return of(commands, List.of(HelpTopic.values()));
  }

  /** Returns these commands and topics with their descriptions. */
  static CommandResult of(Collection<ShellCommand> commands, List<HelpTopic> topics) {
    return CommandResult.object(
        "commands",
        commands.stream()
            .map(
                command ->
                    members(
                        "name", command.getName(),
                        "group", command.getGroup(),
                        "description", command.getDescription()))
            .toList(),
        "topics",
        topics.stream()
            .map(topic -> members("name", topic.word(), "description", topic.about()))
            .toList());
  }

  /**
   * Returns the page of a command.
   *
   * @param calls returns the requests of an example, such as {@code GET /api/2.0/people/@self}
   */
  static CommandResult of(
      ShellCommand command, BiFunction<ShellCommand, String, List<String>> calls) {
    return CommandResult.object(
        "name",
        command.getName(),
        "group",
        command.getGroup(),
        "description",
        command.getDescription(),
        "usage",
        command.usage(),
        "arguments",
        command.arguments().stream()
            .map(
                argument ->
                    members(
                        "name", argument.name(),
                        "description", argument.description(),
                        "required", argument.required(),
                        "repeats", argument.repeats()))
            .toList(),
        "options",
        command.options().stream()
            .map(
                option ->
                    members(
                        "name", "--" + option.name(),
                        "value", option.value(),
                        "description", option.description(),
                        "repeats", option.repeats()))
            .toList(),
        "examples",
        command.examples().stream()
            .map(example -> members("line", example, "calls", calls.apply(command, example)))
            .toList(),
        "exitCodes",
        command.exitCodes().entrySet().stream()
            .map(
                entry ->
                    members(
                        "code", entry.getKey().exitCode(),
                        "kind", entry.getKey().kind(),
                        "meaning", entry.getValue()))
            .toList(),
        "notes",
        command.notes());
  }

  /** Returns the page of a topic. */
  static CommandResult of(HelpTopic topic) {
    return CommandResult.object(
        "name",
        topic.word(),
        "description",
        topic.about(),
        "text",
        topic.page(LineLayout.unlimited()).stream().map(Text::plain).toList());
  }

  /** Returns a page that consists only of lines. */
  static CommandResult of(String name, List<Text> page) {
    return CommandResult.object("name", name, "text", page.stream().map(Text::plain).toList());
  }
}
