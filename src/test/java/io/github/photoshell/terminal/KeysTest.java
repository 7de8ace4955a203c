package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private static final String PRACTICE = "practice (omar)";

  @TempDir Path home;

  @StartStop final MockWebServer server = MockServers.create();

  /** As if /tmp were mounted noexec: JLine cannot unpack its native library. */
  @Test
  void promptWorksWithoutTheNativeLibrary() throws Exception {
    Map<String, String> environment =
        Map.of("PHOTOSHELL_JAVA_OPTIONS", "-Djava.io.tmpdir=" + home.resolve("missing"));
    try (LauncherTerminal terminal = new LauncherTerminal(home, environment, "practice")) {
      terminal
          .awaitPrompt(PRACTICE)
          .type("vers")
          .pressUntil("\t", "version", text -> text.endsWith("> version"));
      terminal.type("\r").await("on Java").awaitPrompt(PRACTICE).type("people");
      terminal.ctrl('C').awaitPrompt(PRACTICE).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  @Test
  void questionsResizesAndPastesKeepTheTerminalIntact() throws Exception {
    // A change asks if the replaced photo cannot be kept.
    Files.createDirectories(home.resolve("state"));
    Files.writeString(home.resolve("state").resolve("replaced-photos"), "a file, not a folder");
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      // Ctrl-C at a question.
      terminal.enter(PRACTICE, "photo-clear ada").await("[y/N]", text -> text.endsWith("[y/N]"));
      terminal.ctrl('C').await("Cancelled.").awaitPrompt(PRACTICE);
      // The window and the space in it change while a line is typed.
      terminal.type("people nei").awaitLine(PRACTICE + "> people nei").resize(60, 20);
      terminal.type("l").awaitLine(PRACTICE + "> people neil").type("\r");
      terminal.await("2 people").awaitPrompt(PRACTICE);
      assertThat(terminal.text().lines()).allMatch(line -> line.length() <= 60);
      // Pasted text runs only at Enter; a failing line ends it.
      terminal.type("\u001b[200~nonsense\nversion\u001b[201~").awaitLine("… version");
      terminal.ctrl('C').awaitPrompt(PRACTICE);
      terminal.type("\u001b[200~nonsense\nversion\u001b[201~\r");
      terminal.await("1 more line was not run.").awaitPrompt(PRACTICE);
      assertThat(terminal.text())
          .contains("There is no command 'nonsense'.")
          .doesNotContain("on Java");
      // An open quote continues in the next line with another prompt.
      terminal.type("help 'ver\r").await("(the quote is still open)").ctrl('C');
      // Ctrl-C discards the line.
      terminal.awaitPrompt(PRACTICE).type("ve").awaitLine(PRACTICE + "> ve").ctrl('C');
      terminal.enter(PRACTICE, "version").await("on Java").awaitPrompt(PRACTICE).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  @Test
  void quotedBodyMaySpanSeveralLines() throws Exception {
    String[] body = {
      "api PUT people/omar/photo '{", " \"files\": \"https://photos.example/ada.png\"", "}'"
    };
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of(), "practice")) {
      terminal.awaitPrompt(PRACTICE).type(String.join("\r", body) + "\r");
      terminal.await("200").awaitPrompt(PRACTICE);
      // The paste has a comment and lines before and after; the apostrophe in the comment opens no
      // quote.
      String paste = "# 'tis\nclear\n" + String.join("\n", body) + "\nversion";
      terminal.type("\u001b[200~" + paste + "\u001b[201~").await("… version").type("\r");
      terminal.await("on Java").awaitPrompt(PRACTICE);
      assertThat(terminal.text()).contains("200").doesNotContain("quote");
      // Ctrl-C discards all lines, and the history restores all of them.
      terminal.type(String.join("\r", body)).await("still open").ctrl('C').awaitPrompt(PRACTICE);
      terminal.enter(PRACTICE, "clear").awaitPrompt(PRACTICE);
      terminal.type("api PUT\u001b[A").await("}'").type("\r").await("statusCode");
      terminal.awaitPrompt(PRACTICE).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  @Test
  void dumbTerminalSupportsCtrlCAndHiddenInput() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = new LauncherTerminal(home, Map.of("TERM", "dumb"))) {
      server.setDispatcher(refusingEveryKey(portal));
      String connect = "connect " + server.url("/");
      terminal.awaitPrompt("photoshell").type("nonsense").ctrl('C');
      terminal.await("^C").awaitPrompt("photoshell");
      terminal.type(connect + "\r").await("(hidden):", text -> text.endsWith("(hidden):"));
      terminal.type("hush1").ctrl('C').await("\nCancelled.").awaitPrompt("photoshell");
      terminal.type(connect + "\r").await("(hidden):", text -> text.endsWith("(hidden):"));
      terminal.type("sk-!!a\\b%c'd\"e\r").await("refused the API key").awaitPrompt("photoshell");
      assertThat(terminal.allSent()).doesNotContain("hush1", "!!a", "\u001b[", "Tab completes");
      terminal.enter("photoshell", "version").await("on Java").awaitPrompt("photoshell");
      terminal.ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
    assertThat(receivedKey()).isEqualTo("Bearer sk-!!a\\b%c'd\"e");
  }

  @Test
  @NeedsPosix("job control of sh")
  void dumbTerminalHidesInputAfterCtrlZAndFg() throws Exception {
    String script =
        "set -m; TERM=dumb \"$0\"; stty sane; echo stopped; fg >/dev/null; echo 'left with' $?";
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = LauncherTerminal.within(script, home)) {
      server.setDispatcher(refusingEveryKey(portal));
      terminal.enter("photoshell", "connect " + server.url("/")).awaitLineEnding("(hidden):");
      terminal.ctrl('Z').await("stopped");
      terminal.await("the echo off again", text -> !hasEcho(terminal.pid()));
      terminal.type("sk-hush\r").await("refused the API key").awaitPrompt("photoshell");
      assertThat(terminal.allSent()).doesNotContain("hush");
      terminal.ctrl('D').awaitLine("left with 0");
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  /** Returns whether the terminal of a process has echo on. */
  private static boolean hasEcho(long pid) {
    try {
      Process stty =
          new ProcessBuilder("stty", "-a")
              .redirectInput(Path.of("/proc", String.valueOf(pid), "fd", "0").toFile())
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return !said.contains("-echo ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hiddenKeyIsReadCompletely() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = new LauncherTerminal(home, Map.of("NO_COLOR", "1"))) {
      server.setDispatcher(refusingEveryKey(portal));
      String connect = "connect " + server.url("/");
      terminal.enter("photoshell", connect).await("(hidden):", t -> t.endsWith("(hidden):"));
      terminal.type("\u001b[200~sk-!!a\\b%c'd\"e\n\u001b[201~\r").await("refused the API key");
      terminal.awaitPrompt("photoshell");
      assertThat(terminal.allSent()).doesNotContain("!!a").doesNotContainPattern("\u001b\\[3[0-9]");
    }
    assertThat(receivedKey()).isEqualTo("Bearer sk-!!a\\b%c'd\"e");
  }

  private String receivedKey() throws InterruptedException {
    while (true) {
      RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
      assertThat(request).as("a request with a key").isNotNull();
      String key = request.getHeaders().get("Authorization");
      if (key != null) {
        return key;
      }
    }
  }

  /** Forwards requests without a key to the practice portal, and refuses every key. */
  private static Dispatcher refusingEveryKey(PracticePortal portal) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return request.getHeaders().get("Authorization") == null
            ? Relay.forward(portal.address(), request)
            : new MockResponse.Builder().code(401).build();
      }
    };
  }
}
