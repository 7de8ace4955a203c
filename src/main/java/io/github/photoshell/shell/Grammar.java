package io.github.photoshell.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Parses words as a command with arguments and options: {@code --name value}, {@code --name=value},
 * flags without a value, and {@code --}, after which everything is an argument. Rejects everything
 * unknown, because Spring Shell's executor accepts command prefixes and ignores unknown options.
 */
public final class Grammar implements CommandParser {
  private static final String HELP = "help";
  private static final String JSON = "json";
  private static final String JQ = "jq";

  private final CommandRegistry registry;
  private final Tokenizer tokenizer;

  public Grammar(CommandRegistry registry, Tokenizer tokenizer) {
    this.registry = registry;
    this.tokenizer = tokenizer;
  }

  /** The place of a word to be completed. */
  sealed interface Place {
    record CommandName() implements Place {}

    record OptionName(ShellCommand command) implements Place {}

    /**
     * The value of an option; {@code before} is the part of the word before the value, such as
     * {@code "--size="}.
     */
    record OptionValue(ShellCommand.Option option, String before) implements Place {}

    record ArgumentValue(ShellCommand.Argument argument) implements Place {}

    record Nowhere() implements Place {}
  }

  @Override
  public ParsedInput parse(String line) {
    return parse(tokenizer.words(line));
  }

  /**
   * Parses one command. With {@code -h} or {@code --help} among its options, the result is {@code
   * help} for that command; as the first word they stand for {@code help} itself.
   *
   * @param words without quotes
   * @throws UsageException if they are not a valid command
   */
  public ParsedInput parse(List<String> words) {
    return parse(words, null);
  }

  /** Parses the nested command of another one in the same way. */
  public ParsedInput parseNested(List<String> words, ShellCommand outer) {
    return parse(words, outer);
  }

  private ParsedInput parse(List<String> words, @Nullable ShellCommand outer) {
    if (words.isEmpty()) {
      throw new UsageException("No command was given.", "Type 'help' to list the commands.");
    }
    List<String> options = words.subList(0, OptionSyntax.endOfOptions(words));
    int help = OptionSyntax.indexOfHelp(options);
    if (help == 0) {
      List<String> asked = new ArrayList<>(words);
      asked.set(0, HELP);
      return parse(asked, outer);
    }
    ShellCommand command = command(words);
    if (help > 0 && (!command.hasForeignOptions() || words.size() == 2)) {
      int asked = commandAt(words, help);
      return help(command(words.subList(asked, words.size())), options);
    }
    LineParser reading = new LineParser(command, outer);
    for (String word : words.subList(1, words.size())) {
      reading.take(word);
    }
    return reading.finish();
  }

  private static ParsedInput help(ShellCommand about, List<String> options) {
    ParsedInput.Builder help =
        ParsedInput.builder()
            .commandName(HELP)
            .addArgument(new CommandArgument(0, about.getName()));
    if (options.contains("--" + JSON)) {
      help.addOption(CommandOption.with().longName(JSON).value("true").build());
    }
    OptionSyntax.value(options, JQ)
        .ifPresent(
            filter -> help.addOption(CommandOption.with().longName(JQ).value(filter).build()));
    return help.build();
  }

  /** Returns the commands by name, in alphabetical order. */
  public Map<String, ShellCommand> commands() {
    Map<String, ShellCommand> all = new TreeMap<>();
    for (Command command : registry.getCommands()) {
      if (command instanceof ShellCommand shellCommand) {
        all.put(shellCommand.getName(), shellCommand);
      }
    }
    return all;
  }

  /** Returns the commands in the order of help: by group, then by name. */
  List<ShellCommand> commandsByGroup() {
    return commands().values().stream().sorted(Comparator.comparing(ShellCommand::group)).toList();
  }

  /** Returns the command of that name or alias. */
  public Optional<ShellCommand> findCommand(String name) {
    return commands().values().stream()
        .filter(value -> value.getName().equals(name) || value.getAliases().contains(name))
        .findFirst();
  }

