package io.github.photoshell.shell;

import io.github.photoshell.render.Canvas;
import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.TerminalPicture;
import io.github.photoshell.render.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** What was typed behind a command, and the way back to who typed it. */
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
    return optional(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "Missing argument: <" + name + ">", "Usage: " + command.usage()));
  }

  /** Returns an argument that may be left out. */
  public Optional<String> optional(String name) {
    List<ShellCommand.Argument> declared = command.arguments();
    for (CommandArgument given : parsed.arguments()) {
      if (given.index() < declared.size() && declared.get(given.index()).name().equals(name)) {
        return Optional.of(given.value());
      }
    }
    return Optional.empty();
  }

  /** Returns everything typed as a repeating argument, a blank between the words. */
  public String words(String name) {
    return String.join(" ", list(name));
  }

  /** Returns the words typed as a repeating argument. */
  public List<String> list(String name) {
    int first =
        command.arguments().stream().map(ShellCommand.Argument::name).toList().indexOf(name);
    return parsed.arguments().stream()
        .filter(given -> given.index() >= first)
        .map(CommandArgument::value)
        .toList();
  }

  /** Returns the value of an option. */
  public Optional<String> option(String name) {
    return parsed.options().stream()
        .filter(one -> name.equals(one.longName()))
        .map(CommandOption::value)
        .findFirst();
  }

  /** Returns the values of an option that may be repeated, in the order given. */
  public List<String> options(String name) {
    return parsed.options().stream()
        .filter(one -> name.equals(one.longName()))
        .map(CommandOption::value)
        .toList();
  }

  /** Whether a flag was given. */
  public boolean has(String flag) {
    return option(flag).isPresent();
  }

  /** Whether the data is wanted as JSON and nothing else. */
  public boolean json() {
    return has("json");
  }

  /** Whether this is only to find out what would be sent: nothing is to be written or kept. */
  public boolean rehearses() {
    return console.isSilent();
  }

  /**
   * Returns whether this line of a lesson is run for the user, who has not read it: it may reach
   * the practice portal alone.
   */
  public boolean isReplay() {
    return console.isReplay();
  }

  public LineLayout look() {
    return console.look();
  }

  Console console() {
    return console;
  }

  /** Whether somebody sits there who can be asked. */
  public boolean canAsk() {
    return console.questions().canAsk();
  }

  /** Empties the screen, where there is one. */
  public void clearScreen() {
    console.clearScreen();
  }

  /** Prints a line of the result before the command has ended. */
  public void say(Text line) {
    console.say(line);
  }

  /** Prints a JSON document among the results before the command has ended. */
  public void document(String json) {
    console.document(json);
  }

  /** Whether results go to a terminal; else they go to a file or another program. */
  public boolean isTerminal() {
    return console.isTerminal();
  }

  /**
   * Writes bytes among the results just as they are.
   *
   * @param what what to say of them in a transcript
   * @return false where they cannot go, as on a terminal
   */
  public boolean pour(byte[] bytes, Text what) {
    return console.pour(bytes, what);
  }

  /** Prints results; on a terminal that they do not fit on, to leaf through. */
  public void page(List<Text> lines) {
    console.page(lines);
  }

  /**
   * Waits, and says so where somebody sees it.
   *
   * @return false when Ctrl-C ended it
   */
  public boolean pause(Duration pause, String why) {
    Object who = new Object();
    console.waiting().begin(who, why);
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException stopped) {
      return false;
    } finally {
      console.waiting().end(who);
    }
  }

  /** Shows how far a long command is, on a terminal, until it ends. */
  public void progress(String what) {
    console.waiting().progress(this, what);
  }

  /** Returns what pictures can be drawn with; nothing where the result is piped. */
  public Canvas canvas() {
    return console.canvas();
  }

  /** Shows a picture among the results, before the command has ended, and lines beside it. */
  public void show(TerminalPicture picture, List<Text> lines) {
    console.show(picture, lines);
  }

  /** Says something before the command has ended; never among the results. */
  public void note(Text line) {
    console.note(line);
  }

  /**
   * Asks a question that is answered with y or n; n is the usual answer.
   *
   * @return true also where nobody can be asked: a script never waits
   */
  public boolean confirm(Text question) {
    return console.questions().confirm(question);
  }

  /**
   * Asks a question and returns what was typed.
   *
   * @return null where nobody can be asked
   */
  public @Nullable String answer(Text question) {
    return console.questions().answer(question);
  }

  /**
   * Asks for a secret without showing it.
   *
   * @return null where nobody can be asked
   */
  public char @Nullable [] secret(Text question) {
    return console.questions().secret(question);
  }
}
