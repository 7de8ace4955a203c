package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of the user's own at the prompt. */
class InputRcTerminalTest {
  private static final String PROMPT = "photoshell";
  private static final String ESCAPE = "\u001b";

  @TempDir Path home;

  private LauncherTerminal start(String inputRc) throws IOException {
    Path file = Files.writeString(home.resolve("inputrc"), inputRc);
    return new LauncherTerminal(home, Map.of("INPUTRC", file.toString(), "NO_COLOR", "1"));
  }

  @Test
  void viKeysEditTheLine() throws Exception {
    try (LauncherTerminal terminal = start("set editing-mode vi\n\"jj\": vi-movement-mode\n")) {
      terminal.awaitPrompt(PROMPT).type("help people now").awaitLine("photoshell> help people now");
      terminal.type(ESCAPE + "bdw").awaitLine("photoshell> help people");
      terminal.type("0cwversion" + ESCAPE);
      terminal.awaitLine("photoshell> version people");
      terminal.type("\r").await("Unexpected argument").awaitPrompt(PROMPT);
      // Each line begins in insert mode; Ctrl-C drops it in both modes, and Tab completes.
      terminal.type("abcjj").ctrl('C').awaitPrompt(PROMPT).type("versi").type("\t");
      terminal.awaitLine("photoshell> version").type("\r").await("on Java").awaitPrompt(PROMPT);
      // The arrow keys, searching and the end of input.
      terminal.type(ESCAPE + "[A").awaitLine("photoshell> version").type(ESCAPE + "dd");
      terminal.awaitPrompt(PROMPT).type("k").awaitLine("photoshell> version people").type("dd");
      terminal.awaitPrompt(PROMPT).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  @Test
  void ownKeysAreBoundAndFaultsAreOneLine() throws Exception {
    try (LauncherTerminal terminal =
        start("nonsense\n\"\\C-xp\": \"help people\"\n\"\\e[15~\": \"version\"\n")) {
      terminal.await("inputrc, line 1 is not valid)").awaitPrompt(PROMPT).type("\u0018p");
      terminal.awaitLine("photoshell> help people").ctrl('C').awaitPrompt(PROMPT);
      terminal.type(ESCAPE + "[15~").awaitLine("photoshell> version").type("\r").await("on Java");
      terminal.awaitPrompt(PROMPT);
      assertThat(terminal.allSent()).containsOnlyOnce("is not valid");
    }
  }
}
