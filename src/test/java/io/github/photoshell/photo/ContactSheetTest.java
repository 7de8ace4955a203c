package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.terminal.Relay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Tests {@code photo-show} of several people, and {@code people --photos}. */
class ContactSheetTest {
  private static final Canvas BLOCKS = new Canvas(GraphicsProtocol.BLOCKS_TRUE, 80, 24);

  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private volatile String withheld = "none";
  private volatile boolean hangs;
  private volatile @Nullable String broken;
  private volatile MockResponse failure = new MockResponse.Builder().code(500).body("{").build();
  private final CountDownLatch released = new CountDownLatch(1);
  private PracticePortal portal;
  private TestShell shell;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_7, 40));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String target = request.getTarget();
            requests.add(target);
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
              if (hangs && target.startsWith("/storage/")) {
                released.await(60, TimeUnit.SECONDS);
              }
              if (target.equals(broken)) {
                return failure;
              }
              return target.startsWith("/storage/") && target.contains(withheld)
                  ? new MockResponse.Builder().code(403).build()
                  : Relay.forward(portal.address(), request);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            } finally {
              running.decrementAndGet();
            }
          }
        });
    shell = new TestShell(home, server.url("/").toString(), portal.keys().get(0).token());
    shell.console().run("status");
    requests.clear();
  }

  @AfterEach
  void stop() {
    released.countDown();
    shell.close();
    portal.close();
  }

  private String onScreen(int columns, String line) {
    return shell
        .console()
        .withCanvas(BLOCKS)
        .runOnScreen(columns, line)
        .replaceAll("\u001b\\[[0-9;]*m", "");
  }

  private Output piped(String line) {
    return shell.console().run(line);
  }

  private static List<String> images(String shown) {
    return shown.lines().filter(line -> line.contains("▀")).toList();
  }

  @Test
  void picturesAreInAsManyColumnsAsFitWithNamesBelow() {
    String wide = onScreen(80, "photo-show ada grace jose ana");
    assertThat(images(wide)).hasSize(9).allSatisfy(line -> assertThat(line).hasSize(78));
    assertThat(wide)
        .contains(
            """
            Ada Lovelace        Grace Hopper        José Álvarez        Ana Novak
            ada                 grace               jose                ana
            """);
    String narrow = onScreen(40, "photo-show ada grace jose ana");
    assertThat(images(narrow)).hasSize(18).allSatisfy(line -> assertThat(line).hasSize(38));
    assertThat(narrow.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(40));
    assertThat(images(onScreen(40, "photo-show ada grace --width 10"))).hasSize(5);
  }

  private List<String> pictures(String line) {
    requests.clear();
    onScreen(80, line);
    return requests.stream().filter(target -> target.startsWith("/storage/")).toList();
  }

  @Test
  void smallPicturesAreDownloadedUnlessASizeIsGiven() {
    assertThat(pictures("photo-show ada grace"))
        .hasSize(2)
        .allMatch(target -> target.contains("_size_200-200."));
    assertThat(pictures("photo-show ada grace --size retina"))
        .hasSize(2)
        .allMatch(target -> target.contains("_size_360-360."));
    // The data describe the photo, not its picture.
    assertThat(pictures("photo-show ada grace --json"))
        .hasSize(2)
        .allMatch(target -> target.contains("_orig_"));
  }

  @Test
  void whoHasNoPhotoIsSaidAndNoFailure() {
    String shown = onScreen(80, "photo-show ada sean");
    assertThat(images(shown)).hasSize(9);
    assertThat(shown)
        .contains(
            """
            Ada Lovelace        Sean O'Neil
            ada                 sean
                                no photo
            """)
        .doesNotContain("cannot be shown");
    assertThat(images(onScreen(80, "photo-show sean omar"))).isEmpty();
    assertThat(piped("photo-show ada sean").code()).isZero();
  }

  @Test
  void failuresAreSaidForEachPersonAndSetTheExitCode() {
    withheld = "0e93c4d7";
    String shown = onScreen(80, "photo-show ada nosuch grace");
    assertThat(shown)
        .contains("Ada Lovelace        Grace Hopper\n", "                    not shown\n")
        .contains(
            "No person has the user name, e-mail or ID 'nosuch'.",
            "Grace Hopper (grace): The portal does not let this API key download stored\nphotos (403).",
            "2 of 3 photos cannot be shown.");
    Output output = piped("photo-show ada nosuch grace");
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.results())
        .isEqualToIgnoringNewLines(
            "ada    Ada Lovelace  a PNG of 400×400 pixels" + "grace  Grace Hopper  not shown");
    assertThat(output.remarks()).contains("2 of 3 photos cannot be shown.");
    assertThat(
            piped("photo-show ada nosuch grace --jq '.[] | [.person, .userName, .reason]'")
                .results()
                .lines())
        .containsExactly(
            "[\"ada\",\"ada\",\"\"]",
            "[\"nosuch\",null,\"No person has the user name, e-mail or ID 'nosuch'.\"]",
            "[\"grace\",\"grace\",\"The portal does not let this API key download stored photos"
                + " (403).\"]");
  }

  @Test
  void failureOfOnePersonIsSaidAndTheOthersAreShown() {
    broken = "/api/2.0/people/grace/photo";
    String reason = "a proxy answered instead of the portal";
    Output output = piped("photo-show ada grace");
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.results()).isEqualTo("ada  Ada Lovelace  a PNG of 400×400 pixels\n");
    assertThat(output.remarks())
        .isEqualTo("grace: " + reason + "\n1 of 2 photos cannot be shown.\n");
    assertThat(onScreen(80, "photo-show ada grace"))
        .endsWith(
            """
            Ada Lovelace        grace
            ada
                                not shown

            grace: %s
            1 of 2 photos cannot be shown.
            """
                .formatted(reason));
    assertThat(piped("photo-show ada grace --jq '.[] | [.personId, .photo, .reason]'").results())
        .endsWith("[null,null,\"" + reason + "\"]\n");
  }

  @Test
  void refusalForOnePersonHasThePortalsReason() {
    broken = "/api/2.0/people/grace/photo";
    failure = SampleResponses.error(400, "The photo storage is being repaired.");
    String reason = "the portal refused (400): The photo storage is being repaired";
    assertThat(piped("photo-show ada grace").remarks())
        .isEqualTo("grace: " + reason + "\n1 of 2 photos cannot be shown.\n");
    assertThat(piped("photo-show ada grace --jq '.[1].reason'").results()).isEqualTo(reason + "\n");
  }

  @Test
  void failureForAllIsSaidOnce() {
    broken = "/api/2.0/people/grace/photo";
    // The portal is not paid for.
    failure = new MockResponse.Builder().code(402).build();
    Output output = piped("photo-show ada grace");
    assertThat(output.code()).as(output.remarks()).isEqualTo(1);
    assertThat(output.remarks()).startsWith("The portal is unpaid (402).\n").hasLineCount(2);
  }

  @Test
  void repeatedNamesCountOnceAndRequestsRunAFewAtOnce() {
    onScreen(200, "photo-show ada ada grace jose ana sean omar maeve uma ada");
    assertThat(requests.stream().filter(target -> target.startsWith("/storage/"))).hasSize(4);
    assertThat(mostRunning.get()).isBetween(2, 4);
  }

  @Test
  void listWithPhotosMakesOneRequestForThePeople() {
    String shown = onScreen(80, "people --photos --limit 12 --columns user,name,email");
    List<String> targets = List.copyOf(requests);
    assertThat(targets.stream().filter(target -> target.contains("/people"))).hasSize(1);
    long photos = targets.stream().filter(target -> target.startsWith("/storage/")).count();
    assertThat(photos).isPositive().isEqualTo(targets.size() - 1);
    assertThat(targets.stream().skip(1)).allMatch(target -> target.contains("_size_48-48"));
    assertThat(images(shown)).hasSize((int) photos * 4);
    assertThat(shown)
        .containsPattern("▀{8}  ada  Ada Lovelace\n▀{8}  ada.lovelace@example.com\n▀{8}\n▀{8}\n")
        .contains("Showing 12 of 40 people.");
    assertThat(mostRunning.get()).isLessThanOrEqualTo(4);
    // The same people in the same order as without photos.
    List<String> names = piped("people --limit 12 --columns user").results().lines().toList();
    assertThat(shown).containsSubsequence(names);
  }

  @Test
  void listWithoutPicturesIsUnchangedAndSaysSo() {
    Output without = piped("people --limit 7");
    Output output = piped("people --limit 7 --photos");
    assertThat(output.results()).isEqualTo(without.results());
    assertThat(output.remarks()).isEqualTo(without.remarks() + "Only a terminal shows photos.\n");
    assertThat(output.code()).isZero();
    assertThat(shell.console().runOnScreen(80, "people --limit 7 --photos"))
        .endsWith("This terminal shows no photos.\n");
    assertThat(requests).noneMatch(target -> target.startsWith("/storage/"));
    for (String option : List.of("--csv", "--json", "--jq .", "--into x")) {
      Output refused = piped("people --photos " + option);
      assertThat(refused.code()).as(option).isEqualTo(2);
      assertThat(refused.remarks()).contains("--photos cannot be combined with");
    }
  }

  @Test
  void photosThatCannotBeDownloadedAreCounted() {
    withheld = "_size_";
    assertThat(onScreen(80, "people ada --photos"))
        .contains("1 person\n", "1 photo was not shown; 'photo-show <person>' says why.");
  }

  @Test
  void cancellingEndsTheDownloads() throws Exception {
    for (String line : List.of("photo-show ada grace jose ana", "people --photos")) {
      hangs = true;
      requests.clear();
      BlockingQueue<String> ended = new LinkedBlockingQueue<>();
      Thread typed = new Thread(() -> ended.add(onScreen(80, line)));
      typed.start();
      while (!String.valueOf(requests.poll(60, TimeUnit.SECONDS)).startsWith("/storage/")) {
        // Waits for the first picture.
      }
      typed.interrupt();
      assertThat(ended.poll(20, TimeUnit.SECONDS)).as(line).contains("Cancelled.");
    }
  }
}