  private ShellCommand command(List<String> words) {
    String name = words.get(0);
    return findCommand(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no command '" + TypedSecrets.redact(name) + "'.",
                    hint(words)
                        .or(() -> suggestedCommand(name))
                        .orElse("Type 'help' to list the commands.")));
  }

  /** Returns whether options of a valid command ask for data as JSON. */
  boolean asksForJson(List<String> words) {
    boolean isForeign =
        !words.isEmpty()
            && findCommand(words.get(0)).map(ShellCommand::hasForeignOptions).orElse(false);
    return !isForeign && OptionSyntax.asksForJson(words);
  }

  /** Returns what to type instead of a line whose first word is not a command. */
  Optional<String> hint(List<String> words) {
    return CommandHints.instead(words, List.copyOf(commands().keySet()));
  }

  private Optional<String> suggestedCommand(String name) {
    return DidYouMean.suggest(commands().keySet(), name).map(one -> "Did you mean '" + one + "'?");
  }

  /**
   * Returns the index of the command that the word at {@code at} belongs to: 0, unless the line's
   * command takes another command, as {@code explain people} does.
   */
  int commandAt(List<String> words, int at) {
    ShellCommand command = at == 0 ? null : findCommand(words.get(0)).orElse(null);
    if (command == null || !command.takesCommand()) {
      return 0;
    }
    LineParser reading = new LineParser(command, null);
    try {
      for (int i = 1; i <= at; i++) {
        if (reading.isCommandNext(words.get(i))) {
          return i + commandAt(words.subList(i, words.size()), at - i);
        }
        reading.take(words.get(i));
      }
    } catch (UsageException e) {
      // Nothing can be completed.
    }
    return 0;
  }

  /**
   * Returns what can be completed at {@code words.get(at)}; only the part before the cursor counts.
   */
  Place place(List<String> words, int at) {
    if (at == 0) {
      return new Place.CommandName();
    }
    ShellCommand command = findCommand(words.get(0)).orElse(null);
    if (command == null) {
      return new Place.Nowhere();
    }
    LineParser before = new LineParser(command, null);
    try {
      for (String word : words.subList(1, at)) {
        before.take(word);
      }
    } catch (UsageException e) {
      return new Place.Nowhere();
    }
    return before.next(words.get(at));
  }

  /** The state of parsing a command. */
  private static final class LineParser {
    private final ShellCommand command;
    private final @Nullable ShellCommand outer;
    private final ParsedInput.Builder parsed;
    private final Set<String> given = new HashSet<>();
    private final List<String> arguments = new ArrayList<>();
    private ShellCommand.@Nullable Option pending;
    private boolean onlyArguments;

    LineParser(ShellCommand command, @Nullable ShellCommand outer) {
      this.command = command;
      this.outer = outer;
      this.onlyArguments = command.hasForeignOptions();
      this.parsed = ParsedInput.builder().commandName(command.getName());
    }

    /** Returns whether this word is the name of a nested command. */
    boolean isCommandNext(String word) {
      return command.takesCommand()
          && pending == null
          && arguments.size() == command.arguments().size() - 1
          && (onlyArguments || !OptionSyntax.isOption(word));
    }

    void take(String word) {
      if (command.takesCommand() && arguments.size() >= command.arguments().size()) {
        // From here on, options belong to the nested command.
        arguments.add(word);
      } else if (pending != null) {
        if (OptionSyntax.isOption(word)) {
          throw UsageErrors.needsValue(command, pending, word);
        }
        option(pending, word);
        pending = null;
      } else if (onlyArguments || !OptionSyntax.isOption(word)) {
        arguments.add(word);
      } else if (word.equals(OptionSyntax.END)) {
        onlyArguments = true;
      } else {
        takeOption(word);
      }
    }

    private void takeOption(String word) {
      int equals = word.indexOf('=');
      String typed = equals < 0 ? word : word.substring(0, equals);
      String name = typed.startsWith("--") ? typed.substring(2) : "";
      ShellCommand.Option option =
          command.option(name).orElseThrow(() -> UsageErrors.unknownOption(command, outer, typed));
      if (option.isFlag() && equals >= 0) {
        throw UsageErrors.of(command, "--" + name + " takes no value.");
      } else if (option.isFlag()) {
        option(option, "true");
      } else if (equals >= 0) {
        option(option, word.substring(equals + 1));
      } else {
        pending = option;
      }
    }

    private void option(ShellCommand.Option option, String value) {
      if (!given.add(option.name()) && !option.repeats()) {
        throw UsageErrors.of(command, "--" + option.name() + " is given twice.");
      }
      parsed.addOption(CommandOption.with().longName(option.name()).value(value).build());
    }

    ParsedInput finish() {
      if (pending != null) {
        throw UsageErrors.needsValue(command, pending, "");
      }
      List<ShellCommand.Argument> declared = command.arguments();
      if (arguments.size() > declared.size() && !repeats(declared)) {
        String word = TypedSecrets.extraWord(command.getName(), arguments.get(declared.size()));
        String hint =
            word.contains("\\\"")
                ? " A backslash does not escape a quote; put such text in single quotes."
                : CommandHints.ofPrompt(word)
                    .map(instead -> " " + instead + ".")
                    .orElse(declared.isEmpty() ? "" : " Names with spaces need quotes.");
        throw UsageErrors.of(command, "Unexpected argument '" + word + "'." + hint);
      }
      if (arguments.size() < declared.size() && declared.get(arguments.size()).required()) {
        throw UsageErrors.of(
            command, "Missing argument: <" + declared.get(arguments.size()).name() + ">");
      }
      for (int i = 0; i < arguments.size(); i++) {
        parsed.addArgument(new CommandArgument(i, arguments.get(i)));
      }
      return parsed.build();
    }

    Place next(String word) {
      if (pending != null) {
        return new Place.OptionValue(pending, "");
      }
      int equals = word.indexOf('=');
      if (!onlyArguments && word.startsWith("--") && equals > 0) {
        return command
            .option(word.substring(2, equals))
            .filter(option -> !option.isFlag())
            .<Place>map(option -> new Place.OptionValue(option, word.substring(0, equals + 1)))
            .orElseGet(Place.Nowhere::new);
      }
      List<ShellCommand.Argument> declared = command.arguments();
      boolean argumentLeft = arguments.size() < declared.size() || repeats(declared);
      if (!onlyArguments && (word.startsWith("-") || !argumentLeft)) {
        return new Place.OptionName(command);
      }
      return argumentLeft
          ? new Place.ArgumentValue(declared.get(Math.min(arguments.size(), declared.size() - 1)))
          : new Place.Nowhere();
    }

    private static boolean repeats(List<ShellCommand.Argument> declared) {
      return !declared.isEmpty() && declared.get(declared.size() - 1).repeats();
    }
  }
}
