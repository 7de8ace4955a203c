package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests where the portal and the key of a connection come from, and what is saved of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectCommandTest {
  private PracticePortal portal;

  @BeforeAll
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  @AfterAll
  void stop() {
    portal.close();
  }

  private String key() {
    return PracticeKeys.named(portal, "admin");
  }

  private static Output done(TestShell shell, String line) {
    Output output = shell.console().run(line);
    assertThat(output.code()).as(output.toString()).isZero();
    return output;
  }

  private static List<String> failed(TestShell shell, int code, String line) {
    Output output = shell.console().run(line);
    assertThat(output.code()).as(output.toString()).isEqualTo(code);
    return output.remarks().lines().toList();
  }

  @Test
  void portalAndKeyOfTheEnvironmentAreUsedWithoutWords(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, portal.address(), key())) {
      assertThat(done(shell, "connect").results()).contains("You are Omar Haddad (omar)");
    }
  }

  @Test
  void portalIsNeeded(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, Map.of("DOCSPACE_BASE_URL", " "))) {
      assertThat(failed(shell, 2, "connect"))
          .containsExactly(
              "There is no portal to connect to.",
              "Type 'connect https://portal.example.com', or set DOCSPACE_BASE_URL.");
      assertThat(failed(shell, 4, "people").get(0)).isEqualTo("Not connected to a portal.");
    }
  }

  @Test
  void savedPortalIsConnectedToByItsNameAndWithItsKeyFile(@TempDir Path home) throws IOException {
    Path keyFile = Files.writeString(home.resolve("omar.key"), key() + "\n");
    try (TestShell shell = new TestShell(home, Map.of())) {
      Output saved =
          done(
              shell, "connect " + portal.address() + " --name work --token-file '" + keyFile + "'");
      assertThat(saved.results()).endsWith("Saved. Next time: connect work\n");
    }
    try (TestShell shell = new TestShell(home, Map.of())) {
      assertThat(done(shell, "connect work").results())
          .contains("You are Omar Haddad (omar)")
          .doesNotContain("Saved.");
      assertThat(done(shell, "portals").results()).contains("work", portal.address());
    }
  }

  @Test
  void unknownNameIsNotTakenForAnAddress(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, Map.of("DOCSPACE_API_KEY", key()))) {
      assertThat(failed(shell, 2, "connect practice"))
          .containsExactly(
              "No saved portal is named 'practice'.", "For the practice portal type 'practice'.");
      assertThat(failed(shell, 2, "connect wrok").get(0))
          .isEqualTo("'wrok' does not start with https:// or http://.");
      done(shell, "connect " + portal.address() + " --name work");
      assertThat(failed(shell, 2, "connect wrok"))
          .containsExactly(
              "No saved portal is named 'wrok'.",
              "'portals' lists them. If it is an address, type 'connect https://wrok'.");
      assertThat(done(shell, "explain connect wrok").results())
          .contains("No saved portal is named 'wrok'.");
    }
  }

  @Test
  void savedPortalWhoseAddressWasEditedBadlyIsNotCalledUnknown(@TempDir Path home)
      throws IOException {
    try (TestShell shell = new TestShell(home, Map.of("DOCSPACE_API_KEY", key()))) {
      done(shell, "connect " + portal.address() + " --name work");
      Path saved = home.resolve("config/portals.properties");
      Files.writeString(
          saved,
          Files.readString(saved)
              .replaceFirst("(?m)^work\\.address=.*$", "work.address=portal.example.com"));
      assertThat(failed(shell, 2, "connect work").get(0))
          .isEqualTo("'portal.example.com' does not start with https:// or http://.");
    }
  }

  @Test
  void environmentMayNameASavedPortal(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, portal.address(), key())) {
      done(shell, "connect --name work");
    }
    try (TestShell shell = new TestShell(home, "work", key())) {
      assertThat(done(shell, "status").results()).contains(portal.address());
      done(shell, "connect work");
      done(shell, "connect " + portal.address());
    }
  }

  @Test
  void keyOfTheEnvironmentIsSaidToBeForAnotherPortal(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, "http://127.0.0.1:1", key())) {
      assertThat(failed(shell, 4, "connect " + portal.address()))
          .containsExactly(
              "No API key was given.",
              "DOCSPACE_API_KEY is for the portal in DOCSPACE_BASE_URL; use --token-file <file>"
                  + " for another.");
    }
  }

  @Test
  void savedSettingsStayWhenThePortalIsSavedAgainByItsAddress(@TempDir Path home)
      throws IOException {
    try (TestShell shell = new TestShell(home, Map.of("DOCSPACE_API_KEY", key()));
        PracticePortal other = PracticePortal.start(PracticeSettings.defaults())) {
      Path saved = home.resolve("config/portals.properties");
      done(shell, "connect " + portal.address() + " --name work --colour red");
      done(shell, "connect " + portal.address() + " --name work --production");
      assertThat(saved).content().contains("work.colour=red", "work.production=true");
      done(shell, "connect " + other.address() + " --name work");
      assertThat(saved).content().doesNotContain("work.colour", "work.production");
    }
  }

  @Test
  void nameOfAnotherPortalSaysWhatItReplaces(@TempDir Path home) throws IOException {
    try (TestShell shell = new TestShell(home, Map.of("DOCSPACE_API_KEY", key()));
        PracticePortal other = PracticePortal.start(PracticeSettings.defaults())) {
      done(shell, "connect " + other.address() + " --name work");
      assertThat(done(shell, "connect " + portal.address() + " --name work").results())
          .endsWith("Saved in place of " + other.address() + ". Next time: connect work\n");
      assertThat(done(shell, "connect work --name work --colour red").results())
          .endsWith("Saved. Next time: connect work\n");
    }
  }

  @Test
  void startOptionsNameThePortalAndTheKeyOfTheFirstCommand(@TempDir Path home) throws IOException {
    Path keyFile = Files.writeString(home.resolve("omar.key"), key());
    Map<String, String> other = Map.of("DOCSPACE_BASE_URL", "http://127.0.0.1:1");
    try (TestShell shell =
        new TestShell(
            home, other, "--portal", portal.address(), "--token-file", keyFile.toString())) {
      assertThat(done(shell, "person @self").results()).contains("Omar Haddad");
      assertThat(done(shell, "status").results()).contains(portal.address());
    }
  }

  @Test
  void firstCommandEndsAsTheConnectionItNeeds(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, portal.address(), "sk-unknown-key")) {
      assertThat(failed(shell, 4, "people").get(0))
          .startsWith("The portal refused the API key (401)");
      assertThat(failed(shell, 4, "status")).isNotEmpty();
    }
  }

  @Test
  void keyFileIsReadBeforeAnythingIsSent(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, Map.of())) {
      int before = portal.log().requests().size();
      assertThat(failed(shell, 2, "connect " + portal.address() + " --token-file no-such.key"))
          .contains("The API key file no-such.key cannot be read.");
      assertThat(portal.log().requests()).hasSize(before);
    }
  }

  @Test
  void previousConnectionStaysOpenIfAnotherFails(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, portal.address(), key())) {
      done(shell, "connect");
      assertThat(shell.console().run("connect http://127.0.0.1:1").code()).isNotZero();
      assertThat(done(shell, "status").results()).contains(portal.address());
    }
  }

  @Test
  void statusSaysInWordsWhyTheLastRequestGotNoResponse(@TempDir Path home) throws IOException {
    try (OverridablePortal lost = new OverridablePortal();
        TestShell shell = lost.shell(home)) {
      done(shell, "connect");
      lost.responding(request -> SampleResponses.brokenLine());
      assertThat(shell.console().run("person sean").code()).isEqualTo(3);
      assertThat(done(shell, "status").results())
          .containsPattern("last request +GET /api/2.0/people/sean: connection lost, \\d+ ms");
    }
  }

  @Test
  void connectionIsReportedAsJson(@TempDir Path home) {
    try (TestShell shell = new TestShell(home, portal.address(), key())) {
      assertThat(done(shell, "connect --json").results())
          .contains("\"portal\": \"" + portal.address() + "\"", "\"userName\": \"omar\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "sk-0123456789abcdef0123456789abcdef ~ That is an API key, not a portal; it was not sent.",
        "https://p.example --name 'a b'     ~ 'a b' is not a valid portal name.",
        "https://p.example --name practice  ~ 'practice' is the name of the practice portal.",
        "https://p.example --colour red     ~ --colour applies to saved portals only.",
        "https://p.example --production     ~ --production applies to saved portals only.",
        "https://p.example --name p --colour plaid ~ 'plaid' is not a known colour.",
        "https://p.example --token-file x --token-command y ~ Use either --token-file or"
            + " --token-command, not both.",
        "https://p.example --token-command '' ~ --token-command is empty.",
        "https://p.example --token-file ' '  ~ --token-file is empty.",
        "https://p.example --token-command y --token-wait 0 ~ '0' is not a number of seconds from 1"
            + " to 999.",
        "https://p.example --name p --token-command 'echo sk-0123456789abcdef0123456789abcdef' ~"
            + " --token-command contains an API key or password, which would be saved.",
      })
  void wrongWordsAreRefusedBeforeAnythingIsSent(String words, String problem, @TempDir Path home) {
    try (TestShell shell = new TestShell(home, Map.of())) {
      assertThat(failed(shell, 2, "connect " + words).get(0)).isEqualTo(problem);
    }
  }
}
