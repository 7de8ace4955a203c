package io.github.photoshell.shell;

import io.github.photoshell.shell.Console.Printer;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.AbstractCommand;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.ParsedInput;

/**
 * A command: its arguments and options, their completion, its help, and its execution. Each
 * constructor declares all but the execution, so that it reads like a manual page.
 */
public abstract class ShellCommand extends AbstractCommand {
  private static final String JSON = "json";
  private static final String JQ = "jq";

  /** The option that keeps the data of a command. */
  public static final String INTO = "into";

  private final CommandGroup group;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Option> options = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private final Map<ExitCode, String> exitCodes = new EnumMap<>(ExitCode.class);
  private final List<String> notes = new ArrayList<>();
  private boolean takesCommand;
  private boolean hasForeignOptions;
  private String noRequestReason;
  private boolean onlyReads;

  /**
   * A positional argument. Optional arguments come last.
   *
   * @param repeats whether it takes all remaining words; allowed only for the last argument
   */
  public record Argument(
      String name, String description, boolean required, boolean repeats, CompletionSource source) {
    /** Returns the argument as the usage line shows it. */
    String written() {
      return (required ? "<%s>" : "[<%s>]").formatted(name) + (required && repeats ? " ..." : "");
    }
  }

  /**
   * An option, which begins with two hyphens.
   *
   * @param value the name of its value, or null for a flag
   * @param repeats whether it may be given any number of times
   */
  public record Option(
      String name,
      @Nullable String value,
      String description,
      boolean repeats,
      CompletionSource source) {
    public boolean isFlag() {
      return value == null;
    }

    /** Returns the option as it is typed: {@code --name <value>}. */
    String written() {
      return "--" + name + (value == null ? "" : " <" + value + ">");
    }
  }

  protected ShellCommand(String name, CommandGroup group, String description) {
    super(name, description, group.heading());
    this.group = group;
    this.noRequestReason = "'" + name + "' sends no request.";
    exitCode(ExitCode.DONE, "done");
    exitCode(ExitCode.USAGE, "invalid command or arguments; nothing was done");
  }

  /** Runs the command. */
  protected abstract CommandResult run(CommandInput input);

  /** Returns why {@code explain} has no request to show, if the command never sends one. */
  public final String noRequestReason() {
    return noRequestReason;
  }

  /**
   * Returns whether the command only reads with these arguments, so that it can be repeated without
   * asking.
   */
  protected boolean onlyReads(CommandInput input) {
    return onlyReads;
  }

  /** Returns the same for parsed input. */
  public final boolean onlyReads(ParsedInput parsed) {
    return onlyReads(withoutOutput(parsed));
  }

  /** Returns input without output and without a user to ask. */
  public final CommandInput withoutOutput(ParsedInput parsed) {
    return new CommandInput(this, parsed, Console.silent());
  }

  /** Returns the same for a command in the line of another, whose kept values it knows. */
  public final CommandInput withoutOutput(ParsedInput parsed, CommandInput asker) {
    CommandInput input = withoutOutput(parsed);
    input.console().setLine(asker.line());
    return input;
  }

