package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.TerminalImage;
import io.github.photoshell.text.JqException;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;

/**
 * The input and output of the shell: results go to one printer, remarks to another, and questions
 * to the user. Everything printed is a {@link Text}, JSON with escaped control characters, or a
 * {@link TerminalImage}.
 */
final class Console implements InputReader {
  /** Cursor home and erase display (ECMA-48); every terminal understands them. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final Printer results;
  private final Printer remarks;
  private final IntSupplier width;
  private IntSupplier remarkWidth;
  private final Prompter prompter;
  private ShellListener listener = new ShellListener() {};
  private final StatusLine statusLine;
  private RunningLine line = RunningLine.none();
  private boolean replay;
  private @Nullable UnaryOperator<String> editor;
  private Supplier<Canvas> canvas = Canvas::none;
  private Runnable terminalRestorer = () -> {};
  private @Nullable CheckedOutput checkedOutput;
  private @Nullable StandardInput standardInput;
  private final ResultPrinter resultPrinter = new ResultPrinter(this);

  /**
   * @param answerReader null if no user can be asked
   */
  Console(
      Printer results, Printer remarks, IntSupplier width, @Nullable AnswerReader answerReader) {
    this(results, remarks, width, answerReader, StatusLine.hidden());
  }

  Console(
      Printer results,
      Printer remarks,
      IntSupplier width,
      @Nullable AnswerReader answerReader,
      StatusLine statusLine) {
    this.results = results;
    this.remarks = remarks;
    this.width = width;
    this.remarkWidth = width;
    this.prompter = new Prompter(answerReader, remarks, this::layout, this::notePrinted);
    this.statusLine = statusLine;
  }

  /** Sets the line of the next command, and returns the previous one. */
  RunningLine setLine(RunningLine next) {
    RunningLine before = line;
    line = next;
    return before;
  }

  /** Returns the line of the running command. */
  RunningLine line() {
    return line;
  }

  /** Prints the results of the running command. */
  ResultPrinter resultPrinter() {
    return resultPrinter;
  }

  /**
   * Compiles a filter, which knows the kept values.
   *
   * @throws JqException if it is not valid
   */
  JqFilter filter(String typed) {
    return JqFilter.of(typed).with(line.keptValues().namedIn(typed));
  }

  /** Returns the line that shows what a running command waits for. */
  StatusLine statusLine() {
    return statusLine;
  }

  /** Sets the listener for printed lines. */
  void setListener(ShellListener listening) {
    listener = listening;
  }

  /** Returns a console for dry runs, which prints nothing and asks nothing. */
  static Console silent() {
    return plain(new PrintWriter(Writer.nullWriter()));
  }

  /** Returns a console for lines that a lesson runs for the user; it prints nothing. */
  static Console replay() {
    Console console = silent();
    console.replay = true;
    return console;
  }

  boolean isReplay() {
    return replay;
  }

  /** Sets what restores the terminal's settings after another program has used it. */
  void setTerminalRestorer(Runnable restorer) {
    terminalRestorer = restorer;
  }

  /** Runs an action during which another program may use the terminal and change its settings. */
  <T> T withTerminal(Supplier<T> action) {
    try {
      return statusLine.whileTyping(action);
    } finally {
      terminalRestorer.run();
    }
  }

  /**
   * Sets the user's text editor.
   *
   * @param editing returns the edited line; may use the terminal meanwhile
   */
  void setEditor(UnaryOperator<String> editing) {
    editor = editing;
  }

  /**
   * Returns the user's text editor, which throws {@link java.io.UncheckedIOException}; null without
   * a user.
   */
  @Nullable UnaryOperator<String> editor() {
    return editor;
  }

  /** Returns the console of a running command; a plain one if Spring Shell runs it directly. */
  static Console of(CommandContext context) {
    return context.inputReader() instanceof Console console
        ? console
        : plain(context.outputWriter());
  }

  private static Console plain(PrintWriter writer) {
    Printer plain = new Printer(writer, false);
    return new Console(plain, plain, () -> Integer.MAX_VALUE, null);
  }

  PrintWriter results() {
    return results.writer();
  }

