package io.github.photoshell.shell;

import io.github.photoshell.shell.Console.Printer;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs lines without a terminal, and returns results and remarks separately. */
public final class TestConsole {
  private final LineRunner lineRunner;

  public TestConsole(LineRunner runner) {
    this.lineRunner = runner;
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
    Console console =
        new Console(
            new Printer(new PrintWriter(results), false),
            new Printer(new PrintWriter(remarks), false),
            () -> columns,
            null);
    return lineRunner.run(line, console).code();
  }
}
