package io.github.photoshell.shell;

import io.github.photoshell.render.Canvas;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
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
 * The terminal, or what stands in for it. Terminal and line reader are made when first needed: a
 * single command seldom needs them, and they take time.
 */
class ShellTerminal {
  private final ObjectProvider<Terminal> terminals;
  private final ObjectProvider<LineReader> readers;
  private final StandardStreams streams;
  private final Prompt prompt;
  private final Cancellable interruption;
  private final ShellHistory history;
  private final BackgroundPrinter aside;
  private final StatusLine waiting;
  private final ShellListener companion;
  private final TextEditor textEditor;
  private final GraphicsProbe graphics = new GraphicsProbe(System.getenv());
  private @Nullable Console console;
  private @Nullable PromptReader reader;
  private Runnable stopAgain = () -> {};
  private @Nullable Terminal terminal;
  private @Nullable DumbTerminal lineMode;
  private @Nullable CtrlCKey dropKey;
  private @Nullable EditorKey editorKey;

  ShellTerminal(
      ObjectProvider<Terminal> terminals,
      ObjectProvider<LineReader> readers,
      StandardStreams streams,
      Prompt prompt,
      Cancellable interruption,
      ShellHistory history,
      BackgroundPrinter aside,
      StatusLine waiting,
      ShellListener companion,
      TextEditor textEditor) {
    this.terminals = terminals;
    this.readers = readers;
    this.streams = streams;
    this.prompt = prompt;
    this.interruption = interruption;
    this.history = history;
    this.aside = aside;
    this.waiting = waiting;
    this.companion = companion;
    this.textEditor = textEditor;
  }

  /** Whether somebody sits at both ends. */
  boolean isConversation() {
    return streams.isConversation();
  }