  LineLayout layout() {
    return layout(width);
  }

  private static LineLayout layout(IntSupplier columns) {
    return new LineLayout(columns.getAsInt(), text -> new AttributedString(text).columnLength());
  }

  /** Sets the columns of the remarks' stream; without it they are those of the results. */
  void setRemarkWidth(IntSupplier columns) {
    remarkWidth = columns;
  }

  /** Sets the standard input that commands can read. */
  void setStandardInput(StandardInput input) {
    standardInput = input;
  }

  /** Returns the standard input; null if commands cannot read it. */
  @Nullable StandardInput standardInput() {
    return standardInput;
  }

  /** Sets how images can be drawn. */
  void setCanvas(Supplier<Canvas> drawing) {
    canvas = drawing;
  }

  Canvas canvas() {
    return canvas.get();
  }

  /** Prints an image to the results, with its lines. */
  void show(TerminalImage image) {
    results.writer().print(image.toTerminal(results.colour(), results.links()));
    image.text().forEach(printed -> listener.printed(printed.plain()));
    flush();
  }

  void clearScreen() {
    if (prompter.canAsk()) {
      results.writer().print(CLEAR);
      flush();
    }
  }

  void printLine(Text printed) {
    printLines(List.of(printed));
  }

  void printLines(List<Text> lines) {
    lines.forEach(printed -> print(results, printed, width));
    flush();
  }

  /** Returns a line of a result wrapped to the lines of the terminal. */
  List<String> resultLines(Text printed) {
    return results.lines(printed, layout());
  }

  /** Tells the listener of a line that is shown without being printed. */
  void notePrinted(String shown) {
    listener.printed(shown);
  }

  void printRemark(Text remark) {
    print(remarks, remark.withoutSecrets(), remarkWidth);
    flush();
  }

  /** Returns a remark wrapped to the lines of the terminal. */
  List<String> lines(Text remark) {
    return remarks.lines(remark, layout());
  }

  private void print(Printer printer, Text printed, IntSupplier columns) {
    printer.print(printed, layout(columns));
    listener.printed(printed.plain());
  }

  /** Prints a document as it is. */
  void printDocument(String json) {
    document(results, json);
  }

  /** Prints a document about a failure. */
  void printFailure(String json) {
    document(remarks, json);
  }

  private void document(Printer printer, String json) {
    printer.writer().println(json);
    json.lines().forEach(listener::printed);
  }

  /** Returns whether results go to a terminal. */
  boolean isTerminal() {
    return width.getAsInt() != Integer.MAX_VALUE;
  }

  /**
   * Writes raw bytes to the results, for files and other programs, never for a terminal.
   *
   * @param description their description for the listener
   * @return false if they cannot be written
   */
  boolean writeBytes(byte[] bytes, Text description) {
    CheckedOutput raw = checkedOutput;
    if (raw == null || isTerminal()) {
      return false;
    }
    results.writer().flush();
    raw.writeQuietly(bytes);
    listener.printed(description.plain());
    flush();
    return true;
  }

  /** Sets the stream that is checked for write errors after each output. */
  void setCheckedOutput(CheckedOutput resultsOutlet) {
    checkedOutput = resultsOutlet;
  }

  /** Returns whether results can no longer be written, so that running more commands is useless. */
  boolean isOutputLost() {
    return checkedOutput != null && checkedOutput.hasFailed();
  }

  void flush() {
    results.writer().flush();
    remarks.writer().flush();
    CheckedOutput heeded = checkedOutput;
    if (heeded != null) {
      heeded.reportFailure();
    }
  }

  Prompter prompter() {
    return prompter;
  }

  /** A writer for lines, with or without colour and links. */
  record Printer(PrintWriter writer, boolean colour, boolean links) {
    Printer(PrintWriter writer, boolean colour) {
      this(writer, colour, false);
    }

    void print(Text line, LineLayout layout) {
      lines(line, layout).forEach(writer::println);
    }

    List<String> lines(Text line, LineLayout layout) {
      return line.wrapped(layout).stream().map(part -> part.toTerminal(colour, links)).toList();
    }
  }
}
