package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests terminals that reply to the graphics query, reply late, or do not reply. */
@NeedsPosix("no graphics in a Windows console")
class GraphicsTerminalTest {
  private static final String PROMPT = "practice (omar)";
  private static final String KITTY = "\u001b_Gi=31,";
  private static final String WHAT = "\u001b[c";
  private static final String SIXEL = "\u001bP0;1;0q";
  private static final String BLOCK = "▀▀▀▀▀▀▀▀▀▀";

  @TempDir Path home;

  private LauncherTerminal start(Map<String, String> environment) throws Exception {
    return new LauncherTerminal(home, environment, "practice");
  }

  private static LauncherTerminal asked(LauncherTerminal terminal) throws Exception {
    terminal.enter(PROMPT, "photo-show ada");
    return terminal.await("the question", text -> terminal.allSent().contains(WHAT));
  }

  @Test
  void sixelIsDetectedAndTypedKeysAreKept() throws Exception {
    try (LauncherTerminal terminal = start(Map.of())) {
      asked(terminal).type("ver\u001b[?62;4;22csion");
      terminal.await("sixel", text -> terminal.allSent().contains(SIXEL));
      terminal.awaitLine(PROMPT + "> version").type("\r").await("on Java");
      assertThat(terminal.allSent()).contains(KITTY);
      int before = terminal.allSent().length();
      terminal.enter(PROMPT, "photo-show grace").await("Grace Hopper (grace)").awaitPrompt(PROMPT);
      assertThat(terminal.allSent().substring(before)).contains(SIXEL).doesNotContain(WHAT);
    }
  }

  @Test
  void kittyGraphicsAreDetected() throws Exception {
    try (LauncherTerminal terminal = start(Map.of())) {
      asked(terminal).type("\u001b_Gi=31;OK\u001b\\\u001b[?62;4c");
      terminal.await("kitty's", text -> terminal.allSent().contains("\u001b_Ga=T,"));
      terminal.awaitPrompt(PROMPT);
      assertThat(terminal.allSent()).doesNotContain(SIXEL);
    }
  }

  @Test
  void terminalWithoutGraphicsGetsHalfBlocks() throws Exception {
    try (LauncherTerminal terminal = start(Map.of())) {
      asked(terminal).type("\u001b_Gi=31;ENOTSUPPORTED:no\u001b\\\u001b[?64;1;9;15;21;22c");
      terminal.await(BLOCK).awaitPrompt(PROMPT);
    }
  }

  @Test
  void lateReplyIsNotReadAsInput() throws Exception {
    try (LauncherTerminal terminal = start(Map.of())) {
      asked(terminal).await(BLOCK).awaitPrompt(PROMPT);
      terminal.type("ver\u001b_Gi=31;OK\u001b\\si\u001b[?62;4con");
      terminal.awaitLine(PROMPT + "> version").type("\r").await("on Java");
      int before = terminal.allSent().length();
      terminal.enter(PROMPT, "photo-show grace").await("Grace Hopper (grace)").awaitPrompt(PROMPT);
      assertThat(terminal.allSent().substring(before)).doesNotContain(WHAT);
    }
  }

  @Test
  void multiplexerIsNotQueried() throws Exception {
    Map<String, String> tmux = Map.of("TERM", "tmux-256color", "TMUX", "/tmp/tmux-0/default,1,0");
    try (LauncherTerminal terminal = start(tmux)) {
      asked(terminal).type("\u001b[?1;2;4c");
      terminal.await("sixel", text -> terminal.allSent().contains(SIXEL));
      assertThat(terminal.allSent()).doesNotContain(KITTY);
    }
  }

  @Test
  void knownOrUncolouredTerminalIsNotQueried() throws Exception {
    try (LauncherTerminal terminal = start(Map.of("KITTY_WINDOW_ID", "1"))) {
      terminal.enter(PROMPT, "photo-show ada").await("Ada Lovelace (ada)").awaitPrompt(PROMPT);
      assertThat(terminal.allSent()).contains("\u001b_Ga=T,").doesNotContain(WHAT);
    }
    try (LauncherTerminal terminal = start(Map.of("NO_COLOR", "1"))) {
      terminal.enter(PROMPT, "photo-show ada").await("400×400").awaitPrompt(PROMPT);
      assertThat(terminal.allSent()).doesNotContain(WHAT).doesNotContain("▀");
    }
  }
}
