package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output that is longer than the screen. */
@NeedsPosix("programs that are sh scripts")
class PagerTerminalTest {
  private static final String PRACTICE = "practice (omar)";

  @TempDir Path home;

  /** Starts the shell with a pager that shows a few lines and waits for Enter. */
  private LauncherTerminal start(String... arguments) throws IOException {
    String script =
        """
        #!/bin/sh
        trap 'echo heard' INT
        head -n 3
        echo pager open
        read -r go < /dev/tty || read -r go < /dev/tty
        echo closed
        """;
    Path program = Files.writeString(home.resolve("pager"), script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new LauncherTerminal(home, Map.of("PHOTOSHELL_PAGER", program.toString()), arguments);
  }

  @Test
  void longOutputIsPagedAtThePromptAndStaysOnTheScreen() throws Exception {
    try (LauncherTerminal terminal = start("practice")) {
      terminal.enter(PRACTICE, "people --json").await("pager open").ctrl('C').await("heard");
      terminal.type("\r").awaitPrompt(PRACTICE);
      assertThat(terminal.text()).contains("\"firstName\": \"Ada\"", "closed");
      terminal.enter(PRACTICE, "people --limit 3").await("Ana Novak").awaitPrompt(PRACTICE);
      terminal.enter(PRACTICE, "help connect").await("Usage: connect").type("\r");
      // The keys work again, and Ctrl-C still does not end the shell.
      terminal.awaitPrompt(PRACTICE).type("person").ctrl('C').enter(PRACTICE, "version");
      terminal.await("on Java").awaitPrompt(PRACTICE);
      Path lines = Files.writeString(home.resolve("lines"), "people --json\nhelp connect\n");
      terminal.type("script " + lines + "\r").await("connect work").awaitPrompt(PRACTICE);
    }
  }

  @Test
  void oneCommandIsNotPaged() throws Exception {
    try (LauncherTerminal terminal = start("-c", "help connect; help photo-set; help api")) {
      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.text()).doesNotContain("pager open");
    }
  }

  @Test
  void missingPagerIsOneLineAndTheOutput() throws Exception {
    Map<String, String> environment = Map.of("PHOTOSHELL_PAGER", "no-such-pager -x");
    try (LauncherTerminal terminal = new LauncherTerminal(home, environment, "practice")) {
      terminal.enter(PRACTICE, "people --json").await("\n]").awaitPrompt(PRACTICE);
      assertThat(terminal.allSent())
          .containsOnlyOnce("(shown without a pager: 'no-such-pager -x' cannot be started)")
          .contains("\"firstName\": \"Grace\"");
    }
  }
}
