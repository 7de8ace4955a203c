package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTerminalTest {
  @TempDir Path home;

  /** Forwards to the practice portal, but delays searches until {@code gate} is open. */
  private static MockWebServer slow(PracticePortal portal, CountDownLatch gate) throws IOException {
    MockWebServer server = MockServers.create();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (request.getUrl().encodedPath().endsWith("/filter")) {
              gate.await(20, TimeUnit.SECONDS);
            }
            return Relay.forward(portal.address(), request);
          }
        });
    server.start();
    return server;
  }

  private LauncherTerminal people(MockWebServer server, PracticePortal portal, String term)
      throws IOException {
    return new LauncherTerminal(
        home,
        Map.of(
            "TERM",
            term,
            "DOCSPACE_BASE_URL",
            server.url("/").toString(),
            "DOCSPACE_API_KEY",
            portal.keys().get(0).token()),
        "people",
        "grace");
  }

  @Test
  void slowCallIsShownWithItsSecondsAndErased() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        MockWebServer server = slow(portal, gate);
        LauncherTerminal terminal = people(server, portal, "xterm-256color")) {
      terminal.await("… GET /api/2.0/people/filter · 1 s");
      gate.countDown();
      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.text()).contains("Grace").doesNotContain("…");
    }
  }

  @Test
  void dumbTerminalShowsNoStatus() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        MockWebServer server = slow(portal, gate);
        LauncherTerminal terminal = people(server, portal, "dumb")) {
      RecordedRequest request;
      do {
        request = server.takeRequest(20, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
      } while (!request.getUrl().encodedPath().endsWith("/filter"));
      // Longer than the 300 ms after which it is shown.
      assertThat(server.takeRequest(600, TimeUnit.MILLISECONDS)).isNull();
      gate.countDown();
      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.allSent()).contains("Grace").doesNotContain("…", "\u001b[J");
    }
  }
}
