package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests an import at the prompt: questions, progress and Ctrl-C. */
@NeedsPosix("it starts the launcher for sh")
class ImportTerminalTest {
  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private final AtomicInteger posts = new AtomicInteger();

  /** The last three of six. */
  private final CountDownLatch stuck = new CountDownLatch(3);

  private void relay(PracticePortal portal, int stuckFrom) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getMethod().equals("POST") && posts.incrementAndGet() >= stuckFrom) {
              stuck.countDown();
              return new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS).build();
            }
            return Relay.forward(portal.address(), request);
          }
        });
  }

  private void images(String... people) throws IOException {
    Path folder = Files.createDirectories(home.resolve("pictures"));
    for (String person : people) {
      ImageIO.write(
          new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
          "png",
          folder.resolve(person + ".png").toFile());
    }
  }

  private LauncherTerminal connected(PracticePortal portal, String options) throws Exception {
    Files.writeString(home.resolve("key"), portal.keys().get(0).token());
    LauncherTerminal terminal = new LauncherTerminal(home, Map.of());
    terminal.awaitPrompt("photoshell");
    terminal.type("connect " + server.url("/") + " --token-file key " + options + "\r");
    terminal.await("a prompt", text -> text.stripTrailing().endsWith("(omar)>"));
    return terminal;
  }

  @Test
  void importAsksAndCtrlCShowsTheProgress() throws Exception {
    images("sean", "uma", "eve", "mei", "sven", "zoe");
    try (PracticePortal portal =
        PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24))) {
      relay(portal, 4);
      try (LauncherTerminal terminal = connected(portal, "")) {
        terminal.enter("photo-import pictures");
        terminal.await("Set 6 photos? [y/N]").type("\r").await("Nothing was sent; 6 photos");
        assertThat(posts).hasValue(0);

        terminal.enter("photo-import pictures");
        terminal.await("two questions", text -> text.split("Set 6 photos", -1).length == 3);
        terminal.type("y\r");
        assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();
        terminal.await("3 of 6").ctrl('C').await("Stopped after 6 of 6 people.");
        terminal.await("Run the same command again to continue").awaitAnyPrompt();
        assertThat(terminal.text()).contains("changed", "not verified");

        relay(portal, Integer.MAX_VALUE);
        terminal.enter("photo-import pictures --yes").await("unchanged  3").await("changed    3");
        terminal.awaitAnyPrompt().type("photo-undo\r").await("is undone.").awaitAnyPrompt();
      }
    }
  }

  @Test
  void productionPortalAsksForItsName() throws Exception {
    images("sean");
    try (PracticePortal portal =
        PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24))) {
      relay(portal, Integer.MAX_VALUE);
      try (LauncherTerminal terminal = connected(portal, "--name live --production")) {
        terminal.enter("photo-import pictures").await("This is a production portal. Set 1 photo?");
        terminal.await("Type live to continue:").type("y\r").await("Nothing was sent");
        assertThat(posts).hasValue(0);
        terminal.enter("photo-import pictures");
        terminal.await("two", text -> text.split("Type live to continue:", -1).length == 3);
        terminal.type("live\r").await("changed  1").awaitAnyPrompt();
        Files.writeString(home.resolve("list.csv"), "person,action\nsean,clear\n");
        terminal.enter("photo-import list.csv").await("Remove 1 photo? Type 1, the number of");
        terminal.type("1\r").await("removed  1").awaitAnyPrompt();
        assertThat(portal.picture("sean")).isEmpty();
      }
    }
  }
}
