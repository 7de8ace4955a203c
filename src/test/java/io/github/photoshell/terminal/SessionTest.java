package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  @TempDir Path home;

  private LauncherTerminal start(String... arguments) throws Exception {
    return new LauncherTerminal(home, Map.of(), arguments);
  }

  @Test
  void tabCompletesAPersonByPartOfTheName() throws Exception {
    try (LauncherTerminal terminal = start("practice")) {
      terminal.awaitPrompt("practice (omar)").type("person LOVEL");
      terminal.tabTo("practice (omar)> person ada");
      terminal.ctrl('C').awaitPrompt("practice (omar)").type("person o'n");
      terminal.pressUntil("\t", "both", text -> text.contains("Sean O'Neil"));
      terminal.await("Maeve O'Neill");
    }
  }

  @Test
  void photoIsSetClearedAndRestored() throws Exception {
    try (LauncherTerminal terminal = start("practice")) {
      terminal.awaitPrompt("practice (omar)");
      terminal.type("photo-set @self https://photos.example/ada.png\r");
      terminal.await("is set: a PNG of 400×400 pixels.").awaitPrompt("practice (omar)");
      terminal.type("photo-show @self\r").await("▀▀▀▀▀▀▀▀▀▀").await("_orig_400-400.png");
      terminal.enter("practice (omar)", "photo-clear @self");
      terminal.await("the portal shows the default image");
      terminal.enter("practice (omar)", "photo-undo");
      terminal.await("Verified: byte for byte the previous photo.");
      terminal.enter("practice (omar)", "photo-undo --list").await("undone");
    }
  }

  @Test
  void tokenIsTypedHiddenAndStoredNowhere() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = start()) {
      String token = portal.keys().get(0).token();
      terminal.awaitPrompt("photoshell").type("connect " + portal.address() + "\r");
      terminal.await("API key (hidden):").type(token + "\r");
      terminal.await("You are Omar Haddad (omar)").awaitPrompt(prompt(portal) + " (omar)");
      // A token in the wrong place must not be stored either.
      terminal.type("connect " + portal.address() + " " + token.substring(0, 20) + "\r");
      terminal.await("Unexpected argument").await("not kept in the history");
      terminal.awaitPrompt(prompt(portal) + " (omar)").ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.allSent()).doesNotContain(token);
      assertThat(allFilesUnder(home)).contains("connect " + portal.address());
      assertThat(allFilesUnder(home)).doesNotContain(token.substring(0, 20));
    }
  }

  private static String prompt(PracticePortal portal) {
    return portal.address().substring("http://".length());
  }

  private static String allFilesUnder(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void ctrlCAtAHiddenPromptKeepsTheShellAndEcho() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = start()) {
      terminal.awaitPrompt("photoshell").type("connect " + portal.address() + "\r");
      terminal.await("API key (hidden):").type("sk-1").ctrl('C');
      terminal.await("Cancelled.").awaitPrompt("photoshell").type("help exit");
      terminal.awaitLine("photoshell> help exit");
    }
  }

  @Test
  void ctrlCCancelsASlowCallAndReportsTheState() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        MockWebServer slow = slowAtPut(portal);
        LauncherTerminal terminal =
            new LauncherTerminal(
                home,
                Map.of(
                    "DOCSPACE_BASE_URL",
                    slow.url("/").toString(),
                    "DOCSPACE_API_KEY",
                    portal.keys().get(0).token()))) {
      terminal.awaitPrompt("photoshell").type("connect\r").await("You are Omar Haddad");
      String prompt = slow.url("/").host() + ":" + slow.getPort() + " (omar)";
      terminal.awaitPrompt(prompt).type("photo-set @self https://photos.example/ada.png\r");
      while (!"PUT".equals(next(slow).getMethod())) {
        // Earlier requests get a response at once.
      }
      terminal.ctrl('C').await("Cancelled while the request was being sent").awaitPrompt(prompt);
      terminal.type("version\r").await("on Java").awaitPrompt(prompt);
    }
  }

  @Test
  void ctrlCClosesTheConnection() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "connect http://127.0.0.1:" + silent.getLocalPort());
      try (Socket line = silent.accept()) {
        line.setSoTimeout(20_000);
        assertThat(line.getInputStream().read()).isEqualTo('G');
        terminal.ctrl('C').await("Cancelled.").awaitPrompt("photoshell");
        // Reads the rest of the request until the connection ends.
        line.getInputStream().readAllBytes();
      }
    }
  }

  private static RecordedRequest next(MockWebServer server) throws InterruptedException {
    RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
    assertThat(request).as("another request").isNotNull();
    return request;
  }

  /** A portal that never responds to PUT and forwards other requests to the practice portal. */
  private static MockWebServer slowAtPut(PracticePortal portal) throws IOException {
    MockWebServer server = MockServers.create();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getMethod().equals("PUT")
                ? new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS).build()
                : Relay.forward(portal.address(), request);
          }
        });
    server.start();
    return server;
  }

  @Test
  void productionPortalIsMarkedAndAsksForTheUserName() throws Exception {
    PracticeSettings rules = new PracticeSettings(0, ServerVersion.V3_5, 24);
    try (PracticePortal portal = PracticePortal.start(rules);
        LauncherTerminal terminal = start()) {
      String token = portal.keys().get(0).token();
      String command = "'printf %s " + token.substring(0, 30) + "'";
      terminal.awaitPrompt("photoshell");
      terminal.type("connect " + portal.address() + " --name prod --production\r");
      terminal.await("API key (hidden):").type(token + "\r");
      String prompt = "PRODUCTION prod (omar)";
      terminal.enter(prompt, "photo-clear grace").await("Type grace to continue:").type("y\r");
      terminal.await("Nothing was sent.").awaitPrompt(prompt);
      terminal
          .enter(prompt, "photo-clear grace")
          .await("continue:", text -> text.endsWith("continue:"));
      terminal.type("grace\r").await("the portal shows the default image");
      // A new photo is a change as well.
      terminal.enter(prompt, "photo-undo").await("Set the photo of Grace Hopper (grace)");
      terminal
          .await("continue:", text -> text.endsWith("continue:"))
          .type("y\r")
          .awaitPrompt(prompt);
      terminal.enter(prompt, "photo-undo").await("continue:", text -> text.endsWith("continue:"));
      terminal.type("grace\r").await("byte for byte the previous photo");
      terminal.enter(prompt, "disconnect").await("the API key is forgotten");
      terminal.awaitPrompt("photoshell").type("connect pr\t").awaitLine("photoshell> connect prod");
      terminal.type("\r").await("API key (hidden):", text -> text.endsWith("(hidden):"));
      terminal.ctrl('C').awaitPrompt("photoshell");
      terminal.enter("photoshell", "portals").await("production");
      terminal.enter("photoshell", "portals --remove prod").await("was removed");
      terminal.awaitPrompt("photoshell").type("connect x --token-command " + command + "\r");
      terminal.awaitPrompt("photoshell");
      assertThat(allFilesUnder(home)).doesNotContain(token.substring(0, 20));
    }
  }

  @Test
  void multiLinePasteRunsAtEnter() throws Exception {
    try (LauncherTerminal terminal = start("practice")) {
      terminal.awaitPrompt("practice (omar)");
      terminal.type("\u001b[200~version\nperson @self\u001b[201~").await("person @self");
      assertThat(terminal.text()).doesNotContain("on Java");
      terminal.type("\r").await("on Java").await("omar.haddad@example.com");
      terminal.awaitPrompt("practice (omar)");
    }
  }

  @Test
  void unreachablePortalIsReportedAndTheShellStays() throws Exception {
    PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
    try (LauncherTerminal terminal =
        new LauncherTerminal(
            home,
            Map.of(
                "DOCSPACE_BASE_URL",
                portal.address(),
                "DOCSPACE_API_KEY",
                portal.keys().get(0).token()))) {
      String prompt = prompt(portal) + " (omar)";
      terminal.awaitPrompt("photoshell").type("connect\r").awaitPrompt(prompt);
      terminal.enter(prompt, "people grace").await("2 people").awaitPrompt(prompt);
      portal.close();
      // An earlier listing is shown with its age and is not a result.
      terminal.enter(prompt, "people grace");
      terminal.await("its age", text -> text.matches("(?s).*2 people, cached \\d+ s ago\\..*"));
      terminal.type("person @self\r").await("Cannot connect to").awaitPrompt(prompt);
      // Completion shows nothing, in particular no error.
      terminal.type("person gra\t").awaitLine(prompt + "> person gra");
    } finally {
      portal.close();
    }
  }
}
