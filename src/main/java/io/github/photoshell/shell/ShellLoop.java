package io.github.photoshell.shell;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * The one loop: at the prompt, for a single command, and line by line from standard input. It
 * stands in for Spring Shell's own runners, which end at Ctrl-C, lose the quotes of a single
 * command and answer 0 to a line they could not read.
 */
public final class ShellLoop implements ApplicationRunner, ExitCodeGenerator {
  /** The command that ends the shell; the loop looks for it because only the loop can end. */
  public static final String LEAVE = "exit";

  private final Launch launch;
  private final Grammar grammar;
  private final CommandRegistry registry;
  private final CommandExecutor executor;
  private final Talk talk;
  private final Accidents accidents;
  private int exitCode;

  ShellLoop(
      Launch launch, Grammar grammar, CommandRegistry registry, Talk talk, Accidents accidents) {
    this.launch = launch;
    this.grammar = grammar;
    this.registry = registry;
    this.executor = new CommandExecutor(registry);
    this.talk = talk;
    this.accidents = accidents;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }

  @Override
  public void run(ApplicationArguments ignored) throws IOException {
    List<String> words = launch.words();
    boolean goesOn = words.isEmpty() || staysInShell(words.get(0));
    if (!goesOn) {
      exitCode = execute(() -> grammar.parse(words), talk.console(), "").code();
    } else if (talk.isConversation()) {
      converse(words);
    } else {
      exitCode =
          words.isEmpty() ? 0 : execute(() -> grammar.parse(words), talk.console(), "").code();
      if (exitCode == 0) {
        exitCode = readLines(talk.standardInput());
      }
    }
  }

  private boolean staysInShell(String name) {
    return grammar.named(name).map(ShellCommand::staysInShell).orElse(false);
  }

  /** How a line ended, and whether it was the last. */
  private record Ended(int code, boolean leaves) {}

  private void converse(List<String> first) {
    Console console = talk.console();
    if (first.isEmpty()) {
      console.note(
          Text.of("photoshell ")
              .plus(
                  Tone.FAINT,
                  "· connect <portal> · practice · help · Tab completes, Ctrl-D leaves"));
    } else {
      talk.interruptible(() -> execute(() -> grammar.parse(first), console, ""));
    }
    while (true) {
      String typed;
      try {
        typed = talk.readLine();
      } catch (UserInterruptException dropped) {
        continue;
      } catch (EndOfFileException leaving) {
        return;
      }
      // A paste of several lines arrives as one.
      for (String line : typed.lines().toList()) {
        if (isSkipped(line)) {
          continue;
        }
        Ended ended = talk.interruptible(() -> execute(() -> grammar.parse(line), console, ""));
        if (ended.leaves()) {
          return;
        }
        if (ended.code() != 0) {
          break;
        }
      }
    }
  }

  /** Runs line by line and stops at the first that fails. */
  private int readLines(BufferedReader lines) throws IOException {
    Console console = talk.console();
    int number = 0;
    for (String read; (read = lines.readLine()) != null; ) {
      number++;
      String line = read;
      if (isSkipped(line)) {
        continue;
      }
      Ended ended =
          execute(() -> grammar.parse(line), console, "standard input, line " + number + ": ");
      if (ended.leaves() || ended.code() != 0) {
        return ended.code();
      }
    }
    return 0;
  }

  private static boolean isSkipped(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private Ended execute(Callable<ParsedInput> parse, Console console, String where) {
    try {
      ParsedInput parsed = parse.call();
      if (parsed.commandName().equals(LEAVE) && parsed.options().isEmpty()) {
        return new Ended(0, true);
      }
      CommandContext context = new CommandContext(parsed, registry, console.results(), console);
      int code = executor.execute(context).code();
      if (code != 0 && !where.isEmpty()) {
        console.note(Text.of("Stopped at " + where + parsed.commandName()));
      }
      return new Ended(code, false);
      // An Error, too, must not end the shell: Moshi throws one where it cannot read a record.
    } catch (Throwable accident) {
      Answer answer = answer(accident);
      console.show(where.isEmpty() ? answer : located(answer, where));
      return new Ended(answer.ending().exitCode(), false);
    }
  }

  private Answer answer(Throwable accident) {
    Throwable cause = cause(accident);
    if (cause instanceof UsageException wrong) {
      return Answer.failed(Ending.USAGE, wrong.getMessage(), wrong.next());
    }
    if (cause instanceof UserInterruptException) {
      return new Answer(Ending.INTERRUPTED, List.of(Text.of("Cancelled.")), null);
    }
    return accidents.answer(cause);
  }

  private static Throwable cause(Throwable accident) {
    @Nullable Throwable inner = accident.getCause();
    return accident instanceof CommandExecutionException && inner != null ? inner : accident;
  }

  private static Answer located(Answer answer, String where) {
    List<Text> lines = new java.util.ArrayList<>(answer.lines());
    if (!lines.isEmpty()) {
      lines.set(0, Text.of(where).plus(lines.get(0)));
    }
    return new Answer(answer.ending(), lines, answer.data());
  }
}
