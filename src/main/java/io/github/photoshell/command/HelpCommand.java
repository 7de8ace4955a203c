package io.github.photoshell.command;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Table;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Offer;
import io.github.photoshell.shell.Offers;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code help [<command>]}: the commands by group, or the page of one. */
@Component
final class HelpCommand extends ShellCommand {
  /** Fetched when asked for: the grammar needs the registry, and that needs every command. */
  private final ObjectProvider<Grammar> grammar;

  HelpCommand(ObjectProvider<Grammar> grammar) {
    super("help", Group.SHELL, "List the commands, or explain one");
    optionalArgument(
        "command",
        "the command to explain",
        typed ->
            grammar.getObject().commands().values().stream()
                .map(command -> Offer.of(command.getName(), command.getDescription()))
                .toList());
    words("more", "what to explain of it, where there is more", helpOffers(grammar));
    example("help");
    example("help photo-set");
    this.grammar = grammar;
  }

  @Override
  protected Answer run(Input input) {
    return input.optional("command").map(name -> page(name, input)).orElseGet(() -> all(input));
  }

  /** What may follow the command's name is the command's own business. */
  private static Offers helpOffers(ObjectProvider<Grammar> grammar) {
    return new Offers() {
      @Override
      public List<Offer> offer(String typed) {
        return List.of();
      }

      @Override
      public List<Offer> offer(String typed, List<String> before) {
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

  private Answer page(String name, Input input) {
    return grammar
        .getObject()
        .named(name)
        .map(command -> Answer.of(command.help(input.list("more"), input.look())))
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no command '" + name + "'.", "Type 'help' for the commands."));
  }

  private Answer all(Input input) {
    List<ShellCommand> commands = List.copyOf(grammar.getObject().commands().values());
    Table table = new Table();
    for (Group group : Group.values()) {
      List<ShellCommand> members =
          commands.stream().filter(one -> one.getGroup().equals(group.heading())).toList();
      if (members.isEmpty()) {
        continue;
      }
      table.row(Text.of(Tone.STRONG, group.heading()));
      members.forEach(
          one ->
              table.row(Text.of("  " + one.getName()), Text.of(Tone.FAINT, one.getDescription())));
    }
    List<Text> lines = new ArrayList<>(table.lines(input.look()));
    lines.add(Text.empty());
    lines.add(Text.of("'help <command>' explains one. Tab completes words, people and files."));
    return Answer.of(lines);
  }
}
