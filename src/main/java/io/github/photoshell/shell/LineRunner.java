package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.JqException;
import io.github.photoshell.text.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Runs commands from all sources: the prompt, a file, standard input, or the operating system's
 * command line. All share one grammar and the same exit codes.
 */
public final class LineRunner {
  private final Grammar grammar;
  private final CommandRegistry registry;
  private final CommandExecutor executor;
  private final VariableExpander variableExpander;
  private final ErrorHandler errorHandler;
  private final Prompt prompt;
  private ShellListener listener;
  private final Deque<Script> scripts = new ArrayDeque<>();
  private final AtomicInteger running = new AtomicInteger();

  LineRunner(
      Grammar grammar,
      CommandRegistry registry,
      VariableExpander variableExpander,
      ErrorHandler errorHandler,
      Prompt prompt,
      ShellListener listener) {
    this.grammar = grammar;
    this.registry = registry;
    this.executor = new CommandExecutor(registry);
    this.variableExpander = variableExpander;
    this.errorHandler = errorHandler;
    this.prompt = prompt;
    this.listener = listener;
  }

  /** The exit code of a line, and whether it asked to leave the shell. */
  record LineResult(int code, boolean exits) {}

  /**
   * Lines to run one after the other.
   *
   * @param name the name for messages, such as the file's name
   * @param values the values of {@code $1} to {@code $9}
   * @param keepGoing whether to continue after a line that fails
   */
  public record Script(
      String name, Iterable<String> lines, List<String> values, boolean keepGoing) {
    /** The name of lines from the command line of the operating system. */
    static final String TYPED = "-c";
  }

  /** Runs words as they are; the operating system's shell has resolved quotes and variables. */
  LineResult run(List<String> words, Console console) {
    return execute(ExpandedLine.of(words), null, console, "");
  }

  /** Runs a line typed at the prompt. */
  LineResult run(String line, Console console) {
    return execute(line, List.of(), console, "");
  }

  /**
   * Runs the lines that were pasted at the prompt together, up to the first one that fails.
   *
   * @param makeInterruptible prepares for Ctrl-C during a line; returns what ends that
   * @return whether a line asked to leave the shell
   */
  boolean runPasted(String pasted, Console console, Supplier<Runnable> makeInterruptible) {
    Script script = new Script("", pasted.lines().toList(), List.of(), false);
    Iterator<ScriptLineReader.ScriptLine> lines = new ScriptLineReader(script).iterator();
    while (lines.hasNext()) {
      String line = lines.next().line();
      Runnable restoreCtrlC = makeInterruptible.get();
      LineResult lineResult;
      try {
        lineResult = run(line, console);
      } finally {
        restoreCtrlC.run();
      }
      if (lineResult.exits()) {
        return true;
      }
      if (lineResult.code() != 0) {
        noteNotRun(lines, console);
        return false;
      }
    }
    return false;
  }

  private static void noteNotRun(Iterator<ScriptLineReader.ScriptLine> lines, Console console) {
    int notRun = 0;
    while (lines.hasNext()) {
      lines.next();
      notRun++;
    }
    if (notRun > 0) {
      console.printRemark(
          Text.of(
              notRun == 1
                  ? "1 more line was not run."
                  : "%,d more lines were not run.".formatted(notRun)));
    }
  }

  /** Runs a script; the exit code is that of the first line that failed. */
  LineResult run(Script script, Console console) {
    ScriptLineReader lines =
        new ScriptLineReader(script).checkNotNested(scripts.stream().map(Script::name).toList());
    scripts.addLast(script);
    try {
      int failed = 0;
      for (ScriptLineReader.ScriptLine written : lines) {
        LineResult lineResult =
            execute(written.line(), script.values(), console, written.location());
        if (lineResult.exits()) {
          return new LineResult(failed, true);
        }
        if (lineResult.code() == ExitCode.INTERRUPTED.exitCode()) {
          return lineResult;
        }
        failed = failed == 0 ? lineResult.code() : failed;
        if (failed != 0 && (!script.keepGoing() || console.isOutputLost())) {
          break;
        }
      }
      return new LineResult(failed, false);
    } finally {
      scripts.removeLast();
    }
  }

  /** Returns whether a command is running; can be called from any thread. */
  boolean isBusy() {
    return running.get() > 0;
  }

