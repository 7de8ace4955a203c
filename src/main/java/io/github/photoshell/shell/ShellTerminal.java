package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas;
import io.github.photoshell.shell.Console.Printer;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The terminal and its line reader. Both are created when first needed, because a one-shot command
 * rarely needs them and they take time.
 */
class ShellTerminal {
  private final ObjectProvider<Terminal> terminals;
  private final ObjectProvider<LineReader> readers;
  private final StandardStreams standardStreams;
  private final Prompt prompt;
  private final Cancellable cancellable;
  private final ShellHistory history;
  private final BackgroundPrinter backgroundPrinter;
  private final StatusLine statusLine;
  private final ShellListener listener;
  private final TextEditor textEditor;
  private final InputRc inputRc;
  private final StandardInput standardInput;
  private final GraphicsProbe graphics = new GraphicsProbe(System.getenv());
  private @Nullable Console console;
  private @Nullable PromptReader reader;
  private Runnable reinstallStop = () -> {};
  private @Nullable Terminal terminal;
  private @Nullable DumbTerminal dumbTerminal;
  private @Nullable CtrlCKey ctrlCKey;
  private @Nullable TerminalHandover handover;

  ShellTerminal(
      ObjectProvider<Terminal> terminals,
      ObjectProvider<LineReader> readers,
      StandardStreams standardStreams,
      Prompt prompt,
      Cancellable cancellable,
      ShellHistory history,
      BackgroundPrinter printer,
      StatusLine statusLine,
      ShellListener listener,
      TextEditor textEditor,
      InputRc inputRc) {
    this.terminals = terminals;
    this.readers = readers;
    this.standardStreams = standardStreams;
    this.prompt = prompt;
    this.cancellable = cancellable;
    this.history = history;
    this.backgroundPrinter = printer;
    this.statusLine = statusLine;
    this.listener = listener;
    this.textEditor = textEditor;
    this.inputRc = inputRc;
    this.standardInput =
        new StandardInput(System.in, () -> standardStreams.isTerminal(SystemStream.Input));
  }

  /** Returns whether input and output are both a terminal. */
  boolean isInteractive() {
    return standardStreams.isInteractive();
  }

  /** Returns a reader of the lines on standard input; reading fails if it is not UTF-8. */
  BufferedReader linesOfStandardInput() {
    return standardInput.lines();
  }

  /** Returns the console, which prints to the standard streams in UTF-8 with any locale. */
  Console console() {
    if (console == null) {
      CheckedOutput results = checkedOutput(FileDescriptor.out, 1, SystemStream.Output);
      console =
          new Console(
              printer(results, SystemStream.Output),
              printer(checkedOutput(FileDescriptor.err, 2, SystemStream.Error), SystemStream.Error),
              standardStreams::width,
              isInteractive() ? this::answer : null,
              statusLine);
      console.setRemarkWidth(() -> standardStreams.width(SystemStream.Error));
      console.setCheckedOutput(results);
      console.setStandardInput(standardInput);
      backgroundPrinter.setWriter(console::printRemark);
      console.setListener(listener);
      if (isInteractive()) {
        console.setEditor(this::edit);
      }
      console.setCanvas(this::canvas);
    }
    return console;
  }

  /** Returns how images can be drawn; asks the terminal only if there is a prompt. */
  private Canvas canvas() {
    Canvas canvas = standardStreams.canvas(isInteractive() ? this::height : () -> 0);
    return reader == null
        ? canvas
        : statusLine.whileTyping(
            () -> canvas.by(graphics.protocol(terminal(), canvas.graphicsProtocol())));
  }

  private int height() {
    return terminals.getObject().getHeight();
  }

  private CheckedOutput checkedOutput(FileDescriptor file, int number, SystemStream stream) {
    return new CheckedOutput(
        statusLine.clearingBefore(
            ConsoleStream.of(file, standardStreams.isTerminal(stream), terminals::getObject),
            standardStreams.isTerminal(stream)),
        Path.of("/dev/fd/" + number));
  }

  private Printer printer(CheckedOutput checkedOutput, SystemStream stream) {
    return new Printer(
        new PrintWriter(new OutputStreamWriter(checkedOutput, StandardCharsets.UTF_8), true),
        standardStreams.showsColour(stream),
        standardStreams.showsLinks(stream));
  }

  /**
   * Reads a line at the prompt.
   *
   * @throws UserInterruptException at Ctrl-C
   * @throws EndOfFileException at Ctrl-D on an empty line
   */
  String readLine() {
    LineReaderImpl lines = reader();
    Stream.of(history.notice(), inputRc.notice())
        .filter(Objects::nonNull)
        .forEach(notice -> console().printRemark(Text.of(Style.FAINT, notice)));
    listener.abovePrompt().forEach(console()::printRemark);
    boolean colour = standardStreams.showsColour(SystemStream.Output);
    String words = Prompter.escaped(prompt.words().plus("> ").toTerminal(colour));
    String begun = listener.nextLine();
    graphics.attach(lines);
    return whileTyping(lines, () -> lines.readLine(words, null, (Character) null, begun));
  }

