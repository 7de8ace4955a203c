package io.github.photoshell.command;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.ExplainText;
import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.DidYouMean;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code help [<command>]}: the commands by group, or the page of one. */
@Component
final class HelpCommand extends ShellCommand {
  private static final int WIDTH = 79;

  /** Fetched when asked for: the grammar needs the registry, and that needs every command. */
  private final ObjectProvider<Grammar> grammar;

  private final CommandExplainer explainer;

  HelpCommand(ObjectProvider<Grammar> grammar, CommandExplainer explainer) {
    super("help", CommandGroup.SHELL, "List the commands, or explain one");
    optionalArgument(
        "command",
        "a command or a topic: exit-codes, start-options, tokens, photos",
        typed -> offers(grammar.getObject()));
    words(
        "more", "what to explain about the command, such as a path of 'api'", helpOffers(grammar));
    example("help");
    example("help photo-set");
    answersWithData();
    example("help exit-codes");
    example("help photo-set --json");
    ends(ExitCode.DONE, "the help is shown");
    ends(ExitCode.USAGE, "there is no such command or topic");
    this.grammar = grammar;
    this.explainer = explainer;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    return input
        .optional("command")
        .map(name -> page(name, input))
        .orElseGet(
            () ->
                input.json()
                    ? CommandResult.data(HelpJson.all(grammar.getObject().commands().values()))
                    : all(input.look()));
  }

  /** What may follow the command's name is the command's own business. */
  private static CompletionSource helpOffers(ObjectProvider<Grammar> grammar) {
    return new CompletionSource() {
      @Override
      public List<CompletionItem> offer(String typed) {
        return List.of();
      }

      @Override
      public List<CompletionItem> offer(String typed, List<String> before) {
        return before.size() < 2
            ? List.of()
            : grammar
                .getObject()
                .named(before.get(1))
                .map(command -> command.offersOfHelp(typed, before.subList(1, before.size())))
                .orElse(List.of());
      }
    };
  }

  private static List<CompletionItem> offers(Grammar grammar) {
    List<CompletionItem> items = new ArrayList<>();
    grammar
        .commands()
        .values()
        .forEach(
            command -> items.add(CompletionItem.of(command.getName(), command.getDescription())));
    for (HelpTopic topic : HelpTopic.values()) {
      items.add(CompletionItem.of(topic.word(), topic.about()));
    }
    return items;
  }

  private CommandResult page(String name, CommandInput input) {
    ShellCommand command = grammar.getObject().named(name).orElse(null);
    if (command != null) {
      return page(command, input.list("more"), input);
    }
    HelpTopic topic = HelpTopic.named(name).orElseThrow(() -> unknown(name));
    if (input.json()) {
      return CommandResult.data(HelpJson.of(topic));
    }
    List<Text> page = new ArrayList<>(topic.page(input.look()));
    if (topic == HelpTopic.START_OPTIONS) {
      // photoshell --help shows this page, and there the commands are wanted, too.
      page.add(Text.empty());
      page.addAll(all(input.look()).lines());
    }
    return CommandResult.of(page);
  }

  private CommandResult page(ShellCommand command, List<String> more, CommandInput input) {
    if (input.json() && more.isEmpty()) {
      return CommandResult.data(HelpJson.of(command, this::calls));
    }
    List<Text> page = command.help(more, input.look(), () -> told(command));
    return input.json()
        ? CommandResult.data(HelpJson.of(command.getName() + " " + String.join(" ", more), page))
        : CommandResult.of(page);
  }

  private UsageException unknown(String name) {
    List<String> known = offers(grammar.getObject()).stream().map(CompletionItem::value).toList();
    return new UsageException(
        "There is no command or topic '" + name + "'.",
        DidYouMean.among(known, name)
            .map(meant -> "Did you mean 'help " + meant + "'?")
            .orElse("Type 'help' to list both."));
  }

  /** Returns the calls behind an example; none of a command that makes none. */
  private DryRun rehearsed(ShellCommand command, String example) {
    return explainer.withAssumedSession(command, grammar.getObject().parse(example));
  }

  private List<String> calls(ShellCommand command, String example) {
    return command.callsPortal() ? ExplainText.calls(rehearsed(command, example)) : List.of();
  }

  /** Says which calls are behind a command, by its examples; each kind of them once. */
  private List<Text> told(ShellCommand command) {
    List<Text> lines = new ArrayList<>();
    if (!command.callsPortal()) {
      return lines;
    }
    Set<List<String>> told = new HashSet<>();
    for (String example : command.examples()) {
      DryRun dryRun = rehearsed(command, example);
      if (!dryRun.steps().isEmpty() && told.add(ExplainText.routes(dryRun))) {
        lines.add(Text.empty());
        lines.add(Text.of("Requests of ").plus(Style.STRONG, example));
        lines.addAll(ExplainText.brief(dryRun));
      }
    }
    if (!lines.isEmpty()) {
      lines.add(
          Text.of(
              Style.FAINT,
              "To see the requests of your own line as curl: explain "
                  + command.getName()
                  + " ..."));
    }
    return lines;
  }

  /** The names alone, so that it stays one screen; Tab and the pages say more. */
  private CommandResult all(LineLayout layout) {
    Grammar known = grammar.getObject();
    List<Text> lines = new ArrayList<>();
    for (CommandGroup group : CommandGroup.values()) {
      List<String> members =
          known.commands().values().stream()
              .filter(one -> one.getGroup().equals(group.heading()))
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
    return CommandResult.of(lines);
  }

  private static List<Text> row(String heading, List<String> names, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    String indent = "          ";
    StringBuilder line = new StringBuilder();
    for (String name : names) {
      if (line.length() + name.length() + 2 > Math.min(WIDTH, layout.width()) - indent.length()) {
        lines.add(Text.of(line.toString()));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : "  ").append(name);
    }
    lines.add(Text.of(line.toString()));
    List<Text> whole = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String head = i == 0 ? heading + indent.substring(heading.length()) : indent;
      whole.add(Text.of(Style.STRONG, head).plus(lines.get(i)));
    }
    return whole;
  }
}
