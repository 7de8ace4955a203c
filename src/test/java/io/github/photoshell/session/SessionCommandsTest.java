package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ShellTestBase;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.shell.Grammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.ParsedInput;

/** Tests the commands about the session and the saved portals. */
class SessionCommandsTest extends ShellTestBase {
  @StartStop final MockWebServer server = MockServers.create();

  @BeforeEach
  void serve() {
    server.setDispatcher(new SamplePortal());
  }

  private String address() {
    return "http://localhost:" + server.getPort();
  }

  private void connect(String more) {
    console.withAnswers("sk-key-of-ada");
    done("connect " + address() + more);
  }

  @Test
  void disconnectForgetsTheKey() {
    assertThat(done("disconnect").results()).isEqualTo("Not connected.\n");
    assertThat(done("disconnect --json --jq .disconnected").results()).isEqualTo("null\n");
    connect("");
    CurrentSession sessions = shell.bean(CurrentSession.class);
    Session session = sessions.require();
    assertThat(done("disconnect").results())
        .isEqualTo("Disconnected from " + address() + "; the API key is forgotten.\n");
    assertThat(sessions.current()).isEmpty();
    assertThatThrownBy(() -> session.portal().api().self()).isInstanceOf(PortalException.class);
    connect("");
    assertThat(done("disconnect --jq .disconnected").results()).isEqualTo(address() + "\n");
  }

  @Test
  void statusShowsTheSessionAndTheLastRequest() {
    assertThat(ended(4, "status").remarks()).startsWith("Not connected to a portal.");
    connect("");
    assertThat(done("status").results()).contains(address(), "Ada Lovelace", "last request");
    assertThat(done("status --json --jq .portal").results()).contains(address());
    assertThat(done("explain status").results())
        .contains("'status' shows what is known; only connecting sends requests.");
  }

  @Test
  void savedPortalsAreListedAndRemoved() {
    assertThat(done("portals").results()).startsWith("No saved portals.");
    connect(" --name work");
    connect(" --name test");
    assertThat(done("portals").results().lines()).hasSize(2);
    assertThat(done("portals --jq .[].name").results()).contains("work", "test");
    assertThat(done("portals --remove work").results())
        .isEqualTo("Saved portal 'work' was removed.\n");
    assertThat(ended(2, "portals --remove work").remarks())
        .contains("No saved portal is named 'work'.", "'portals' lists them.");
    assertThat(done("portals --remove test --jq .removed").results()).isEqualTo("test\n");
    assertThat(done("portals").results()).startsWith("No saved portals.");
  }

  @Test
  void unreadableFileOfSavedPortalsIsReported() throws IOException {
    Path file = folder.resolve("home/config/portals.properties");
    Files.createDirectories(file.resolve("full"));
    for (String line : new String[] {"portals", "portals --remove work"}) {
      assertThat(ended(1, line).remarks())
          .startsWith("The saved portals cannot be read or written: ")
          .contains("Check for free disk space and who owns the file.");
    }
    assertThat(ended(1, "doctor").results()).contains("!! ", "portals.properties");
  }

  @ParameterizedTest
  @CsvSource({
    "status, true",
    "doctor, true",
    "portals, true",
    "portals --remove work, false",
    "connect work, false",
    "disconnect, false",
  })
  void onlyCommandsThatReadAreRepeatedWithoutAsking(String line, boolean isReading) {
    Grammar grammar = shell.grammar();
    ParsedInput parsed = grammar.parse(line);
    assertThat(grammar.findCommand(parsed.commandName()).orElseThrow().onlyReads(parsed))
        .isEqualTo(isReading);
  }

  @ParameterizedTest
  @CsvSource({
    "connect, 0 1 2 3 4 130, 3",
    "disconnect, 0 2, 2",
    "doctor, 0 1 2 130, 2",
    "portals, 0 1 2, 2",
    "status, 0 1 2 3 4 130, 2",
  })
  void pageHasAllExitCodesAndExamples(String name, String codes, int examples) {
    String page = done("help " + name).results();
    String exitCodes = page.substring(page.indexOf("Exit codes:"));
    assertThat(
            exitCodes
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.matches("  \\d.*"))
                .map(line -> line.strip().split(" ", 2)[0]))
        .containsExactly(codes.split(" ", -1));
    assertThat(shell.grammar().findCommand(name).orElseThrow().examples())
        .hasSize(examples)
        .allSatisfy(example -> assertThat(page).contains(example));
  }

  @Test
  void pageSaysWhereKeysAreMadeAndWhichPortalsDiffer() {
    String page = done("help connect").results().replaceAll("\\s+", " ");
    assertThat(page)
        .contains(
            "Create it in the portal under Developer Tools > API keys.",
            "Portals before DocSpace 3.1.1 do not report the rights of an API key.",
            "Since 3.7 a limited key cannot read the settings",
            "A certificate that neither Java nor this computer trusts is never accepted.");
  }

  @Test
  @NeedsPosix("the token command is a program of Linux and macOS")
  void commandThatPrintsTheKeyIsSavedWithItsTimeLimit() {
    done(
        "connect "
            + address()
            + " --name work --token-command 'echo sk-key-of-ada' --token-wait 60");
    assertThat(folder.resolve("home/config/portals.properties"))
        .content()
        .contains("work.token-command.0=echo", "work.token-wait=60")
        .doesNotContain("\nwork.token-file");
  }
}