  private PromptReader reader() {
    if (reader == null) {
      terminal();
      reader = (PromptReader) readers.getObject();
      ReaderOptions.apply(reader, standardStreams.showsColour(SystemStream.Output));
      reader.editWith(this::editTypedLine);
      if (ctrlCKey != null) {
        ctrlCKey.ignoreSignalsIn(reader);
      }
    }
    return reader;
  }

  /** Returns whether Tab completes words, as it does not on a terminal without cursor control. */
  boolean hasCompletion() {
    terminal();
    return dumbTerminal == null;
  }

  private Terminal terminal() {
    if (terminal == null) {
      terminal = terminals.getObject();
      standardStreams.setHeight(terminal::getHeight);
      dumbTerminal = DumbTerminal.of(terminal, standardStreams.provider());
      ctrlCKey = dumbTerminal == null ? new CtrlCKey(terminal) : null;
      handover = new TerminalHandover(terminal);
    }
    return terminal;
  }

  private String edit(String line) {
    return statusLine.whileTyping(
        () -> {
          try {
            return handover().during(() -> textEditor.edit(line));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private TerminalHandover handover() {
    terminal();
    return Objects.requireNonNull(handover);
  }

  private String editTypedLine(String line) {
    try {
      return edit(line);
    } catch (UncheckedIOException e) {
      String reason = "(the line is unchanged: " + TextEditor.reason(e) + ")";
      console().printRemark(Text.of(Style.FAINT, reason));
      return line;
    }
  }

  private String answer(String question, @Nullable Character mask) {
    LineReaderImpl answers = answerReader();
    DumbTerminal lines = dumbTerminal;
    Supplier<String> asked =
        lines != null && mask != null
            ? () -> lines.withoutEcho(() -> answers.readLine(question, (Character) null))
            : () -> answers.readLine(question, mask);
    try {
      return statusLine.whileTyping(() -> whileTyping(answers, asked));
    } finally {
      // The answer may be an API key, and the reader still holds it.
      answers.zeroOut();
      // The line editor has restored the earlier Ctrl-C handler.
      reinstallStop.run();
    }
  }

  private String whileTyping(LineReaderImpl lines, Supplier<String> keys) {
    if (dumbTerminal != null) {
      dumbTerminal.installCtrlC();
    }
    CtrlCKey drop = ctrlCKey;
    Supplier<String> typed = drop == null ? keys : () -> drop.readWithKey(lines, keys);
    try {
      if (!standardStreams.isTerminal(SystemStream.Error)) {
        return typed.get();
      }
      return backgroundPrinter.whileTyping(
          line -> lines.printAbove(String.join("\n", console().lines(line))), typed);
    } catch (UserInterruptException | EndOfFileException e) {
      if (dumbTerminal != null) {
        // JLine does not end a line that it does not edit.
        terminal().writer().println();
        terminal().flush();
      }
      throw e;
    }
  }

  /**
   * Returns a reader for one question only: a reader keeps its input for undo, and API keys must
   * not be kept.
   */
  private LineReaderImpl answerReader() {
    LineReaderImpl answers = new PromptReader(terminal());
    answers.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    answers.setVariable(LineReader.DISABLE_HISTORY, true);
    answers.setVariable(LineReader.DISABLE_COMPLETION, true);
    graphics.attach(answers);
    return answers;
  }

  /**
   * Prepares for commands without a prompt. Ctrl-C stops the running command, which can still
   * report its result; without a running command, or the second time, it ends the shell.
   *
   * @return what restores the usual handling
   */
  Runnable makeStoppable(LineRunner runner) {
    Thread running = Thread.currentThread();
    AtomicBoolean stopped = new AtomicBoolean();
    Runnable stop =
        () -> {
          if (!runner.isBusy() || stopped.getAndSet(true)) {
            System.exit(ExitCode.INTERRUPTED.exitCode());
          }
          cancellable.stop();
          running.interrupt();
        };
    reinstallStop = () -> Signals.register("INT", stop);
    reinstallStop.run();
    return () -> {
      reinstallStop = () -> {};
      Signals.registerDefault("INT");
      Thread.interrupted();
    };
  }

  /** Prepares the terminal for a prompt, where Ctrl-C does not end the shell. */
  void begin() {
    Pager pager = new Pager(System.getenv(), this::handover);
    if (pager.isWanted()) {
      console().resultPrinter().setPager(pager);
    }
    terminal().handle(Signal.INT, early -> {});
    CtrlCKey settings = ctrlCKey;
    if (settings != null) {
      console().setTerminalRestorer(settings::restore);
    }
    if (dumbTerminal != null) {
      dumbTerminal.installCtrlC();
    }
  }

  /**
   * Prepares for a command from the prompt: Ctrl-C stops the command and not the shell.
   *
   * @return what makes Ctrl-C a key again
   */
  Runnable makeInterruptible() {
    Terminal hearing = terminal();
    InterruptHandler cancel = new InterruptHandler(cancellable);
    SignalHandler before = hearing.handle(Signal.INT, cancel);
    CtrlCKey drop = ctrlCKey;
    if (drop != null) {
      drop.makeSignal();
    }
    return () -> {
      if (drop != null) {
        drop.makeKey();
      }
      hearing.handle(Signal.INT, before);
      cancel.end();
    };
  }
}
