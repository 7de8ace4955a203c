package io.github.photoshell.shell;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Types lines where nobody can be asked, and takes results and remarks apart. */
public final class TestConsole {
  private final LineRunner runner;

  public TestConsole(LineRunner runner) {
    this.runner = runner;
  }

  /**
   * What a line came to.
   *
   * @param results what a program behind a pipe would read
   * @param remarks what would go to standard error
   */
  public record Output(int code, String results, String remarks) {}

  /** Runs a line to its end. */
  public Output type(String line) {
    StringWriter results = new StringWriter();
    StringWriter remarks = new StringWriter();
    int code = type(line, results, remarks);
    return new Output(code, results.toString(), remarks.toString());
  }

  /** The same for a line that prints before it ends; returns the exit code. */
  public int type(String line, StringWriter results, StringWriter remarks) {
    Console console =
        new Console(
            new Printer(new PrintWriter(results), false),
            new Printer(new PrintWriter(remarks), false),
            () -> Integer.MAX_VALUE,
            null);
    return runner.run(line, console).code();
  }
}
