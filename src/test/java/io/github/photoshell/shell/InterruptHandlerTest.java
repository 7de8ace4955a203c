package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal.Signal;
import org.junit.jupiter.api.Test;

class InterruptHandlerTest {
  private final List<String> stopped = new ArrayList<>();
  private final InterruptHandler cancel = new InterruptHandler(() -> stopped.add("calls"));

  @Test
  void interruptStopsTheCommandAndClearsTheFlag() {
    cancel.handle(Signal.INT);
    assertThat(stopped).containsExactly("calls");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    cancel.end();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void interruptAfterTheCommandIsIgnored() {
    cancel.end();
    cancel.handle(Signal.INT);
    assertThat(stopped).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
