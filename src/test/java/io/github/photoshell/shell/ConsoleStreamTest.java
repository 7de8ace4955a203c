package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class ConsoleStreamTest {
  @Test
  void lettersReachAConsoleOfAnotherEncoding() throws Exception {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Charset german = Charset.forName("windows-1252");
    try (Terminal terminal =
            new DumbTerminal(
                "console", "dumb", new ByteArrayInputStream(new byte[0]), console, german);
        ConsoleStream stream = new ConsoleStream(() -> terminal)) {
      byte[] letters = "Zoë Müller".getBytes(StandardCharsets.UTF_8);
      // A letter may be cut between two writes.
      stream.write(letters, 0, 3);
      stream.write(letters, 3, letters.length - 3);
      stream.write('!');
      stream.flush();
      assertThat(console.toString(german)).isEqualTo("Zoë Müller!");
    }
  }

  @Test
  void terminalIsCreatedAtTheFirstOutputOnly() {
    assertThat(
            new ConsoleStream(
                () -> {
                  throw new AssertionError("created early");
                }))
        .isNotNull();
  }
}
