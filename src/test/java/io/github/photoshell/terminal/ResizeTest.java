package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests resizing the window while a line is edited. */
class ResizeTest {
  private static final String PROMPT = "practice (omar)> ";
  private static final String LONG =
      "api GET people/filter --query filterValue=abcdefghijklmnopqrstuvwxyz --query count=10"
          + " --query other=zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

  @TempDir Path home;

  private LauncherTerminal start() throws Exception {
    LauncherTerminal terminal = new LauncherTerminal(home, Map.of("NO_COLOR", "1"), "practice");
    return terminal.awaitPrompt(PROMPT.strip().replace(">", ""));
  }

  /** Returns the screen from the first prompt on, with rows joined to lines. */
  private static String lines(String text) {
    List<String> rows = text.lines().map(String::stripTrailing).toList();
    return String.join(
        "", rows.stream().dropWhile(row -> !row.startsWith(PROMPT.strip())).toList());
  }

  /** Waits until a line is shown once, wrapped at this width. */
  private static void awaitLines(LauncherTerminal terminal, int columns, String wanted)
      throws Exception {
    // A blank at the end of a row is not visible.
    String packed = wanted.replace(" ", "");
    String row = wanted.substring(0, Math.min(columns, wanted.length())).stripTrailing();
    terminal.await(
        "only " + wanted,
        text ->
            lines(text).replace(" ", "").equals(packed)
                && text.lines().map(String::stripTrailing).anyMatch(row::equals));
  }

  @Test
  void multiRowLineIsRedrawnInPlace() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.type(LONG);
      awaitLines(terminal, 160, PROMPT + LONG);
      // xterm, for example, leaves rows unchanged.
      for (int columns : new int[] {120, 70, 41, 103, 157}) {
        terminal.resize(columns, 30);
        awaitLines(terminal, columns, PROMPT + LONG);
      }
      terminal.type("\u0001\u001b[3~");
      // Output for the old width during the resize cannot be distinguished.
      awaitLines(terminal, 157, PROMPT + LONG.substring(1));
      terminal.resize(60, 30);
      awaitLines(terminal, 60, PROMPT + LONG.substring(1));
      assertThat(terminal.text()).contains("Guided tour");
      terminal.ctrl('C').type("version\r").await("on Java");
      // tmux copies the screen to its history when the whole screen is cleared.
      assertThat(terminal.allSent()).contains(" \u001b[J\r").doesNotContain("\r\u001b[J");
    }
  }

  @Test
  void rewrappedLineIsRedrawnInPlace() throws Exception {
    for (int columns : new int[] {130, 80, 60, 30}) {
      try (LauncherTerminal terminal = start()) {
        // Pasted text is drawn at once.
        terminal.type("\u001b[200~" + LONG + "\u001b[201~");
        awaitLines(terminal, 160, PROMPT + LONG);
        terminal.resizeAndWrap(columns, 50);
        awaitLines(terminal, columns, PROMPT + LONG);
        terminal.type("x");
        awaitLines(terminal, columns, PROMPT + LONG + "x");
        assertThat(terminal.text()).contains("Guided tour");
      }
    }
  }

  @Test
  void multiLineBodyIsRedrawnInPlace() throws Exception {
    try (LauncherTerminal terminal = start()) {
      String begin = "help '" + "a ".repeat(90).strip();
      terminal.type(begin + "\rb").await("… b");
      String lines = PROMPT + begin + "(the quote is still open) … b";
      terminal.resize(51, 40);
      awaitLines(terminal, 51, lines);
      terminal.resize(150, 40);
      awaitLines(terminal, 150, lines);
    }
  }

  @Test
  void tabListIsRedrawnForTheWindow() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.type("person ").pressUntil("\t", "the list", text -> text.contains("more: type"));
      // The old list may be in place, too, until the new one is drawn.
      terminal
          .resize(60, 12)
          .await(
              "a list of few rows",
              text -> text.contains("… 18 more: type") && isListInPlace(text));
      assertThat(terminal.text().lines()).allMatch(line -> line.stripTrailing().length() <= 60);
      terminal.resize(150, 40).await("the longer list", text -> text.contains("grace.hopper@"));
      assertThat(terminal.text()).matches(ResizeTest::isListInPlace);
      terminal.type("grace\t").await("grace.kim");
      assertThat(terminal.text()).matches(ResizeTest::isListInPlace);
      // One of the candidates is selected.
      terminal.type("\t").await("> person grace ").resize(70, 20);
      terminal.type("\r").await("the line", text -> text.endsWith(PROMPT + "person grace"));
    }
  }

  @Test
  void tabListIsRedrawnIfThePositionIsReportedLate() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.type("person ").pressUntil("\t", "the list", text -> text.contains("more: type"));
      terminal.replyAfter(Duration.ofMillis(900)).resize(60, 12);
      terminal.await("no list", text -> !text.contains("more: type"));
      terminal.await("a list of few rows", text -> text.contains("… 18 more: type"));
      assertThat(terminal.text()).matches(ResizeTest::isListInPlace);
    }
  }

  @Test
  void tabListStaysWhileTheWindowIsResizedAgainAndAgain() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.type("person ").pressUntil("\t", "the list", text -> text.contains("more: type"));
      for (int pause = 0; pause < 480; pause += 8) {
        terminal.resize(60, 12);
        // Meets each moment of the redrawing once.
        Thread.sleep(pause);
        terminal
            .resize(150, 40)
            .await(
                "the whole longer list in place",
                text ->
                    text.contains("grace.hopper@")
                        && text.contains("… 7 more: type")
                        && isListInPlace(text));
      }
    }
  }

  private static boolean isListInPlace(String text) {
    List<String> rows = text.lines().toList();
    long prompts = rows.stream().filter(row -> row.startsWith(PROMPT + "person")).count();
    long lists = rows.stream().filter(row -> row.contains("ada ")).count();
    return prompts == 1 && lists <= 1 && text.contains("photo");
  }

  @Test
  void questionIsRedrawnInPlace() throws Exception {
    // A change asks if the replaced photo cannot be kept.
    Files.createDirectories(home.resolve("state"));
    Files.writeString(home.resolve("state").resolve("replaced-photos"), "a file, not a folder");
    try (LauncherTerminal terminal = start()) {
      terminal.type("photo-clear ada\r").awaitLineEnding("[y/N]").type("perhaps not");
      terminal
          .awaitLineEnding("perhaps not")
          .resize(30, 20)
          .await("perhaps not", text -> text.endsWith("not"));
      terminal.await("one question", text -> text.split("perhaps not", -1).length == 2);
      terminal.ctrl('C').await("Cancelled.");
    }
  }
}
