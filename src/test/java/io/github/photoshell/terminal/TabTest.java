package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests Tab with a portal that is slow, fails, and counts requests. */
class TabTest {
  @TempDir Path home;

  @StartStop final MockWebServer server = MockServers.create();

  private final List<String> searches = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
  private volatile boolean fails;

  private void relay(PracticePortal portal) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (!request.getUrl().encodedPath().endsWith("/people/filter")) {
              return Relay.forward(portal.address(), request);
            }
            searches.add(String.valueOf(request.getUrl().queryParameter("filterValue")));
            mayAnswer.await();
            return fails
                ? new MockResponse.Builder().code(500).body("broken").build()
                : Relay.forward(portal.address(), request);
          }
        });
  }

  /** Starts the shell with the relayed portal and its API key in the environment. */
  private LauncherTerminal terminal(PracticePortal portal) throws IOException {
    return new LauncherTerminal(
        home,
        Map.of(
            "DOCSPACE_BASE_URL",
            server.url("/").toString(),
            "DOCSPACE_API_KEY",
            portal.keys().get(0).token()));
  }

  @Test
  void tabDoesNotBlockTyping() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = terminal(portal)) {
      relay(portal);
      String prompt = server.url("/").host() + ":" + server.getPort() + " (omar)";
      terminal.awaitPrompt("photoshell").type("connect\r").awaitPrompt(prompt);

      // While the portal is slow, typing works and no request is repeated.
      CountDownLatch release = new CountDownLatch(1);
      mayAnswer = release;
      terminal.type("person neil\t\t\b").awaitLine(prompt + "> person nei");
      terminal.ctrl('C').awaitPrompt(prompt).type("person neil\t");
      release.countDown();
      terminal.await(
          "the late answer",
          text -> isShown(text, prompt + "> person neil", "Sean O'Neil", terminal));
      assertThat(searches).containsExactly("neil");

      // A complete result is filtered without a request.
      terminal.ctrl('C').awaitPrompt(prompt).type("person 'mae neil\t");
      terminal.awaitLine(prompt + "> person 'maeve'");
      terminal.ctrl('C').awaitPrompt(prompt).type("person 'neil se\t");
      terminal.awaitLine(prompt + "> person 'sean'");
      terminal.ctrl('C').awaitPrompt(prompt).type("person o'neill\t");
      terminal.awaitLine(prompt + "> person maeve");
      assertThat(searches).containsExactly("neil");

      // A failing portal shows nothing, in particular no error.
      fails = true;
      terminal.ctrl('C').awaitPrompt(prompt).type("person gra\t").type("c");
      terminal.awaitLine(prompt + "> person grac");
      fails = false;
      terminal.type("\t").await("the next Tab", text -> text.contains("person grace"));
      assertThat(terminal.text()).doesNotContain("500", "broken");
    }
  }

  @Test
  void lateAnswerReplacesTheListAtTheNextTab() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = terminal(portal)) {
      relay(portal);
      String prompt = server.url("/").host() + ":" + server.getPort() + " (omar)";
      terminal.awaitPrompt("photoshell").type("connect\r").awaitPrompt(prompt);
      CountDownLatch release = new CountDownLatch(1);
      mayAnswer = release;
      // What is known without the portal is listed, and not inserted although it is the only one.
      terminal.type("person \t").await("no answer from the portal yet: press Tab again");
      assertThat(terminal.text()).containsPattern("> person +\n +@self +yourself");
      release.countDown();
      terminal.pressUntil("\t", "the whole list", text -> text.contains("more: type a letter"));
      assertThat(terminal.text())
          .contains("sven.lindqvist@example.com", "yourself, Omar Haddad")
          .doesNotContain("no answer from the portal yet");
    }
  }

  @Test
  void everyKindOfWordIsCompletedAlike() throws Exception {
    Files.createFile(Files.createDirectories(home.resolve("my pictures")).resolve("a cat.png"));
    String prompt = "practice (omar)";
    Map<String, String> environment = Map.of("DOCSPACE_BASE_URL", "https://portal.example.com");
    try (LauncherTerminal terminal = new LauncherTerminal(home, environment, "practice")) {
      Map<String, String> kinds = new LinkedHashMap<>();
      kinds.put("DISC", "disconnect");
      kinds.put("photo-clear ada --y", "photo-clear ada --yes");
      kinds.put("people --status inv", "people --status invited");
      kinds.put("people --status=inv", "people --status=invited");
      kinds.put("photo-set @self https://photos.example/wi", "https://photos.example/wide.png");
      kinds.put("photo-set @self my\tA", "photo-set @self 'my pictures/a cat.png'");
      kinds.put("connect port", "connect https://portal.example.com");
      kinds.put("api GET people/@sel", "api GET people/@self");
      kinds.put("help exit-", "help exit-codes");
      kinds.put("person LOVEL", "person ada");
      kinds.put("person 'wu MEI", "person 'mei'");
      kinds.put("person 李", "li.na");
      for (Map.Entry<String, String> kind : kinds.entrySet()) {
        terminal.awaitPrompt(prompt).type(kind.getKey());
        terminal.pressUntil(
            "\t",
            kind.getValue(),
            text -> text.lines().reduce("", (before, line) -> line).contains(kind.getValue()));
        terminal.ctrl('C');
      }
      // Prefix matches come first; columns align with wide characters.
      terminal.awaitPrompt(prompt).type("person li");
      terminal.pressUntil("\t", "the list", text -> text.contains("sven.lindqvist@example.com"));
      List<String> listed =
          terminal.text().lines().filter(line -> line.contains("@example.")).toList();
      assertThat(listed).first().asString().contains("li.na ", "no photo");
      assertThat(listed).anyMatch(line -> line.contains("李"));
      assertThat(listed.stream().map(line -> columns(line.replaceFirst("\\S+@.*", ""))).distinct())
          .hasSize(1);
    }
  }

  @Test
  void acceptedCandidateKeepsTheRestOfTheLine() throws Exception {
    Files.createFile(home.resolve("a;b 1.png"));
    Files.createFile(home.resolve("a;b 2.png"));
    String prompt = "practice (omar)";
    Map<String, String> lines = new LinkedHashMap<>();
    // With an empty word; the third Tab selects the first candidate.
    lines.put("person ", "person @self");
    lines.put("photo-set @self ", "photo-set @self https://photos.example/ada.png");
    lines.put("people --status ", "people --status active");
    lines.put("people --status=", "people --status=active");
    lines.put("api ", "api GET");
    lines.put("help ", "help connect");
    // With a word that differs from the inserted value.
    lines.put("photo-set @self a;", "photo-set @self 'a;b 1.png'");
    try (LauncherTerminal terminal =
        new LauncherTerminal(home, Map.of("NO_COLOR", "1"), "practice")) {
      for (Map.Entry<String, String> line : lines.entrySet()) {
        terminal.awaitPrompt(prompt).type(line.getKey());
        String expected = prompt + "> " + line.getValue();
        terminal.pressUntil("\t", expected, text -> text.contains(expected));
        terminal.ctrl('C');
      }
    }
  }

  private static int columns(String text) {
    return new AttributedString(text.replace("\0", "")).columnLength();
  }

  /** A late result is shown at the next Tab. */
  private static boolean isShown(
      String text, String line, String expected, LauncherTerminal terminal) {
    if (!text.contains(expected) && text.endsWith(line)) {
      try {
        terminal.type("\t");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return text.contains(expected);
  }
}
