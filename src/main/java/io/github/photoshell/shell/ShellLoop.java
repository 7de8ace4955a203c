package io.github.photoshell.shell;

import io.github.photoshell.shell.LineRunner.Script;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Objects;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Runs lines from the prompt, the operating system's command line, or standard input. It replaces
 * Spring Shell's runners, which end at Ctrl-C, lose the quotes of a one-shot command, and return 0
 * for a line they could not read.
 */
final class ShellLoop implements ApplicationRunner, ExitCodeGenerator {
  /** The command that ends the shell. The loop handles it itself. */
  static final String EXIT = "exit";

  private final StartOptions startOptions;
  private final Grammar grammar;
  private final LineRunner runner;
  private final ShellTerminal shellTerminal;
  private int exitCode;

  ShellLoop(
      StartOptions startOptions, Grammar grammar, LineRunner runner, ShellTerminal shellTerminal) {
    this.startOptions = startOptions;
    this.grammar = grammar;
    this.runner = runner;
    this.shellTerminal = shellTerminal;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }

  @Override
  public void run(ApplicationArguments ignored) {
    List<String> words = startOptions.words();
    boolean oneCommand = !words.isEmpty() && !staysInShell(words.get(0));
    if (startOptions.areLinesTyped()) {
      runInteractively(List.of());
    } else if (startOptions.lines() == null && !oneCommand && shellTerminal.isInteractive()) {
      runInteractively(words);
    } else {
      Console console = shellTerminal.console();
      Runnable restoreCtrlC = shellTerminal.makeStoppable(runner);
      try {
        exitCode = runNonInteractively(oneCommand, console);
      } finally {
        restoreCtrlC.run();
      }
    }
  }

  private int runNonInteractively(boolean oneCommand, Console console) {
    List<String> words = startOptions.words();
    String lines = startOptions.lines();
    if (lines != null) {
      Script script =
          new Script(Script.TYPED, Tokenizer.statements(lines), words, startOptions.keepGoing());
      return runner.run(script, console).code();
    }
    int code = words.isEmpty() ? 0 : runner.run(words, console).code();
    return oneCommand || code != 0 ? code : runStandardInput(console);
  }

  private int runStandardInput(Console console) {
    try {
      return runner.run(standardInput(), console).code();
    } catch (UncheckedIOException e) {
      IOException cause = Objects.requireNonNull(e.getCause());
      CommandResult result =
          CommandResult.failed(
              ExitCode.USAGE,
              cause instanceof CharacterCodingException
                  ? "Standard input is not UTF-8 text."
                  : "Standard input cannot be read: " + cause.getMessage() + ".",
              "Pass a text file with one command per line: photoshell < lines.txt");
      console.resultPrinter().print(result, false);
      return result.exitCode().exitCode();
    }
  }

  private Script standardInput() {
    BufferedReader in = shellTerminal.linesOfStandardInput();
    return new Script(
        "standard input", () -> in.lines().iterator(), List.of(), startOptions.keepGoing());
  }

  /** Returns whether this line ends the loop. */
  static boolean isExit(ParsedInput parsed) {
    return parsed.commandName().equals(EXIT) && parsed.options().isEmpty();
  }

  private boolean staysInShell(String name) {
    return grammar.findCommand(name).map(ShellCommand::staysInShell).orElse(false);
  }

  private void runInteractively(List<String> first) {
    shellTerminal.begin();
    Console console = shellTerminal.console();
    if (first.isEmpty()) {
      String tab = shellTerminal.hasCompletion() ? " Tab completes words." : "";
      console.printRemark(
          Text.of("photoshell")
              .plus(Style.FAINT, ", a shell for ONLYOFFICE DocSpace portals." + tab));
      console.printRemark(
          Text.of(
              Style.FAINT,
              "Learn safely: practice · Connect: connect <portal> · Help: help · Leave: exit"));
    } else {
      Runnable restoreCtrlC = shellTerminal.makeInterruptible();
      try {
        runner.run(first, console);
      } finally {
        restoreCtrlC.run();
      }
    }
    while (true) {
      String typed;
      try {
        typed = shellTerminal.readLine();
      } catch (UserInterruptException e) {
        continue;
      } catch (EndOfFileException e) {
        return;
      }
      if (runner.runPasted(typed, console, shellTerminal::makeInterruptible)) {
        return;
      }
    }
  }
}
