package io.github.photoshell.shell;

import static io.github.photoshell.text.Json.members;

import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The JSON documents of {@code help --json}. */
final class HelpJson {
  private HelpJson() {}

  /** Returns all commands and topics with their descriptions. */
  static String all(Collection<ShellCommand> commands) {
    return of(commands, List.of(HelpTopic.values()));
  }

  /** Returns these commands and topics with their descriptions. */
  static String of(Collection<ShellCommand> commands, List<HelpTopic> topics) {
    return object(
        "commands",
        commands.stream()
            .map(
                one ->
                    members(
                        "name", one.getName(),
                        "group", one.getGroup(),
                        "description", one.getDescription()))
            .toList(),
        "topics",
        topics.stream()
            .map(one -> members("name", one.word(), "description", one.about()))
            .toList());
  }

  /**
   * Returns the page of a command.
   *
   * @param calls returns the requests of an example, such as {@code GET /api/2.0/people/@self}
   */
  static String of(ShellCommand command, BiFunction<ShellCommand, String, List<String>> calls) {
    return object(
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
                one ->
                    members(
                        "name", one.name(),
                        "description", one.description(),
                        "required", one.required(),
                        "repeats", one.repeats()))
            .toList(),
        "options",
        command.options().stream()
            .map(
                one ->
                    members(
                        "name", "--" + one.name(),
                        "value", one.value(),
                        "description", one.description(),
                        "repeats", one.repeats()))
            .toList(),
        "examples",
        command.examples().stream()
            .map(one -> members("line", one, "calls", calls.apply(command, one)))
            .toList(),
        "exitCodes",
        command.exitCodes().entrySet().stream()
            .map(
                one ->
                    members(
                        "code", one.getKey().exitCode(),
                        "kind", one.getKey().kind(),
                        "meaning", one.getValue()))
            .toList(),
        "mayGoWrong",
        command.problems());
  }

  /** Returns the page of a topic. */
  static String of(HelpTopic topic) {
    return object(
        "name",
        topic.word(),
        "description",
        topic.about(),
        "text",
        topic.page(LineLayout.unlimited()).stream().map(Text::plain).toList());
  }

  /** Returns a page that consists only of lines. */
  static String of(String name, List<Text> page) {
    return object("name", name, "text", page.stream().map(Text::plain).toList());
  }

  private static String object(@Nullable Object... namesAndValues) {
    return Json.object(members(namesAndValues)).pretty();
  }
}
