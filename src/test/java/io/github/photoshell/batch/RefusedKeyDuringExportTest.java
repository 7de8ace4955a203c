package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.terminal.Relay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests an export whose API key is refused for the second page of people. */
class RefusedKeyDuringExportTest {
  private static final String STOPPED = "people: the portal no longer accepts the API key.\n";

  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private final CountDownLatch pictureWasRead = new CountDownLatch(1);
  private volatile boolean isRefusedAtOnce;
  private PracticePortal portal;
  private TestShell shell;
  private String line;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_7, 150));
    String refused = "Bearer " + key("admin");
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            String target = request.getTarget();
            boolean isSecondPage = target.contains("startIndex=100");
            if (isSecondPage) {
              pictureWasRead.await(30, TimeUnit.SECONDS);
            }
            boolean isRefused = isSecondPage || (isRefusedAtOnce && target.contains("/people/"));
            if (isRefused && refused.equals(request.getHeaders().get("Authorization"))) {
              return new MockResponse.Builder().code(401).build();
            }
            MockResponse response = Relay.forward(portal.address(), request);
            if (target.startsWith("/storage/")) {
              pictureWasRead.countDown();
            }
            return response;
          }
        });
    shell = new TestShell(home, server.url("/").toString(), key("admin"));
    line = "photo-export '" + home.resolve("photos") + "'";
    assertThat(shell.console().run("status").code()).isZero();
  }

  @AfterEach
  void stop() {
    pictureWasRead.countDown();
    shell.close();
    portal.close();
  }

  private String key(String name) {
    return PracticeKeys.named(portal, name);
  }

  private Output run(@Nullable String typedKey) {
    return typedKey == null
        ? shell.console().run(line)
        : shell.console().withAnswers(typedKey).run(line);
  }

  @Test
  void whatWasSavedIsShownIfTheUserCannotBeAsked() {
    Output output = run(null);
    assertThat(output.code()).isEqualTo(4);
    assertThat(output.remarks())
        .containsSubsequence(
            "Stopped after ",
            STOPPED,
            "To enter a valid key: connect <portal>\n",
            "Run the same command again to continue; nothing is downloaded twice.\n",
            "saved ");
  }

  @Test
  void whatWasSavedIsPrintedAsJson() {
    Output output = shell.console().run(line + " --jq '[.stoppedBy, .counts.saved > 0]'");
    assertThat(output.code()).isEqualTo(4);
    assertThat(output.results()).isEqualTo("[\"the portal no longer accepts the API key\",true]\n");
  }

  @Test
  void exportContinuesWithANewKey() {
    Output output = run(key("read-only"));
    assertThat(output.code()).as(output.remarks()).isZero();
    assertThat(output.remarks())
        .contains("Enter another one to continue.", "The API key was replaced.")
        .doesNotContain("Stopped");
    assertThat(output.results()).contains("unchanged ", "The report is photos.csv in ");
  }

  @Test
  void whatWasSavedIsShownIfNoKeyIsEntered() {
    Output output = run("");
    assertThat(output.code()).isEqualTo(4);
    assertThat(output.remarks()).containsSubsequence("Enter another one", STOPPED, "saved ");
  }

  @Test
  void exportDoesNotContinueAsAnotherPerson() {
    Output output = run(key("owner"));
    assertThat(output.code()).isEqualTo(4);
    assertThat(output.remarks())
        .containsSubsequence("The new API key belongs to Ana", STOPPED, "saved ");
  }

  @Test
  void refusalBeforeAnythingWasSavedIsReportedAsForAnyCommand() {
    isRefusedAtOnce = true;
    Output output = run(null);
    assertThat(output.code()).isEqualTo(4);
    assertThat(output.remarks())
        .startsWith("The portal refused the API key (401)")
        .doesNotContain("Stopped");
  }
}
