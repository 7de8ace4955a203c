package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTest {
  @TempDir Path home;

  private LauncherTerminal start(String... arguments) throws Exception {
    return new LauncherTerminal(home, Map.of(), arguments);
  }

  @Test
  void ctrlCAtThePromptClearsTheLineAndKeepsTheShell() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.awaitPrompt("photoshell").type("help ver").await("photoshell> help ver");
      terminal.ctrl('C').awaitPrompt("photoshell");
      terminal.type("version\r").await("on Java").awaitPrompt("photoshell");
    }
  }

  @Test
  void ctrlDOnAnEmptyLineLeavesWithZero() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.awaitPrompt("photoshell").ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  @Test
  void mistypedCommandIsAnsweredWithTheOneThatWasMeant() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.awaitPrompt("photoshell").type("verison\r");
      terminal.await("There is no command 'verison'.").await("Did you mean 'version'?");
      terminal.awaitPrompt("photoshell");
    }
  }

  @Test
  void tabCompletesACommand() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.awaitPrompt("photoshell").type("vers\t").await("photoshell> version");
    }
  }
}
