package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.TerminalImage;
import io.github.photoshell.text.JqException;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** The arguments of a command, and its access to the user. */
public final class CommandInput {
  private final ShellCommand command;
  private final ParsedInput parsed;
  private final Console console;

  CommandInput(ShellCommand command, ParsedInput parsed, Console console) {
    this.command = command;
    this.parsed = parsed;
    this.console = console;
  }

  /** Returns a required argument. */
  public String argument(String name) {
    return optionalArgument(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "Missing argument: <" + name + ">", "Usage: " + command.usage()));
  }

  /** Returns an optional argument. */
  public Optional<String> optionalArgument(String name) {
    List<ShellCommand.Argument> declared = command.arguments();
    for (CommandArgument given : parsed.arguments()) {
      if (given.index() < declared.size() && declared.get(given.index()).name().equals(name)) {
        return Optional.of(given.value());
      }
    }
    return Optional.empty();
  }

  /** Returns the words of a repeating argument, joined by spaces. */
  public String joinedArguments(String name) {
    return String.join(" ", arguments(name));
  }

  /** Returns the words of a repeating argument. */
  public List<String> arguments(String name) {
    int first =
        command.arguments().stream().map(ShellCommand.Argument::name).toList().indexOf(name);
    return parsed.arguments().stream()
        .filter(given -> given.index() >= first)
        .map(CommandArgument::value)
        .toList();
  }

  /** Returns the value of an option. */
  public Optional<String> option(String name) {
    return options(name).stream().findFirst();
  }

  /** Returns the values of an option that may be repeated, in the order given. */
  public List<String> options(String name) {
    return parsed.options().stream()
        .filter(option -> name.equals(option.longName()))
        .map(CommandOption::value)
        .toList();
  }

  /** An option with its value. */
  public record GivenOption(String name, String value) {}

  /** Returns the values of several options that may be repeated, in the order given. */
  public List<GivenOption> optionsInOrder(String... names) {
    return parsed.options().stream()
        .filter(option -> List.of(names).contains(option.longName()))
        .map(
            option ->
                new GivenOption(String.valueOf(option.longName()), String.valueOf(option.value())))
        .toList();
  }

  /**
   * Returns the data on standard input, once.
   *
   * @param word the word that asks for it, for messages
   * @param most the maximum number of bytes; one more is returned if there are more
   * @throws UsageException if standard input has no data for this command
   */
  public byte[] standardInput(String word, int most) throws IOException {
    StandardInput input = console.standardInput();
    if (input == null) {
      throw new UsageException(
          word + " reads standard input, which 'explain' and 'watch' do not.",
          "Name a file, as in @body.json.");
    }
    return input.read(word, most);
  }

  /** Returns whether a flag was given. */
  public boolean hasFlag(String flag) {
    return option(flag).isPresent();
  }

  /** Returns whether the result of the command is only data, as JSON; perhaps filtered or kept. */
  public boolean json() {
    return printsJson() || hasFlag(ShellCommand.INTO);
  }

  /** Returns whether the user asked to print data as JSON; perhaps filtered. */
  public boolean printsJson() {
    return hasFlag("json") || hasFlag("jq");
  }

  /** Returns whether failures are printed as JSON, too. */
  boolean failsAsJson() {
    return hasFlag("json") || (hasFlag("jq") && !hasFlag(ShellCommand.INTO));
  }

  /**
   * Returns whether a word, or a part of it, begins with a kept value. Such data may come from the
   * portal, so it never names a file with an at sign.
   */
  public boolean isKeptValue(String text) {
    return console.line().beginsWithKeptText(text);
  }

  RunningLine line() {
    return console.line();
  }

  /** Filters the data as another command's {@code --jq} says; not at all if it has none. */
  public void filterAs(CommandInput other) {
    JqFilter theirs = other.filter();
    if (theirs != null) {
      console.resultPrinter().setFilter(theirs);
    }
  }

  /**
   * Compiles a filter, which knows the kept values.
   *
   * @throws JqException if it is not valid
   */
  public JqFilter filter(String typed) {
    return console.filter(typed);
  }

  /**
   * Returns the filter for the data; null without {@code --jq}.
   *
   * @throws JqException if it is not valid
   */
  @Nullable JqFilter filter() {
    return option("jq").map(this::filter).orElse(null);
  }

  /**
   * Returns whether a lesson runs this line for the user. Such a line may reach only the practice
   * portal, because the user has not read it.
   */
  public boolean isReplay() {
    return console.isReplay();
  }

  public LineLayout layout() {
    return console.layout();
  }

  Console console() {
    return console;
  }

  /** Returns whether the user can be asked a question. */
  public boolean canAsk() {
    return console.prompter().canAsk();
  }

  /** Clears the screen if there is one. */
  void clearScreen() {
    console.clearScreen();
  }

  /** Prints a line of the result before the command has ended. */
  public void printLine(Text line) {
    console.printLine(line);
  }

  /** Returns whether {@code --jq} was given. */
  public boolean hasFilter() {
    return console.resultPrinter().hasFilter();
  }

  /** Returns whether {@code --jq} was given, and takes a list as a whole, not item by item. */
  public boolean filterNeedsWholeList() {
    return console.resultPrinter().filterNeedsWholeList();
  }

  /** Returns whether results may open a pager, which needs all of them. */
  public boolean canPage() {
    return console.resultPrinter().canPage();
  }

  /**
   * Returns a document as it is written to a file: lines, each with its end; only what the filter
   * selects, if there is one.
   */
  public String filtered(String json) {
    return console.resultPrinter().filtered(json);
  }

  /** Prints a JSON document among the results before the command has ended. */
  public void printJson(String json) {
    console.resultPrinter().printData(json);
  }

  /** Returns whether results go to a terminal, and not to a file or another program. */
  public boolean isTerminal() {
    return console.isTerminal();
  }

  /**
   * Writes raw bytes to the results.
   *
   * @param description their description in a transcript
   * @return false if they cannot be written, as on a terminal
   */
  public boolean writeBytes(byte[] bytes, Text description) {
    return console.writeBytes(bytes, description);
  }

  /** Prints results; opens a pager if they do not fit on the terminal. */
  public void page(List<Text> lines) {
    console.resultPrinter().page(lines);
  }

  /**
   * Waits, and shows the reason on a terminal.
   *
   * @return false when Ctrl-C ended it
   */
  public boolean pause(Duration pause, String reason) {
    Object waitOwner = new Object();
    console.statusLine().begin(waitOwner, reason);
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      return false;
    } finally {
      console.statusLine().end(waitOwner);
    }
  }

  /** Runs an action during which another program may use the terminal. */
  public <T> T withTerminal(Supplier<T> action) {
    return console.withTerminal(action);
  }

  /** Shows the progress of a long command on a terminal, except with {@code --json}. */
  public void progress(int done, int total) {
    if (!json()) {
      console.statusLine().progress(this, done, total);
    }
  }

  /** Returns how images can be drawn; not at all if the result is piped. */
  public Canvas canvas() {
    return console.canvas();
  }

  /** Prints an image with its lines, before the command has ended. */
  public void show(TerminalImage image) {
    console.show(image);
  }

  /** Prints a remark before the command has ended; remarks never mix with results. */
  public void printRemark(Text line) {
    console.printRemark(line);
  }

  /**
   * Asks a yes-or-no question; the default answer is no.
   *
   * @return true also if no user can be asked: a script never waits
   */
  public boolean confirm(Text question) {
    return console.prompter().confirm(question);
  }

  /**
   * Asks a yes-or-no question that a script cannot skip; the default answer is no.
   *
   * @return false also if no user can be asked
   */
  public boolean confirmByUser(Text question) {
    return console.prompter().confirmByUser(question);
  }

  /**
   * Asks the user to type an expected answer, such as the name of a production portal.
   *
   * @return false also if no user can be asked
   */
  public boolean confirmTyped(Text question, String expected) {
    return console.prompter().confirmTyped(question, expected);
  }

  /**
   * Asks a question and returns what was typed.
   *
   * @return null if no user can be asked
   */
  public @Nullable String ask(Text question) {
    return console.prompter().ask(question);
  }

  /**
   * Asks for a secret without showing it.
   *
   * @return null if no user can be asked
   */
  public char @Nullable [] askSecret(Text question) {
    return console.prompter().askSecret(question);
  }
}
