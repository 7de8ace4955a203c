package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.TerminalImage;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.JqException;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;

/**
 * The input and output of commands: results go to one printer, remarks to another, and questions to
 * the user. Everything printed is a {@link Text}, JSON with escaped control characters, or a {@link
 * TerminalImage}.
 */
final class Console implements InputReader {
  /** Cursor home and erase display (ECMA-48); every terminal understands them. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  /** The longest line of a failure, in characters: a portal's message may have any length. */
  private static final int MAX_FAILURE_LENGTH = 1000;

  private final Printer results;
  private final Printer remarks;
  private final IntSupplier width;
  private final Prompter prompter;
  private ShellListener listener = new ShellListener() {};
  private final StatusLine statusLine;
  private String setLocation = "";
  private boolean replay;
  private @Nullable Pager pager;
  private @Nullable UnaryOperator<String> editor;
  private @Nullable JqFilter filter;
  private Supplier<Canvas> canvas = Canvas::none;
  private Runnable terminalRestorer = () -> {};
  private @Nullable CheckedOutput checkedOutput;
  private @Nullable StandardInput standardInput;
  private KeptValues keptValues = new KeptValues();
  private Set<String> keptTexts = Set.of();

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
    this.prompter =
        new Prompter(answerReader, remarks, this::layout, line -> listener.printed(line));
    this.statusLine = statusLine;
  }

  /** Sets the file and line of the next command, and returns the previous value. */
  String setLocation(String next) {
    String before = setLocation;
    setLocation = next;
    return before;
  }

  /** Sets the filter for the data of the next command, and returns the previous one. */
  @Nullable JqFilter setFilter(@Nullable JqFilter next) {
    JqFilter before = filter;
    filter = next;
    return before;
  }

  /**
   * Compiles a filter, which knows the kept values.
   *
   * @throws JqException if it is not valid
   */
  JqFilter filter(String typed) {
    return JqFilter.of(typed).with(keptValues.namedIn(typed));
  }

  /** Sets where values are kept. */
  void setKeptValues(KeptValues values) {
    keptValues = values;
  }

  /** Sets the texts of the kept values in the next line, and returns the previous ones. */
  Set<String> setKeptTexts(Set<String> texts) {
    Set<String> before = keptTexts;
    keptTexts = texts;
    return before;
  }

  /** Returns whether a text begins with a kept value that the line contains. */
  boolean beginsWithKeptText(String text) {
    return keptTexts.stream()
        .anyMatch(keptText -> !keptText.isEmpty() && text.startsWith(keptText));
  }

  /**
   * Keeps the data of a command instead of printing it.
   *
   * @throws CommandFailedException if the filter selects no value, or several
   */
  void keep(String name, CommandResult result) {
    String document = result.data() == null ? result.messageJson() : result.data();
    keptValues.keep(name, document, selection(document));
    result.remarks().forEach(this::printRemark);
    printRemark(keptValues.keptLine(name));
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
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    return new Console(nowhere, nowhere, () -> Integer.MAX_VALUE, null);
  }

  /** Returns a console for lines that a lesson runs for the user; it prints nothing. */
  static Console replay() {
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    Console console = new Console(nowhere, nowhere, () -> Integer.MAX_VALUE, null);
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

  /** Sets the pager for long results; without one they are printed. */
  void setPager(Pager turning) {
    pager = turning;
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
    if (context.inputReader() instanceof Console console) {
      return console;
    }
    Printer plain = new Printer(context.outputWriter(), false);
    return new Console(plain, plain, () -> Integer.MAX_VALUE, null);
  }

  PrintWriter results() {
    return results.writer();
  }

  LineLayout layout() {
    return new LineLayout(width.getAsInt(), text -> new AttributedString(text).columnLength());
  }

  /**
   * @param asJson whether to print exactly one JSON document
   */
  void show(CommandResult original, boolean asJson) {
    CommandResult result = original.hasOutput() ? original : original.withoutSecrets();
    try {
      showResults(result, asJson);
    } finally {
      result.remarks().forEach(this::printRemark);
    }
  }

  private void showResults(CommandResult result, boolean asJson) {
    if (asJson && !result.hasOutput()) {
      if (!result.lines().isEmpty()) {
        document(remarks, result.errorJson(setLocation));
      }
      flush();
      return;
    }
    if (asJson && result.data() == null) {
      if (!result.lines().isEmpty()) {
        data(result.messageJson());
      }
      flush();
      return;
    }
    if (result.hasOutput()) {
      page(result.lines());
    } else {
      result.lines().forEach(line -> print(remarks, line.shortened(MAX_FAILURE_LENGTH)));
    }
    if (result.data() != null) {
      data(result.data());
    }
    flush();
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
    image.text().forEach(line -> listener.printed(line.plain()));
    flush();
  }

  void clearScreen() {
    if (prompter.canAsk()) {
      results.writer().print(CLEAR);
      flush();
    }
  }

  void printLine(Text line) {
    print(results, line);
    flush();
  }

  void document(String json) {
    data(json);
    flush();
  }

  /**
   * Prints a document, or what the filter selects from it: one result a line, texts as they are.
   */
  private void data(String json) {
    List<Json> selection = selection(json);
    List<String> documents =
        selection == null ? List.of(json) : selection.stream().map(this::shown).toList();
    if (isPaged(documents.stream().flatMap(String::lines).toList())) {
      documents.forEach(document -> document.lines().forEach(listener::printed));
    } else {
      documents.forEach(document -> document(results, document));
    }
  }

  /** Returns a result of a filter; a terminal must not act on a text in it. */
  private String shown(Json selected) {
    String text = selected.text();
    return text != null && isTerminal()
        ? String.join("\n", results.lines(Text.of(text).noWrap(), layout()))
        : line(selected);
  }

  /** Returns a document, or what the filter selects from it, as the lines of a file. */
  String filtered(String json) {
    List<Json> selection = selection(json);
    return selection == null
        ? json + "\n"
        : selection.stream().map(selected -> line(selected) + "\n").collect(Collectors.joining());
  }

  boolean hasFilter() {
    return filter != null;
  }

  boolean filterNeedsWholeList() {
    return filter != null && !filter.takesItems();
  }

  /** Returns what the filter selects from a document; null without a filter. */
  private @Nullable List<Json> selection(String json) {
    try {
      return filter == null ? null : filter.apply(json);
    } catch (JqException e) {
      throw e.afterCommand();
    }
  }

  private static String line(Json selected) {
    String text = selected.text();
    return text == null ? selected.compact() : text;
  }

  void printRemark(Text line) {
    print(remarks, line.withoutSecrets());
    flush();
  }

  /** Returns a remark wrapped to the lines of the terminal. */
  List<String> lines(Text remark) {
    return remarks.lines(remark, layout());
  }

  private void print(Printer printer, Text line) {
    printer.print(line, layout());
    listener.printed(line.plain());
  }

  private void document(Printer printer, String json) {
    printer.writer().println(json);
    json.lines().forEach(listener::printed);
  }

  /** Returns whether results go to a terminal. */
  boolean isTerminal() {
    return width.getAsInt() != Integer.MAX_VALUE;
  }

  /** Prints results; opens the pager at the prompt if they do not fit on the screen. */
  void page(List<Text> lines) {
    if (isPaged(lines.stream().flatMap(line -> results.lines(line, layout()).stream()).toList())) {
      lines.forEach(line -> listener.printed(line.plain()));
    } else {
      lines.forEach(line -> print(results, line));
      flush();
    }
  }

  /** Returns whether results may open the pager, as at the prompt. */
  boolean canPage() {
    // The lines of a script have a location.
    return pager != null && setLocation.isEmpty();
  }

  /** Shows lines in the pager; returns false if they are to be printed. */
  private boolean isPaged(List<String> lines) {
    Pager opened = pager;
    if (opened == null || !canPage()) {
      return false;
    }
    flush();
    try {
      // Nothing else is written while the pager is open.
      return statusLine.whileTyping(
          () -> {
            try {
              return opened.show(lines);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      String reason = Objects.requireNonNull(e.getCause()).getMessage();
      printRemark(Text.of(Style.FAINT, "(shown without a pager: " + reason + ")"));
      return false;
    }
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

  private void flush() {
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
