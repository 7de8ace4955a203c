package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.text.Text;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundPrinterTest {
  private final BackgroundPrinter printer = new BackgroundPrinter();
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

  @Test
  void withoutATypedLineTextGoesToTheRemarksInOrder() {
    printer.setWriter(line -> printed.add("remark " + line));
    printer.print(List.of(Text.of("a")));
    printer.print(List.of(Text.of("b")));
    assertThat(printed).containsExactly("remark a", "remark b");
  }

  @Test
  void linesPrintedTogetherStayTogether() {
    printer.setWriter(
        line -> {
          printed.add(line.plain());
          if (line.plain().equals("a1")) {
            printer.print(List.of(Text.of("b")));
          }
        });
    printer.print(List.of(Text.of("a1"), Text.of("a2")));
    assertThat(printed).containsExactly("a1", "a2", "b");
  }

  @Test
  void textGoesAboveATypedLineWithoutBlocking() throws Exception {
    CountDownLatch editorIsBusy = new CountDownLatch(1);
    printer.setWriter(line -> printed.add("remark " + line));
    String typed =
        printer.whileTyping(
            line -> {
              awaitUninterrupted(editorIsBusy);
              printed.add("above " + line);
            },
            () -> {
              // This thread holds the line editor's lock, as during Tab.
              printer.print(List.of(Text.of("a")));
              printer.print(List.of(Text.of("b")));
              editorIsBusy.countDown();
              return next() + ", " + next();
            });
    assertThat(typed).isEqualTo("above a, above b");
    printer.print(List.of(Text.of("c")));
    assertThat(printed).containsExactly("remark c");
  }

  private String next() {
    try {
      return String.valueOf(printed.poll(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
