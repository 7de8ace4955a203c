package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests images that keep a decoder busy or need too much memory. */
class DecompressionBombTest {
  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private PracticePortal portal;
  private volatile byte[] picture = new byte[0];

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getTarget().startsWith("/storage/")
                ? new MockResponse.Builder().body(new Buffer().write(picture)).build()
                : Relay.forward(portal.address(), request);
          }
        });
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private LauncherTerminal shell(String javaOptions) throws Exception {
    String key = portal.keys().get(0).token();
    String address = server.url("/").toString();
    Map<String, String> environment =
        Map.of(
            "DOCSPACE_BASE_URL", address,
            "DOCSPACE_API_KEY", key,
            "PHOTOSHELL_JAVA_OPTIONS", javaOptions);
    LauncherTerminal terminal = new LauncherTerminal(home, environment);
    terminal.enter("photoshell", "connect").await("You are Omar Haddad");
    return terminal;
  }

  @Test
  void ctrlCStopsDecodingAndKeepsTheShell() throws Exception {
    try (LauncherTerminal terminal = shell("")) {
      picture = TestImages.withScans(6000, 6000, 80);
      terminal.enter("photo-show ada").await("… photo-show · 1 s").ctrl('C');
      terminal.await("Cancelled.").enter("version").await("photoshell 1.");
      // The message about a change does not wait for its image.
      terminal.enter("photo-set @self https://photos.example/ada.png").await("is set: a PNG");
      terminal.enter("photo-set @self https://photos.example/omar.png");
      terminal.await(
          "the drawing",
          text -> portal.counters().audits() == 2 && text.contains("… photo-set · "));
      terminal.ctrl('C').await("is set: a PNG of 1280×960 pixels.");
      terminal.enter("version").awaitAnyPrompt();
    }
  }

  @Test
  void decodingTimesOutAndTheShellContinues() throws Exception {
    try (LauncherTerminal terminal = shell("-Xmx160m")) {
      picture = TestImages.withScans(1000, 1000, 10_000);
      terminal.enter("photo-show ada").await("more than 100 scans");
      picture = TestImages.row(30_000_000);
      terminal.enter("photo-show ada").await("needs more memory than is available");
      picture = TestImages.with(TestImages.png(30, 20), "zTXt", TestImages.unpacksTo(100_000_000));
      terminal.enter("photo-show ada").await("30×20");
      terminal.enter("version").await("photoshell 1.").awaitAnyPrompt();
      assertThat(terminal.allSent()).doesNotContain("OutOfMemoryError", "Internal error");
    }
  }
}
