package io.github.photoshell.shell;

import io.github.photoshell.render.Canvas;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ErrorJson;
import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.MessageJson;
import io.github.photoshell.render.TerminalPicture;
import io.github.photoshell.render.Text;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;

/**
 * The reader's end of the shell: results go to one writer, everything else to another, questions to
 * whoever sits there. All that is printed goes through {@link Text}, is JSON, whose control
 * characters are escaped, or a {@link TerminalPicture}.
 */
final class Console implements InputReader {
  /** Cursor home, erase display: ECMA-48, known to every terminal there is. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  /** In characters: a portal's reason may have any length, and what is behind it comes last. */
  private static final int LONGEST_FAILURE = 1000;

  private final Printer results;
  private final Printer remarks;
  private final IntSupplier width;
  private final Prompter prompter;
  private ShellListener listener = new ShellListener() {};
  private final StatusLine statusLine;
  private String where = "";
  private boolean silent;
  private boolean replay;
  private @Nullable Pager pager;
  private Supplier<Canvas> canvas = Canvas::none;
  private @Nullable CheckedOutput checkedOutput;

  /**
   * @param answerReader null where nobody can be asked
   */
  Console(
      Printer results, Printer remarks, IntSupplier width, @Nullable AnswerReader answerReader) {
    this(results, remarks, width, answerReader, StatusLine.unseen());
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
    this.prompter = new Prompter(answerReader, remarks, this::look, line -> listener.printed(line));
    this.statusLine = statusLine;
  }

  /** Tells in which file and line the next command stands, and returns what was told before. */
  String where(String next) {
    String before = where;
    where = next;
    return before;
  }

  /** Shows what a command waits for while it runs. */
  StatusLine waiting() {
    return statusLine;
  }

  /** Tells somebody of every line that is printed. */
  void tell(ShellListener listening) {
    listener = listening;
  }

  /** Returns a console that shows nothing and asks nobody. */
  static Console silent() {
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    Console console = new Console(nowhere, nowhere, () -> Integer.MAX_VALUE, null);
    console.silent = true;
    return console;
  }

  boolean isSilent() {
    return silent;
  }

  /** Returns a console that shows nothing, for lines of a lesson that are run for the user. */
  static Console replay() {
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    Console console = new Console(nowhere, nowhere, () -> Integer.MAX_VALUE, null);
    console.replay = true;
    return console;
  }

  boolean isReplay() {
    return replay;
  }

  /** Gives long results to a pager; there is none where nobody turns the pages. */
  void pageWith(Pager turning) {
    pager = turning;
  }

  /** Returns the console of a running command; a bare one where Spring Shell runs it by itself. */
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

  LineLayout look() {
    return new LineLayout(width.getAsInt(), text -> new AttributedString(text).columnLength());
  }

  /**
   * @param asJson whether there is to be one JSON document and nothing else, for programs
   */
  void show(CommandResult told, boolean asJson) {
    CommandResult result = told.hasOutput() ? told : told.withoutSecrets();
    showResults(result, asJson);
    result.remarks().forEach(this::note);
  }

  private void showResults(CommandResult result, boolean asJson) {
    if (asJson && !result.hasOutput()) {
      if (!result.lines().isEmpty()) {
        document(remarks, ErrorJson.of(where, result));
      }
      flush();
      return;
    }
    if (asJson && result.data() == null) {
      document(results, MessageJson.of(result));
      flush();
      return;
    }
    if (result.hasOutput()) {
      result.lines().forEach(line -> print(results, line));
    } else {
      result.lines().forEach(line -> print(remarks, line.shortened(LONGEST_FAILURE)));
    }
    if (result.data() != null) {
      document(results, result.data());
    }
    flush();
  }

  /** Tells what pictures can be drawn with. */
  void drawOn(Supplier<Canvas> drawing) {
    canvas = drawing;
  }

  Canvas canvas() {
    return canvas.get();
  }

  /** Shows a picture among the results, and lines beside and below it. */
  void show(TerminalPicture picture, List<Text> lines) {
    results.writer().print(picture.toTerminal(lines, look(), results.colour()));
    lines.forEach(line -> listener.printed(line.plain()));
    flush();
  }

  void clearScreen() {
    if (prompter.canAsk()) {
      results.writer().print(CLEAR);
      flush();
    }
  }

  void say(Text line) {
    print(results, line);
    flush();
  }

  void document(String json) {
    document(results, json);
    flush();
  }

  void note(Text line) {
    print(remarks, line.withoutSecrets());
    flush();
  }

  /** Returns the lines that a remark takes on the terminal. */
  List<String> lines(Text remark) {
    return remarks.lines(remark, look());
  }

  private void print(Printer printer, Text line) {
    printer.print(line, look());
    listener.printed(line.plain());
  }

  private void document(Printer printer, String json) {
    printer.writer().println(json);
    json.lines().forEach(listener::printed);
  }

  /** Whether results go to a terminal. */
  boolean isTerminal() {
    return width.getAsInt() != Integer.MAX_VALUE;
  }

  /** Prints results; where they are more than the screen holds, to leaf through. */
  void page(List<Text> lines) {
    flush();
    Pager turning = pager;
    // While pages are turned, nothing else is written.
    List<Text> wrapped = lines.stream().flatMap(line -> line.wrapped(look()).stream()).toList();
    if (turning == null || !statusLine.whileTyping(() -> turning.show(wrapped, results.colour()))) {
      lines.forEach(this::say);
    } else {
      lines.forEach(line -> listener.printed(line.plain()));
    }
  }

  /**
   * Writes bytes among the results just as they are, which is for what reads on, never for a
   * terminal.
   *
   * @param what what to say of them where lines are kept
   * @return false where they cannot go
   */
  boolean pour(byte[] bytes, Text what) {
    CheckedOutput raw = checkedOutput;
    if (raw == null || isTerminal()) {
      return false;
    }
    results.writer().flush();
    raw.pour(bytes);
    listener.printed(what.plain());
    flush();
    return true;
  }

  /** Ends a command when its results don't arrive where they are written to. */
  void heed(CheckedOutput resultsOutlet) {
    checkedOutput = resultsOutlet;
  }

  /** Whether results no longer arrive, so that running further commands is of no use. */
  boolean isLost() {
    return checkedOutput != null && checkedOutput.isLost();
  }

  private void flush() {
    results.writer().flush();
    remarks.writer().flush();
    CheckedOutput heeded = checkedOutput;
    if (heeded != null) {
      heeded.tellLoss();
    }
  }

  Prompter questions() {
    return prompter;
  }
}