  /**
   * The result of a run.
   *
   * @param lines the printed results, without colour
   */
  public record Printed(CommandResult result, List<String> lines) {
    public Printed {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Runs the command for a screen as wide as the asker's, and returns its output instead of
   * printing it.
   */
  public final Printed print(ParsedInput parsed, CommandInput asker) {
    StringWriter results = new StringWriter();
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    Printer resultPrinter = new Printer(new PrintWriter(results), false);
    Console console = new Console(resultPrinter, nowhere, () -> asker.layout().width(), null);
    console.setLine(asker.line());
    CommandInput input = new CommandInput(this, parsed, console);
    console.resultPrinter().setFilter(input.filter());
    CommandResult result = run(input);
    console.resultPrinter().print(result, input.json());
    return new Printed(result, results.toString().lines().toList());
  }

  /**
   * Returns whether the shell stays open after this command if it was given on the operating
   * system's command line.
   */
  protected boolean staysInShell() {
    return false;
  }

  /** Returns additional help, shown below the usage, arguments and options. */
  protected List<Text> additionalHelp() {
    return List.of();
  }

  /**
   * Returns the help about words that follow the command's name.
   *
   * @throws UsageException if there is no such help, as for most commands
   */
  protected List<Text> helpOn(List<String> words, LineLayout layout) {
    throw new UsageException(
        "The help of '" + getName() + "' has nothing about '" + words.get(0) + "'.",
        "Type 'help " + getName() + "'.");
  }

  /** Returns the completion of the words for {@link #helpOn}. */
  protected CompletionSource helpCompletion() {
    return CompletionSource.none();
  }

  protected final void argument(String name, String description, CompletionSource source) {
    arguments.add(new Argument(name, description, true, false, source));
  }

  protected final void optionalArgument(String name, String description, CompletionSource source) {
    arguments.add(new Argument(name, description, false, false, source));
  }

  /** Declares an optional argument of any number of words. */
  protected final void repeatingArgument(String name, String description, CompletionSource source) {
    arguments.add(new Argument(name, description, false, true, source));
  }

  /** Declares an argument of one word or more. */
  protected final void repeatedArgument(String name, String description, CompletionSource source) {
    arguments.add(new Argument(name, description, true, true, source));
  }

  /** Declares the last argument as a nested command with its own arguments and options. */
  protected final void nestedCommand(String name, String description) {
    arguments.add(new Argument(name, description, true, true, CompletionSource.none()));
    takesCommand = true;
  }

  /** Declares that the words of the last argument may be options of another program. */
  protected final void foreignOptions() {
    hasForeignOptions = true;
  }

  /** Declares why {@code explain} has no request to show, where the usual words do not fit. */
  protected final void noRequests(String reason) {
    noRequestReason = reason;
  }

  /** Declares that the command only reads, whatever its arguments. */
  protected final void readsOnly() {
    onlyReads = true;
  }

  /** Returns whether all words are arguments, even those that look like options. */
  final boolean hasForeignOptions() {
    return hasForeignOptions;
  }

  /** Returns whether the last argument is another command. */
  public final boolean takesCommand() {
    return takesCommand;
  }

  protected final void option(
      String name, String value, String description, CompletionSource source) {
    options.add(new Option(name, value, description, false, source));
  }

  /** Declares an option that can be repeated. */
  protected final void repeatingOption(
      String name, String value, String description, CompletionSource source) {
    options.add(new Option(name, value, description, true, source));
  }

  protected final void flag(String name, String description) {
    options.add(new Option(name, null, description, false, CompletionSource.none()));
  }

  /** Declares {@code --json}, {@code --jq} and {@code --into}. */
  protected final void jsonFlag() {
    printedJsonFlag();
    option(INTO, "name", "keep the data as $name instead of printing it", CompletionSource.none());
  }

  /** Declares {@code --json} and {@code --jq}, for a command whose data cannot be kept. */
  protected final void printedJsonFlag() {
    flag(JSON, "print only the data, as JSON");
    option(JQ, "filter", "print only what this jq filter selects", CompletionSource.none());
  }

  protected final void example(String line) {
    examples.add(line);
  }

  /** Declares the meaning of an exit code. */
  protected final void exitCode(ExitCode exitCode, String meaning) {
    exitCodes.put(exitCode, meaning);
  }

  /** Declares a rule or a limit that users should know, with the portal versions that have it. */
  protected final void note(String sentence) {
    notes.add(sentence);
  }

  public final List<String> examples() {
    return List.copyOf(examples);
  }

  final CommandGroup group() {
    return group;
  }

  public final List<Argument> arguments() {
    return Collections.unmodifiableList(arguments);
  }

  public final List<Option> options() {
    return Collections.unmodifiableList(options);
  }

  final Optional<Option> option(String name) {
    return options.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  @Override
  public final ExitStatus doExecute(CommandContext context) {
    Console console = Console.of(context);
    CommandInput input = new CommandInput(this, context.parsedInput(), console);
    // An invalid filter is an error before anything is sent.
    ResultPrinter results = console.resultPrinter();
    JqFilter before = results.setFilter(input.filter());
    try {
      Optional<String> into = input.option(INTO).map(KeptValues::checkedName);
      CommandResult result;
      console.statusLine().started(getName());
      try {
        result = run(input);
      } finally {
        console.statusLine().ended();
      }
      if (into.isPresent() && result.hasOutput()) {
        results.keep(into.get(), result);
      } else {
        results.print(result, input.failsAsJson());
      }
      return new ExitStatus(result.exitCode().exitCode(), result.exitCode().name());
    } finally {
      results.setFilter(before);
    }
  }

  /** Returns the usage line: {@code photo-set <person> <image> [--yes]}. */
  public final String usage() {
    return HelpPage.usage(this);
  }

  @Override
  public final String getHelp() {
    return help(List.of(), LineLayout.unlimited(), List::of).stream()
        .map(Text::plain)
        .collect(Collectors.joining("\n"));
  }

  /**
   * Returns the help about words that follow the command's name; the whole page if there are none.
   *
   * @param calls supplies lines about the command's requests; may be empty
   */
  final List<Text> help(List<String> words, LineLayout layout, Supplier<List<Text>> calls) {
    return words.isEmpty() ? HelpPage.of(this, layout, calls.get()) : helpOn(words, layout);
  }

  /**
   * Returns the completion of words after {@code help <command>}; {@code before} begins with the
   * command's name.
   */
  final List<CompletionItem> completeHelp(String typed, List<String> before) {
    return helpCompletion().complete(typed, before);
  }

  /** Returns the meanings of the exit codes. */
  public final Map<ExitCode, String> exitCodes() {
    return new EnumMap<>(exitCodes);
  }

  /** Returns rules and limits that users should know, one sentence each. */
  public final List<String> notes() {
    return List.copyOf(notes);
  }
}
