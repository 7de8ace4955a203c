package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.Console.Printer;
import io.github.photoshell.text.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final StringWriter results = new StringWriter();
  private final StringWriter remarks = new StringWriter();
  private final Console console =
      new Console(
          new Printer(new PrintWriter(results), false),
          new Printer(new PrintWriter(remarks), false),
          () -> Integer.MAX_VALUE,
          null);

  @Test
  void remarksAreWrappedForTheirOwnTerminal() {
    console.setRemarkWidth(() -> 20);
    Text line = Text.of("A line that is longer than the window.");
    console.printRemark(line);
    console.printLine(line);
    assertThat(remarks.toString().lines())
        .containsExactly("A line that is", "longer than the", "window.");
    assertThat(results.toString().lines()).containsExactly(line.plain());
  }
}