  /** Returns the lines of standard input; reading fails where they are not UTF-8. */
  BufferedReader standardInput() {
    return new BufferedReader(
        new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder()));
  }

  /** Returns where answers go: to the standard streams, in UTF-8 whatever the locale. */
  Console console() {
    if (console == null) {
      CheckedOutput results = outlet(FileDescriptor.out, 1, SystemStream.Output);
      console =
          new Console(
              sink(results, SystemStream.Output),
              sink(outlet(FileDescriptor.err, 2, SystemStream.Error), SystemStream.Error),
              streams::width,
              isConversation() ? this::answer : null,
              waiting);
      console.heed(results);
      aside.remarksGoTo(console::note);
      console.tell(companion);
      if (isConversation() && Pager.isWanted(System.getenv())) {
        console.pageWith(new Pager(terminals::getObject));
      }
      console.drawOn(this::canvas);
    }
    return console;
  }

  /** At the prompt, and only there, the terminal is asked what it can show. */
  private Canvas canvas() {
    Canvas canvas = streams.canvas(isConversation() ? this::height : () -> 0);
    return reader == null
        ? canvas
        : waiting.whileTyping(() -> canvas.by(graphics.means(terminal(), canvas.means())));
  }

  private int height() {
    return terminals.getObject().getHeight();
  }

  private CheckedOutput outlet(FileDescriptor file, int number, SystemStream stream) {
    return new CheckedOutput(
        waiting.guarded(new FileOutputStream(file), streams.isTerminal(stream)),
        Path.of("/dev/fd/" + number));
  }

  private Printer sink(CheckedOutput outlet, SystemStream stream) {
    return new Printer(
        new PrintWriter(new OutputStreamWriter(outlet, StandardCharsets.UTF_8), true),
        streams.showsColour(stream));
  }

  /**
   * Reads a line at the prompt.
   *
   * @throws UserInterruptException at Ctrl-C
   * @throws EndOfFileException at Ctrl-D on an empty line
   */
  String readLine() {
    LineReaderImpl lines = reader();
    String notice = history.notice();
    if (notice != null) {
      console().note(Text.of(Style.FAINT, notice));
    }
    companion.abovePrompt().forEach(console()::note);
    boolean colour = streams.showsColour(SystemStream.Output);
    String words = Prompter.escaped(prompt.words().plus("> ").toTerminal(colour));
    String begun = companion.nextLine();
    graphics.handOver(lines);
    try {
      return whileTyping(lines, () -> lines.readLine(words, null, (Character) null, begun));
    } catch (UserInterruptException | EndOfFileException ended) {
      if (lineMode != null) {
        // Where JLine does not edit the line, it does not end it either.
        terminal().writer().println();
        terminal().flush();
      }
      throw ended;
    }
  }

  private PromptReader reader() {
    if (reader == null) {
      terminal();
      reader = (PromptReader) readers.getObject();
      ReaderOptions.of(reader, streams.showsColour(SystemStream.Output));
      if (editorKey != null) {
        reader.editWith(editorKey::edited);
      }
      if (dropKey != null) {
        dropKey.ignoreSignalsIn(reader);
      }
    }
    return reader;
  }

  private Terminal terminal() {
    if (terminal == null) {
      terminal = terminals.getObject();
      streams.opened(terminal::getHeight);
      lineMode = DumbTerminal.of(terminal, streams.provider());
      dropKey = lineMode == null ? new CtrlCKey(terminal) : null;
      editorKey = new EditorKey(terminal, textEditor, console()::note);
    }
    return terminal;
  }

  private String answer(String question, @Nullable Character mask) {
    LineReaderImpl answers = questions();
    DumbTerminal lines = lineMode;
    Supplier<String> asked =
        lines != null && mask != null
            ? () -> lines.withoutEcho(() -> answers.readLine(question, (Character) null))
            : () -> answers.readLine(question, mask);
    try {
      return waiting.whileTyping(() -> whileTyping(answers, asked));
    } finally {
      // What was typed may be a key, and the reader that took it still holds it.
      answers.zeroOut();
      // The line editor has put back what Ctrl-C did before there was a command.
      stopAgain.run();
    }
  }

  private String whileTyping(LineReaderImpl lines, Supplier<String> keys) {
    if (lineMode != null) {
      lineMode.hearCtrlC();
    }
    CtrlCKey drop = dropKey;
    Supplier<String> typed = drop == null ? keys : () -> drop.among(lines, keys);
    if (!streams.isTerminal(SystemStream.Error)) {
      return typed.get();
    }
    return aside.whileTyping(
        line -> lines.printAbove(String.join("\n", console().lines(line))), typed);
  }

  /**
   * Returns a reader for one question. The next one takes another: a reader keeps what it has read,
   * to undo it, and a key is not to be kept.
   */
  private LineReaderImpl questions() {
    LineReaderImpl answers = new PromptReader(terminal());
    answers.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    answers.setVariable(LineReader.DISABLE_HISTORY, true);
    answers.setVariable(LineReader.DISABLE_COMPLETION, true);
    graphics.handOver(answers);
    return answers;
  }

  /**
   * Runs commands without a prompt in such a way that Ctrl-C stops the running one, which then says
   * what is known; where none runs, or at the second time, it ends the shell.
   */
  <T> T stoppable(LineRunner runner, Supplier<T> commands) {
    Thread running = Thread.currentThread();
    AtomicBoolean stopped = new AtomicBoolean();
    Runnable stop =
        () -> {
          if (!runner.isBusy() || stopped.getAndSet(true)) {
            System.exit(ExitCode.INTERRUPTED.exitCode());
          }
          interruption.stop();
          running.interrupt();
        };
    stopAgain = () -> Signals.register("INT", stop);
    stopAgain.run();
    try {
      return commands.get();
    } finally {
      stopAgain = () -> {};
      Signals.registerDefault("INT");
      Thread.interrupted();
    }
  }

  /** Has Ctrl-C never end the shell: what comes between two lines has nothing to stop. */
  void begin() {
    terminal().handle(Signal.INT, early -> {});
    if (lineMode != null) {
      lineMode.hearCtrlC();
    }
  }

  /** Runs a command in such a way that Ctrl-C stops the command and not the shell. */
  <T> T interruptible(Supplier<T> command) {
    Terminal hearing = terminal();
    InterruptHandler cancel = new InterruptHandler(interruption);
    SignalHandler before = hearing.handle(Signal.INT, cancel);
    CtrlCKey drop = dropKey;
    try {
      return drop == null ? command.get() : drop.beside(command);
    } finally {
      hearing.handle(Signal.INT, before);
      cancel.end();
    }
  }
}
