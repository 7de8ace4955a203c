package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.practice.PracticeFaults.PendingFault;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.TestConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the messages for portals that refuse every request, when connecting and later. */
class PortalStateTest {
  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private PracticePortal portal;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private TestShell shell(String keyName) {
    String key = PracticeKeys.named(portal, keyName);
    return new TestShell(home, Map.of("DOCSPACE_API_KEY", key));
  }

  private void set(PracticeFault state) {
    portal.faults().clear();
    portal.faults().add(new PendingFault(state, state.defaultTimes(), state.defaultCalls(), null));
  }

  private String connect() {
    return "connect " + portal.address();
  }

  private static void assertOutput(TestShell shell, String line, int code, String... words) {
    TestConsole.Output output = shell.console().run(line);
    String text = output.results() + output.remarks();
    assertThat(output.code()).as(text).isEqualTo(code);
    assertThat(text)
        .contains(List.of(words))
        .doesNotContain("like a DocSpace portal", "does not allow", "Exception");
  }

  @Test
  void connectToUnpaidPortalSaysWhatWorks() {
    set(PracticeFault.UNPAID);
    try (TestShell shell = shell("admin")) {
      assertOutput(
          shell,
          connect(),
          0,
          "You are Omar Haddad (omar)",
          "The API key is valid.",
          "The portal is unpaid: 'people', 'person' and 'status' still work");
      assertOutput(shell, "status", 0, "is unpaid", "The API key is valid.");
      assertOutput(shell, "people uma", 0, "Uma Iyer");
      assertOutput(shell, "person ada", 0, "Ada Lovelace", "set, but not shown by the portal");
      assertOutput(shell, "doctor", 1, "!! state       The portal is unpaid.", "still work");
      for (String line :
          List.of(
              "photo-show uma",
              "photo-clear @self --yes",
              "photo-set @self https://photos.example/ada.png --yes")) {
        assertOutput(shell, line, 1, "The portal is unpaid (402).", "still work");
      }
    }
  }

  @Test
  void unpaidPortalAcceptsAKeyWithoutProfileAccess() {
    set(PracticeFault.UNPAID);
    try (TestShell shell = shell("accounts-write")) {
      assertOutput(shell, connect(), 1, "unpaid (402). It accepted the API key");
    }
    try (TestShell shell = shell("expired")) {
      assertOutput(shell, connect(), 4, "The portal refused the API key (401)");
    }
  }

  @Test
  void suspendedPortalIsReported() {
    try (TestShell shell = shell("admin")) {
      set(PracticeFault.SUSPENDED);
      assertOutput(shell, connect(), 1, "is suspended (404) and answers no requests.");
      portal.faults().clear();
      assertOutput(shell, connect(), 0, "You are Omar Haddad (omar)");
      set(PracticeFault.SUSPENDED);
      for (String line : List.of("person uma", "people uma", "photo-clear @self --yes")) {
        assertOutput(shell, line, 1, "is suspended (404)");
      }
    }
  }

  @Test
  void portalBeingRemovedIsNotConnected() {
    try (TestShell shell = shell("admin")) {
      set(PracticeFault.REMOVING);
      assertOutput(
          shell, connect(), 3, "(404): the address is wrong, or the portal is being deleted.");
      portal.faults().clear();
      assertOutput(shell, connect(), 0, "Omar Haddad");
      set(PracticeFault.REMOVING);
      assertOutput(shell, "person uma", 3, "or the portal is being deleted.");
    }
  }

  @Test
  void portalBeingRestoredIsConnectedWithANote() {
    set(PracticeFault.RESTORING);
    String busy = "The portal is being restored from a backup";
    try (TestShell shell = shell("admin")) {
      assertOutput(
          shell,
          connect(),
          0,
          "You are Omar Haddad (omar)",
          "API key \"admin\"",
          busy + ": until that is finished it only shows who you are.");
      assertOutput(shell, "status", 0, "is being restored from a backup, when you connected");
      assertOutput(shell, "status --json", 0, "\"state\": \"restoring\"");
      assertOutput(shell, "doctor", 1, "!! state       " + busy + ".", "in a few minutes");
      for (String line :
          List.of("person uma", "people uma", "photo-show uma", "photo-clear @self --yes")) {
        assertOutput(shell, line, 1, busy + " (403)", "Try again in a few minutes.");
      }
      portal.faults().clear();
      assertOutput(shell, "person uma", 0, "Uma Iyer");
    }
  }

  @Test
  void stateIsReadWithoutKeyAndIsNotTheLastExchange() {
    try (TestShell shell = shell("admin")) {
      assertOutput(shell, connect(), 0, "Omar Haddad");
      set(PracticeFault.RESTORING);
      assertOutput(shell, "photo-show uma", 1, "is being restored");
      List<PracticeRequest> requests = portal.log().requests();
      PracticeRequest probe = requests.get(requests.size() - 1);
      assertThat(probe.path()).isEqualTo("/api/2.0/settings");
      assertThat(probe.key()).isNull();
      assertThat(shell.console().run("last").results()).doesNotContain("/settings");
    }
  }

  @Test
  void unknownEndpointIsDistinguished() {
    try (TestShell shell = shell("admin")) {
      assertOutput(shell, connect(), 0, "Omar Haddad");
      assertOutput(shell, "api get files/@root", 1, "The portal has no endpoint GET", "(404)");
    }
  }

  /** Starts a portal with this status in its settings and this response to other requests. */
  private void serve(int tenantStatus, MockResponse others) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            boolean settings = request.getTarget().equals("/api/2.0/settings");
            return settings
                ? SampleResponses.ok(
                    "{\"tenantStatus\": %d, \"version\": \"\"}".formatted(tenantStatus))
                : others;
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1, 404, is suspended (404)",
    "3, 403, is being moved to another server (403)",
    "4, 403, is being restored from a backup (403)",
    "6, 403, is being encrypted (403)"
  })
  void eachStateHasItsMessage(int tenantStatus, int status, String words) {
    serve(tenantStatus, SampleResponses.problem(status));
    try (TestShell shell =
        new TestShell(home, Map.of("DOCSPACE_API_KEY", "sk-" + "0".repeat(64)))) {
      assertOutput(shell, "connect " + SampleResponses.address(server), 1, words);
    }
  }

  @Test
  void busyPortalWithUnreadableSettingsHasAGeneralMessage() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return SampleResponses.problem(403);
          }
        });
    try (TestShell shell =
        new TestShell(home, Map.of("DOCSPACE_API_KEY", "sk-" + "0".repeat(64)))) {
      assertOutput(
          shell,
          "connect " + SampleResponses.address(server),
          1,
          "is being restored, moved or encrypted (403)");
    }
  }
}
