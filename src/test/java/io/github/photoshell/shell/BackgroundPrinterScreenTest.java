package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.builtins.ScreenTerminal;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;

/** Tests output that arrives while the user types, on a screen in memory. */
class BackgroundPrinterScreenTest {
  private final ScreenTerminal screen = new ScreenTerminal(60, 10);

  @Test
  void printedTextKeepsTheTypedLine() throws Exception {
    LineDisciplineTerminal terminal =
        new LineDisciplineTerminal(
            "test", "xterm-256color", new ScreenWriter(), StandardCharsets.UTF_8);
    terminal.setSize(new Size(60, 10));
    LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
    BackgroundPrinter printer = new BackgroundPrinter();
    CompletableFuture<String> typed =
        CompletableFuture.supplyAsync(
            () ->
                printer.whileTyping(
                    line -> reader.printAbove(line.plain()), () -> reader.readLine("portal> ")));
    await("portal>");
    type(terminal, "people 李n");
    await("portal> people 李n");
    printer.print(List.of(Text.of("GET people/filter 200")));
    printer.print(List.of(Text.of("GET people/@self 200")));
    await("GET people/filter 200\nGET people/@self 200\nportal> people 李n");
    type(terminal, "eil\r");
    assertThat(typed.get(20, TimeUnit.SECONDS)).isEqualTo("people 李neil");
    terminal.close();
  }

  private static void type(LineDisciplineTerminal terminal, String keys) throws Exception {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  private void await(String wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!text().stripTrailing().endsWith(wanted)) {
      assertThat(System.nanoTime()).as("never saw '%s' on:%n%s", wanted, text()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  private synchronized String text() {
    return screen.toString().lines().map(String::stripTrailing).reduce("", (a, b) -> a + "\n" + b);
  }

  private synchronized void show(String text) {
    screen.write(text);
  }

  private final class ScreenWriter extends OutputStream {
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      part.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      part.write(bytes, from, length);
    }

    @Override
    public synchronized void flush() {
      show(part.toString(StandardCharsets.UTF_8));
      part.reset();
    }
  }
}
