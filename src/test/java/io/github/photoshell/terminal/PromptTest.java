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
  void ctrlDOnAnEmptyLineExitsWithZero() throws Exception {
    try (LauncherTerminal terminal = start()) {
      // Inside a line Ctrl-D deletes the character at the cursor, and at its end nothing.
      terminal.awaitPrompt("photoshell").type("xversion").awaitLine("photoshell> xversion");
      terminal.ctrl('D').ctrl('A').ctrl('D').awaitLine("photoshell> version").type("\r");
      terminal.await("on Java").awaitPrompt("photoshell").ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  @Test
  void mistypedCommandSuggestsTheRightOne() throws Exception {
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

  @Test
  void upSearchesTheHistoryByPrefix() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "help people").await("List or search people");
      terminal.enter("photoshell", "version").await("on Java");
      terminal.awaitPrompt("photoshell").type("hel\u001b[A");
      terminal.awaitLine("photoshell> help people");
    }
  }

  @Test
  void suggestionIsAcceptedByRightArrowOnly() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "help version").await("Show the version");
      terminal.awaitPrompt("photoshell").type("help ver");
      terminal.awaitLine("photoshell> help version").type("\r");
      terminal.await("There is no command or topic 'ver'.");
      terminal.awaitPrompt("photoshell").type("help vers").awaitLine("photoshell> help version");
      terminal.type("\u001b[C").type("\r").awaitPrompt("photoshell");
      assertThat(terminal.text()).doesNotContain("There is no command or topic 'vers'.");
    }
  }

  @Test
  void historyIsListedAndKept() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "help people").await("List or search people");
      terminal.enter("photoshell", " help exit").await("Leave the shell");
      terminal.awaitPrompt("photoshell").ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
    try (LauncherTerminal terminal = start("history")) {
      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.text()).isEqualTo("    1  help people");
    }
  }

  @Test
  void everyTypedCharacterIsRead() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.awaitPrompt("photoshell").type("help C:\\a\\!b!!%4é李\r");
      terminal.await("There is no command or topic 'C:\\a\\!b!!%4é李'.");
    }
  }
}
