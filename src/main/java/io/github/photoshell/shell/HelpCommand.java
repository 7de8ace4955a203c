package io.github.photoshell.shell;

import io.github.photoshell.shell.HelpIndex.Matches;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code help [<command>]}: lists the commands by group, or shows the help of one. */
@Component
final class HelpCommand extends ShellCommand {
  /** A provider, because the grammar needs the registry, which needs every command. */
  private final ObjectProvider<Grammar> grammar;

  private final CommandCalls calls;

  HelpCommand(ObjectProvider<Grammar> grammar, CommandCalls calls) {
    super("help", CommandGroup.SHELL, "List the commands, or explain one");
    setAliases(List.of("?"));
    optionalArgument(
        "command",
        "a command, a topic such as exit-codes, or part of a name",
        typed -> CompletionItem.preferPrefix(index(grammar).items(), typed));
    repeatingArgument(
        "more",
        "a detail of the command, such as an API path for 'api'",
        helpCompletionSource(grammar));
    example("help");
    example("help photo-set");
    jsonFlag();
    example("help photo");
    example("help exit-codes");
    example("help photo-set --json");
    exitCode(ExitCode.DONE, "the help is shown");
    exitCode(ExitCode.USAGE, "there is no such command or topic");
    this.grammar = grammar;
    this.calls = calls;
  }

  private static HelpIndex index(ObjectProvider<Grammar> grammar) {
    return new HelpIndex(grammar.getObject().commandsByGroup());
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String name = input.optionalArgument("command").orElse("");
    if (!name.isEmpty()) {
      return page(name, input);
    }
    return input.json()
        ? HelpJson.all(grammar.getObject().commands().values())
        : shown(index(grammar).all(input.layout()), input);
  }

  private CommandResult page(String name, CommandInput input) {
    List<String> more = input.arguments("more");
    Optional<ShellCommand> joined =
        more.isEmpty()
            ? Optional.empty()
            : grammar.getObject().findCommand(name + "-" + more.get(0));
    if (joined.isPresent()) {
      return page(joined.get(), more.subList(1, more.size()), input);
    }
    Optional<ShellCommand> command = grammar.getObject().findCommand(name);
    if (command.isPresent()) {
      return page(command.get(), more, input);
    }
    Optional<HelpTopic> topic = HelpTopic.named(name);
    if (topic.isPresent()) {
      return page(topic.get(), input);
    }
    Matches matches = index(grammar).matching(name);
    return switch (matches.names().size()) {
      case 0 -> throw unknown(name);
      case 1 -> page(matches.names().get(0), input);
      default ->
          input.json()
              ? HelpJson.of(matches.commands(), matches.topics())
              : shown(HelpIndex.list(name, matches, input.layout()), input);
    };
  }

  private CommandResult page(HelpTopic topic, CommandInput input) {
    if (input.json()) {
      return HelpJson.of(topic);
    }
    List<Text> page = new ArrayList<>(topic.page(input.layout()));
    if (topic == HelpTopic.START_OPTIONS) {
      // 'photoshell --help' shows this page and should also list the commands.
      page.add(Text.empty());
      page.addAll(index(grammar).all(input.layout()));
    } else {
      page.addAll(seeAlso(topic.word()));
    }
    return shown(page, input);
  }

  private CommandResult page(ShellCommand command, List<String> more, CommandInput input) {
    if (input.json() && more.isEmpty()) {
      return HelpJson.of(command, calls::ofExample);
    }
    List<Text> page =
        new ArrayList<>(
            command.help(more, input.layout(), () -> calls.ofExamples(command, input.layout())));
    if (input.json()) {
      return HelpJson.of(command.getName() + " " + String.join(" ", more), page);
    }
    page.addAll(more.isEmpty() ? seeAlso(command.getName()) : List.of());
    return shown(page, input);
  }

  /** Shows a page; one that is longer than the terminal's window can be scrolled. */
  private static CommandResult shown(List<Text> page, CommandInput input) {
    input.page(page);
    return CommandResult.of();
  }

  private List<Text> seeAlso(String name) {
    List<String> others =
        index(grammar).matching(name).names().stream().filter(one -> !one.equals(name)).toList();
    return others.isEmpty()
        ? List.of()
        : List.of(
            Text.empty(), Text.of("See also: " + String.join(", ", others)).hangingIndent(10));
  }

  private UsageException unknown(String name) {
    List<String> known = index(grammar).items().stream().map(CompletionItem::value).toList();
    return new UsageException(
        "There is no command or topic '" + name + "'.",
        DidYouMean.suggest(known, name)
            .map(meant -> "Did you mean 'help " + meant + "'?")
            .or(() -> grammar.getObject().hint(List.of(name)))
            .orElse("Type 'help' to list commands and topics."));
  }

  /** Returns a source that delegates to the command whose help is requested. */
  private static CompletionSource helpCompletionSource(ObjectProvider<Grammar> grammar) {
    return new CompletionSource() {
      @Override
      public List<CompletionItem> complete(String typed) {
        return List.of();
      }

      @Override
      public List<CompletionItem> complete(String typed, List<String> before) {
        return before.size() < 2
            ? List.of()
            : grammar
                .getObject()
                .findCommand(before.get(1))
                .map(command -> command.completeHelp(typed, before.subList(1, before.size())))
                .orElse(List.of());
      }
    };
  }
}
