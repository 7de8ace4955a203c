package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.shell.TestConsole.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests connecting to a portal that was connected to before: fewer round trips, same results. */
class KnownPortalTest {
  @TempDir Path home;
  private OverridablePortal portal;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws Exception {
    portal = new OverridablePortal();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Output runOnce(String line) {
    return runOnce(home, portal.token(), line);
  }

  private Output runOnce(Path folder, String key, String line) {
    try (TestShell shell = new TestShell(folder, portal.address(), key)) {
      return shell.console().run(line);
    }
  }

  /**
   * Makes the portal answer the next requests in rounds: no request of a round is answered before
   * all of them have come.
   *
   * @param sizes the number of requests of each round; later requests are answered at once
   */
  private void answerInRounds(int... sizes) {
    List<CountDownLatch> rounds = new ArrayList<>();
    for (int size : sizes) {
      rounds.addAll(Collections.nCopies(size, new CountDownLatch(size)));
    }
    AtomicInteger count = new AtomicInteger();
    portal.responding(
        request -> {
          int number = count.getAndIncrement();
          requests.add(request.getMethod() + " " + request.getUrl().encodedPath());
          if (number >= rounds.size()) {
            return null;
          }
          CountDownLatch round = rounds.get(number);
          round.countDown();
          try {
            return round.await(20, TimeUnit.SECONDS) ? null : json("not at the same time");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return json("interrupted");
          }
        });
  }

  private List<String> requestsBeforeChange() {
    List<String> before = requests.stream().takeWhile(call -> call.startsWith("GET ")).toList();
    assertThat(before).hasSizeLessThan(requests.size());
    return before;
  }

  @ParameterizedTest
  @ValueSource(strings = {"@self", "omar"})
  void photoSetNeedsThreeRoundTripsBeforeTheChange(String person) throws Exception {
    Files.write(home.resolve("new.png"), TestImages.png(300, 200));
    assertThat(runOnce("photo-set @self https://photos.example/ada.png").code()).isZero();
    // Connecting; the person; the photo's addresses and the photo.
    answerInRounds(3, 1, 2);
    Output output = runOnce("photo-set " + person + " '" + home.resolve("new.png") + "'");
    assertThat(output.code()).as(output.remarks()).isZero();
    assertThat(output.results()).contains("To restore the previous photo: photo-undo");
    assertThat(requestsBeforeChange())
        .hasSize(6)
        .doesNotContain("GET /api/2.0/capabilities")
        .filteredOn(call -> call.contains("/storage/"))
        .hasSize(1);
  }

  @Test
  void limitedKeyNeedsThreeRoundTripsToo() {
    String key = key("accounts-write");
    assertThat(runOnce(home, key, "status").code()).isZero();
    answerInRounds(3, 1, 1);
    Output output = runOnce(home, key, "photo-set @self https://photos.example/ada.png");
    assertThat(output.code()).as(output.remarks()).isZero();
    assertThat(requestsBeforeChange()).hasSize(5);
  }

  @Test
  void promptNeedsOneRoundTrip() {
    runOnce("status");
    answerInRounds(3);
    assertThat(runOnce("status").code()).isZero();
    assertThat(requests).hasSize(3);
  }

  @Test
  void removingASavedPortalForgetsWhatIsKnownOfIt() throws Exception {
    Path known = home.resolve("state/known-portals.properties");
    Path token = Files.writeString(home.resolve("token"), portal.token());
    token.toFile().setReadable(false, false);
    token.toFile().setReadable(true, true);
    try (TestShell shell = new TestShell(home, Map.of())) {
      String connect = "connect " + portal.address() + " --name work --token-file " + token;
      assertThat(shell.console().run(connect).code()).isZero();
      assertThat(known).content().contains("localhost");
      assertThat(shell.console().run("portals --remove work").code()).isZero();
      assertThat(known).content().doesNotContain("localhost");
    }
  }

  @Test
  void anotherKeyGetsItsOwnPersonAndRights() {
    assertThat(runOnce("status").results()).contains("Omar Haddad (omar)");
    for (String key : List.of("admin", "accounts-write", "guest", "owner")) {
      Output known = runOnce(home, key(key), "status --json");
      Output unknown = runOnce(home.resolve(key), key(key), "status --json");
      assertThat(known.results()).isEqualTo(unknown.results());
      assertThat(known.code()).isEqualTo(unknown.code());
    }
  }

  @Test
  void changedVersionIsNoticedAtOnce() {
    assertThat(runOnce("status").results()).contains("DocSpace 3.7");
    portal.responding(
        "/api/2.0/settings",
        json("{\"response\":{\"version\":\"3.5.1.20\",\"maxImageUploadSize\":77}}"));
    assertThat(runOnce("status").results()).contains("DocSpace 3.5.1");
    assertThat(runOnce("status --json").results()).contains("3.5.1.20");
    portal.responding("/api/2.0/settings", json("{\"response\":{}}"));
    assertThat(runOnce("status").results()).contains("DocSpace 3.7");
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  static Stream<MockResponse> otherResponses() {
    return Stream.of(
        new MockResponse.Builder().setHeader("Content-Type", "text/html").body("<p>Hi</p>").build(),
        new MockResponse.Builder().code(302).setHeader("Location", "https://else.example/").build(),
        new MockResponse.Builder().code(401).body("no").build(),
        new MockResponse.Builder().code(402).build(),
        new MockResponse.Builder().code(403).build(),
        new MockResponse.Builder().code(404).build(),
        json("{}"),
        json("{\"response\":{\"id\":7}}"));
  }

  @ParameterizedTest
  @MethodSource("otherResponses")
  void unexpectedResponseIsReportedAsForAnUnknownPortal(MockResponse response) {
    runOnce("status");
    portal.responding(request -> response);
    assertSame("status");
    Function<RecordedRequest, @Nullable MockResponse> withKey =
        request -> request.getHeaders().get("Authorization") == null ? null : response;
    portal.responding(withKey);
    assertSame("status");
  }

  private void assertSame(String line) {
    Output known = runOnce(line);
    Output unknown = runOnce(home.resolve("unknown"), portal.token(), line);
    assertThat(known.code()).isEqualTo(unknown.code());
    assertThat(known.results()).isEqualTo(unknown.results());
    assertThat(known.remarks()).isEqualTo(unknown.remarks());
  }

  @Test
  void fileOfAnotherFormIsIgnored() throws Exception {
    runOnce("status");
    Path file = home.resolve("state/known-portals.properties");
    assertThat(Files.readString(file)).contains("settings").doesNotContain(portal.token());
    for (String content :
        List.of("", "\u0000", "a=b", "#photoshell's known portals; never a token\nx=\\u12")) {
      Files.writeString(file, content);
      assertThat(runOnce("status").code()).isZero();
    }
  }

  @Test
  @Timeout(60)
  void interruptEndsAllRequests() throws Exception {
    runOnce("status");
    CountDownLatch came = new CountDownLatch(3);
    CountDownLatch ended = new CountDownLatch(1);
    portal.responding(
        request -> {
          came.countDown();
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return null;
        });
    CompletableFuture<Output> output = new CompletableFuture<>();
    Thread command = new Thread(() -> output.complete(runOnce("status")));
    command.start();
    assertThat(came.await(30, TimeUnit.SECONDS)).isTrue();
    command.interrupt();
    assertThat(output.get(10, TimeUnit.SECONDS).code()).isEqualTo(130);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("request")) {
        // The command does not wait until the threads of its requests have ended.
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
    ended.countDown();
  }

  private String key(String name) {
    return PracticeKeys.named(portal.practicePortal(), name);
  }
}
