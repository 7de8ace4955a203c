package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Set;
import org.springframework.shell.core.command.CommandRegistry;

/** A command for tests: {@code probe <who> [<what>] [--size <size>] [--yes]}. */
final class ProbeCommand extends ShellCommand {
  ProbeCommand() {
    super("probe", CommandGroup.SHELL, "Say what was typed");
    argument(
        "who",
        "somebody",
        typed -> List.of(person("ada", "Ada Lovelace"), person("omar", "Omar Haddad")));
    optionalArgument("what", "something", CompletionSource.choice(List.of("one thing", "other")));
    option("size", "size", "how large", CompletionSource.choice(List.of("large", "small")));
    flag("yes", "do not ask");
  }

  private static CompletionItem person(String userName, String name) {
    return new CompletionItem(userName, name, name, true);
  }

  @Override
  protected CommandResult run(CommandInput input) {
    return CommandResult.of(
        Text.of(
            "who=%s what=%s size=%s yes=%s"
                .formatted(
                    input.argument("who"),
                    input.optionalArgument("what").orElse("-"),
                    input.option("size").orElse("-"),
                    input.hasFlag("yes"))));
  }

  /** Takes any number of words, completes earlier ones, and has help pages about them. */
  static final class WordsCommand extends ShellCommand {
    WordsCommand() {
      this("rest");
    }

    WordsCommand(String name) {
      super(name, CommandGroup.SHELL, "Say the words");
      repeatingArgument("words", "words", new EarlierWordsSource());
      repeatingOption(
          "tag", "tag", "what to call it", CompletionSource.choice(List.of("red", "blue")));
    }

    @Override
    protected CommandResult run(CommandInput input) {
      return CommandResult.of(Text.of(input.joinedArguments("words") + " " + input.options("tag")));
    }

    @Override
    protected List<Text> helpOn(List<String> words, LineLayout layout) {
      return List.of(Text.of("About " + words));
    }
  }

  /** Takes another command with its arguments. */
  static final class NestedCommand extends ShellCommand {
    NestedCommand() {
      super("twice", CommandGroup.SHELL, "Do something twice");
      argument("times", "how often", CompletionSource.choice(List.of("two", "three")));
      nestedCommand("command", "what to do");
      flag("loud", "with noise");
    }

    @Override
    protected CommandResult run(CommandInput input) {
      return CommandResult.of(Text.of(input.arguments("command") + " " + input.hasFlag("loud")));
    }
  }

  /** Offers the words that were typed before. */
  private static final class EarlierWordsSource implements CompletionSource {
    @Override
    public List<CompletionItem> complete(String typed) {
      return List.of();
    }

    @Override
    public List<CompletionItem> complete(String typed, List<String> before) {
      return before.stream().map(word -> CompletionItem.of(word, "")).toList();
    }
  }

  static CommandRegistry registry() {
    CommandRegistry registry = new CommandRegistry(new java.util.HashSet<>());
    Set.of(new ProbeCommand(), new WordsCommand(), new NestedCommand())
        .forEach(registry::registerCommand);
    return registry;
  }

  static Grammar grammar() {
    return new Grammar(registry(), new Tokenizer());
  }
}
