package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas;
import io.github.photoshell.shell.Console.Printer;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jline.reader.EndOfFileException;
import org.jspecify.annotations.Nullable;

/** Runs lines without a terminal, and returns results and remarks separately. */
public final class TestConsole {
  private final LineRunner lineRunner;
  private @Nullable StandardInput standardInput;
  private Canvas canvas = Canvas.none();
  private @Nullable Iterator<String> answers;
  private final List<String> questions = new ArrayList<>();
  private @Nullable CheckedOutput pipe;

  public TestConsole(LineRunner runner) {
    this.lineRunner = runner;
  }

  /** Gives the next lines this text as standard input. */
  public TestConsole withStandardInput(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    standardInput = new StandardInput(new ByteArrayInputStream(bytes), () -> false);
    return this;
  }

  /** Makes the screen draw images. */
  public TestConsole withCanvas(Canvas drawing) {
    canvas = drawing;
    return this;
  }

  /** Gives these answers to questions, then Ctrl-D; those that are shown are among the remarks. */
  public TestConsole withAnswers(String... typed) {
    answers = List.of(typed).iterator();
    return this;
  }

  /** Returns the questions that were asked. */
  public List<String> questions() {
    return questions;
  }

  /** Makes standard input a terminal. */
  public TestConsole withTerminalAsInput() {
    standardInput = new StandardInput(new ByteArrayInputStream(new byte[0]), () -> true);
    return this;
  }

  /** Gives the next lines a pipe as standard output, for image bytes. */
  public TestConsole withPipe(OutputStream bytes) {
    pipe = new CheckedOutput(bytes, Path.of("none"));
    return this;
  }

  /** Runs the lines of standard input, as {@code photoshell < lines.txt} does. */
  public Output runStandardInput() {
    StringWriter results = new StringWriter();
    StringWriter remarks = new StringWriter();
    StandardInput input = Objects.requireNonNull(standardInput);
    LineRunner.Script lines =
        new LineRunner.Script(
            "standard input", () -> input.lines().lines().iterator(), List.of(), false);
    int code = lineRunner.run(lines, console(results, remarks, Integer.MAX_VALUE)).code();
    return new Output(code, results.toString(), remarks.toString());
  }

  /**
   * The output of a line.
   *
   * @param results the output for a pipe
   * @param remarks the output for standard error
   */
  public record Output(int code, String results, String remarks) {}

  /** Runs a line and returns its output. */
  public Output run(String line) {
    StringWriter results = new StringWriter();
    StringWriter remarks = new StringWriter();
    int code = run(line, results, remarks);
    return new Output(code, results.toString(), remarks.toString());
  }

  /** Runs a line on a screen of this width, and returns its results and remarks together. */
  public String runOnScreen(int columns, String line) {
    StringWriter shown = new StringWriter();
    run(line, shown, shown, columns);
    return shown.toString();
  }

  /** Runs a line that prints before it ends; returns the exit code. */
  public int run(String line, StringWriter results, StringWriter remarks) {
    return run(line, results, remarks, Integer.MAX_VALUE);
  }

  private int run(String line, StringWriter results, StringWriter remarks, int columns) {
    return lineRunner.run(line, console(results, remarks, columns)).code();
  }

  private Console console(StringWriter results, StringWriter remarks, int columns) {
    Console console =
        new Console(
            new Printer(new PrintWriter(results), false),
            new Printer(new PrintWriter(remarks), false),
            () -> columns,
            answers == null ? null : (question, mask) -> answer(question, mask, remarks));
    console.setCanvas(() -> canvas);
    if (pipe != null) {
      console.setCheckedOutput(pipe);
    }
    if (standardInput != null) {
      console.setStandardInput(standardInput);
    }
    return console;
  }

  private String answer(String question, @Nullable Character mask, StringWriter remarks) {
    questions.add(question.strip());
    Iterator<String> left = Objects.requireNonNull(answers);
    if (!left.hasNext()) {
      throw new EndOfFileException();
    }
    String typed = left.next();
    if (mask == null) {
      remarks.append(question).append(typed).append('\n');
    }
    return typed;
  }
}