  /**
   * Runs a line of a lesson for the user without printing anything or telling the listeners. It may
   * reach only the practice portal, see {@link CommandInput#isReplay}.
   *
   * @param words with quotes and variables resolved
   * @return the exit code
   */
  public int replay(List<String> words) {
    ShellListener before = listener;
    listener = new ShellListener() {};
    try {
      return execute(ExpandedLine.of(words), null, Console.replay(), "").code();
    } finally {
      listener = before;
    }
  }

  private LineResult execute(String line, List<String> values, Console console, String where) {
    if (running.get() == 0) {
      listener.typed(prompt.words(), line);
    } else if (!where.isEmpty()) {
      listener.scripted(prompt.words(), line);
    }
    ExpandedLine words;
    try {
      words = variableExpander.expand(line, values);
      words.check(grammar);
    } catch (UsageException e) {
      boolean asJson = !PosixTokenizer.isCurl(line) && OptionSyntax.asksForJson(line);
      RunningLine before =
          console.setLine(new RunningLine(where, variableExpander.keptValues(), Set.of()));
      LineResult lineResult = failed(errorHandler.resultOf(e), console, asJson);
      console.setLine(before);
      if (!asJson) {
        noteLocation(List.of("…"), line, console, where);
      }
      return lineResult;
    }
    return execute(words, line, console, where);
  }

  private LineResult execute(
      ExpandedLine expanded, @Nullable String line, Console console, String where) {
    List<String> words = expanded.words();
    running.incrementAndGet();
    RunningLine before =
        console.setLine(new RunningLine(where, variableExpander.keptValues(), expanded.texts()));
    LineResult lineResult;
    try {
      lineResult = executeOne(words, line, console, where);
      listener.commandEnded(OptionSyntax.withHelpFirst(words), lineResult.code());
    } finally {
      console.setLine(before);
      running.decrementAndGet();
    }
    if (running.get() == 0 && !lineResult.exits()) {
      listener.lineEnded().forEach(console::printRemark);
    }
    return lineResult;
  }

  private LineResult executeOne(
      List<String> words, @Nullable String line, Console console, String where) {
    boolean asJson = grammar.asksForJson(words);
    try {
      ParsedInput parsed = grammar.parse(words);
      if (ShellLoop.isExit(parsed)) {
        return new LineResult(0, true);
      }
      int code =
          executor.execute(new CommandContext(parsed, registry, console.results(), console)).code();
      if (code != 0 && !asJson) {
        noteLocation(words, line, console, where);
      }
      return new LineResult(code, false);
      // Catches Error, too, because Moshi throws one for a record it cannot read.
    } catch (Throwable e) {
      // An excerpt of the filter points at its error, which JSON cannot.
      boolean errorAsJson = asJson && !(unwrapped(e) instanceof JqException);
      CommandResult result = errorHandler.resultOf(unwrapped(withSeparatorHint(e, words)));
      LineResult lineResult = failed(result, console, errorAsJson);
      // A closed pipe has no message, because no reader is left.
      if (!errorAsJson && !result.lines().isEmpty()) {
        noteLocation(words, line, console, where);
      }
      return lineResult;
    }
  }

  /** Says which line of a script failed; nothing for a line typed at the prompt. */
  private void noteLocation(
      List<String> words, @Nullable String line, Console console, String where) {
    if (!where.isEmpty()) {
      String how = scripts.getLast().keepGoing() ? "Failed at " : "Stopped at ";
      String shown = line == null ? words.get(0) : ScriptLineReader.display(words, line);
      console.printRemark(Text.of(how + where + shown));
    }
  }

  /**
   * Adds a hint for lines after {@code -c} that are joined by ';' without a space, as other shells
   * allow.
   */
  private Throwable withSeparatorHint(Throwable failure, List<String> words) {
    boolean together =
        failure instanceof UsageException
            && !scripts.isEmpty()
            && scripts.getLast().name().equals(Script.TYPED)
            && words.stream().anyMatch(word -> word.matches("[^;]*;[a-z].*"));
    return together
        ? new UsageException(
            String.valueOf(failure.getMessage()), "Separate lines with ';' and a space.")
        : failure;
  }

  private static LineResult failed(CommandResult result, Console console, boolean asJson) {
    console.resultPrinter().print(result, asJson);
    return new LineResult(result.exitCode().exitCode(), false);
  }

  private static Throwable unwrapped(Throwable failure) {
    @Nullable Throwable inner = failure.getCause();
    return failure instanceof CommandExecutionException && inner != null ? inner : failure;
  }
}
