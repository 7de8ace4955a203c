package io.github.photoshell.shell;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.Text;
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
 * A command: its words, what completes them, its help, and what it does. The constructor of each
 * declares the first three, so that reading it is reading the manual page.
 */
public abstract class ShellCommand extends AbstractCommand {
  private static final String JSON = "json";

  private final CommandGroup group;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Option> options = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();
  private final Map<ExitCode, String> exitCodes = new EnumMap<>(ExitCode.class);
  private final List<String> troubles = new ArrayList<>();
  private boolean takesCommand;

  /**
   * A positional word. Optional ones come last.
   *
   * @param repeats whether it takes all words that are left; only the last one may
   */
  public record Argument(
      String name, String description, boolean required, boolean repeats, CompletionSource source) {
    /** Returns how it stands in a line of usage. */
    String written() {
      return (required ? "<%s>" : "[<%s>]").formatted(name) + (required && repeats ? " ..." : "");
    }
  }

  /**
   * A word that begins with two hyphens.
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

    /** Returns how it is typed: {@code --name <value>}. */
    String written() {
      return "--" + name + (value == null ? "" : " <" + value + ">");
    }
  }

  protected ShellCommand(String name, CommandGroup group, String description) {
    super(name, description, group.heading());
    this.group = group;
    ends(ExitCode.DONE, "done");
    ends(ExitCode.USAGE, "invalid command or arguments; nothing was done");
  }

  /** Does what the command is for. */
  protected abstract CommandResult run(CommandInput input);

  /**
   * Whether it calls a portal, so that {@code explain} can rehearse it. Such a command writes,
   * remembers and asks nothing while {@link CommandInput#rehearses()}.
   */
  public boolean callsPortal() {
    return false;
  }

  /** Returns why there is nothing to explain where {@link #callsPortal()} is false. */
  public String whyNoCall() {
    return "'" + getName() + "' sends no request.";
  }

  /** Returns what has to be known about the calls that {@code explain} shows; blank for nothing. */
  public String moreCalls() {
    return "";
  }

  /**
   * Does what the command is for where its calls are noted and not sent, which is the caller's
   * business; shows nothing and asks nobody.
   */
  public final CommandResult rehearse(ParsedInput parsed) {
    return run(silently(parsed));
  }

  /** Whether with these words it only reads, so that it may be run again and again unasked. */
  protected boolean onlyReads(CommandInput input) {
    return false;
  }

  /** The same for words that have been parsed. */
  public final boolean onlyReads(ParsedInput parsed) {
    return onlyReads(silently(parsed));
  }

  /** Returns the words, typed by nobody who could see or answer anything. */
  protected final CommandInput silently(ParsedInput parsed) {
    return new CommandInput(this, parsed, Console.silent());
  }

  /**
   * What a run came to.
   *
   * @param lines the results, as they would be printed without colour
   */
  public record Printed(CommandResult result, List<String> lines) {
    public Printed {
      lines = List.copyOf(lines);
    }
  }

  /** Does what the command is for, on a screen as wide as the asker's, and prints nothing. */
  public final Printed print(ParsedInput parsed, CommandInput asker) {
    StringWriter results = new StringWriter();
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    Printer kept = new Printer(new PrintWriter(results), false);
    Console console = new Console(kept, nowhere, () -> asker.look().width(), null);
    CommandInput input = new CommandInput(this, parsed, console);
    CommandResult result = run(input);
    console.show(result, input.json());
    return new Printed(result, results.toString().lines().toList());
  }

  /**
   * Whether the shell goes on at the prompt after this command, though it was given on the command
   * line of the operating system.
   */
  protected boolean staysInShell() {
    return false;
  }

  /** Returns what {@code help} says below the usage, arguments and options. */
  protected List<Text> moreHelp() {
    return List.of();
  }

  /**
   * Returns what {@code help} says about words typed behind the command's name.
   *
   * @throws UsageException if the command has nothing to say about them, as most have not
   */
  protected List<Text> helpOn(List<String> words, LineLayout layout) {
    throw new UsageException(
        "The help of '" + getName() + "' has nothing about '" + words.get(0) + "'.",
        "Type 'help " + getName() + "'.");
  }

  /** Returns what may stand behind the command's name for {@link #helpOn}. */
  protected CompletionSource helpOffers() {
    return CompletionSource.none();
  }

  protected final void argument(String name, String description, CompletionSource source) {
    arguments.add(new Argument(name, description, true, false, source));
  }

  protected final void optionalArgument(String name, String description, CompletionSource source) {
    arguments.add(new Argument(name, description, false, false, source));
  }

  /** Declares an argument that may be left out, or be any number of words. */
  protected final void words(String name, String description, CompletionSource source) {
    arguments.add(new Argument(name, description, false, true, source));
  }

  /**
   * Declares the last argument to be a command with all that belongs to it; its options are not
   * this command's.
   */
  protected final void command(String name, String description) {
    arguments.add(new Argument(name, description, true, true, CompletionSource.none()));
    takesCommand = true;
  }

  /** Whether the last argument is another command. */
  public final boolean takesCommand() {
    return takesCommand;
  }

  protected final void option(
      String name, String value, String description, CompletionSource source) {
    options.add(new Option(name, value, description, false, source));
  }

  /** Declares an option that may be given any number of times. */
  protected final void repeatingOption(
      String name, String value, String description, CompletionSource source) {
    options.add(new Option(name, value, description, true, source));
  }

  protected final void flag(String name, String description) {
    options.add(new Option(name, null, description, false, CompletionSource.none()));
  }

  /** Declares {@code --json}. */
  protected final void answersWithData() {
    flag(JSON, "print only the data, as JSON");
  }

  protected final void example(String line) {
    examples.add(line);
  }

  /** Declares what an exit code means for this command. */
  protected final void ends(ExitCode exitCode, String meaning) {
    exitCodes.put(exitCode, meaning);
  }

  /** Declares what may go wrong, and on which portal. */
  protected final void mayGoWrong(String sentence) {
    troubles.add(sentence);
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
    CommandResult result = console.waiting().during(getName(), () -> run(input));
    console.show(result, input.json());
    return new ExitStatus(result.exitCode().exitCode(), result.exitCode().name());
  }

  /** Returns the one line that shows all words: {@code photo-set <person> <image> [--yes]}. */
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
   * Returns the page about words behind the command's name; the manual page without any.
   *
   * @param calls what the page says of the calls behind the command; may be empty
   */
  public final List<Text> help(List<String> words, LineLayout layout, Supplier<List<Text>> calls) {
    return words.isEmpty() ? HelpPage.of(this, layout, calls.get()) : helpOn(words, layout);
  }

  /** Returns what may follow in a call for help; {@code before} begins with the command's name. */
  public final List<CompletionItem> offersOfHelp(String typed, List<String> before) {
    return helpOffers().offer(typed, before);
  }

  /** Returns what exit codes mean for this command. */
  public final Map<ExitCode, String> endings() {
    return new EnumMap<>(exitCodes);
  }

  /** Returns what may go wrong, a sentence each. */
  public final List<String> troubles() {
    return List.copyOf(troubles);
  }
}
