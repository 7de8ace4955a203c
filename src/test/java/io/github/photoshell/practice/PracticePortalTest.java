package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PracticePortalTest extends PracticePortalTestBase {
  private static final int AT_ONCE = 50;

  @Test
  void keysAreTheSameAfterEveryStart() {
    List<PracticeKey> keys = open(ServerVersion.V3_7).keys();
    assertThat(keys)
        .extracting(key -> key.name() + " " + key.userName())
        .containsExactly(
            "admin omar",
            "owner ana",
            "room-admin sean",
            "user uma",
            "guest mei",
            "pending lin",
            "10001 10001",
            "read-only omar",
            "accounts-write omar",
            "expired omar",
            "short-lived omar");
    assertThat(keys).allSatisfy(key -> assertThat(key.token()).matches("sk-[0-9a-f]{64}"));
    assertThat(keys).extracting(PracticeKey::token).doesNotHaveDuplicates();
    assertThat(open(ServerVersion.V3_5).keys()).isEqualTo(keys);
    assertThat(open(new PracticeSettings(0, ServerVersion.V3_7, 500)).keys()).isEqualTo(keys);
  }

  @ParameterizedTest
  @EnumSource
  void twoPortalsReturnTheSameBytes(ServerVersion version) throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-07-06T09:00:00Z"), ZoneOffset.UTC);
    List<List<String>> responses = new ArrayList<>();
    for (int start = 0; start < 2; start++) {
      PracticeSettings settings = new PracticeSettings(0, version, 100);
      try (PracticePortal portal = PracticePortal.start(settings, clock)) {
        responses.add(allResponses(portal));
      }
    }
    assertThat(responses.get(0)).isEqualTo(responses.get(1));
  }

  /** Returns responses to requests of every kind, including changes, without the port. */
  private static List<String> allResponses(PracticePortal portal) {
    TestClient ana = as(portal, "owner");
    List<TestResponse> all = new ArrayList<>();
    for (String path :
        List.of(
            "/api/2.0/settings",
            "/api/2.0/settings/version/build",
            "/api/2.0/capabilities",
            "/api/2.0/keys/@self",
            "/api/2.0/keys/permissions",
            "/api/2.0/people/@self",
            "/api/2.0/people/filter",
            "/api/2.0/people/search?query=example",
            "/api/2.0/people/nobody")) {
      all.add(ana.get(path));
    }
    TestClient.Part file = TestClient.Part.file(SampleImages.plain("png", 20, 20));
    all.add(ana.form(photo(SeedData.ANA), file));
    all.add(ana.put(photo("ana"), ADA_URL));
    all.add(ana.get(photo("ana")));
    List<String> texts = new ArrayList<>();
    all.forEach(response -> texts.add(response.text().replace(portal.address(), "http://portal")));
    for (String size : List.of("original", "retina")) {
      String address = ana.get(photo("ana")).string("response", size);
      texts.add(ana.get(address).body().sha256().hex());
    }
    return texts;
  }

  @Test
  void fiftyConcurrentChangesAreAllCounted() throws Exception {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestClient uma = as(portal, "user");
    List<TestResponse> all =
        concurrently(() -> uma.put(photo("uma"), "https://photos.example/tiny.png"));
    assertThat(all).allSatisfy(response -> assertThat(response.status()).isEqualTo(200));
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(AT_ONCE, AT_ONCE, AT_ONCE));
    assertThat(all)
        .extracting(response -> hash(response.string("response", "original")))
        .doesNotHaveDuplicates();
  }

  @Test
  void fiftyConcurrentReadsReturnTheSame() throws Exception {
    PracticePortal portal = open(new PracticeSettings(0, ServerVersion.V3_7, 2000));
    TestClient omar = as(portal, "admin");
    Set<String> pages = new LinkedHashSet<>();
    concurrently(() -> omar.get("/api/2.0/people/filter?sortBy=lastName&count=10"))
        .forEach(response -> pages.add(response.text()));
    assertThat(pages).hasSize(1);
    String square = omar.get(photo("ana")).string("response", "retina");
    Set<String> pictures = new LinkedHashSet<>();
    concurrently(() -> omar.get(square)).forEach(response -> pictures.add(response.body().hex()));
    assertThat(pictures).hasSize(1);
  }

  @Test
  void filterWorksWithAHundredThousandPeople() {
    PracticePortal portal = open(new PracticeSettings(0, ServerVersion.V3_7, 100_000));
    assertThat(portal.peopleCount()).isEqualTo(100_000);
    TestClient omar = as(portal, "admin");
    TestResponse last = omar.get("/api/2.0/people/filter?sortBy=email&count=100&startIndex=99950");
    assertThat(last.number("total")).isEqualTo(100_000);
    assertThat(last.number("count")).isEqualTo(50);
    TestResponse ada = omar.get("/api/2.0/people/filter?filterValue=ada.lovelace@example.com");
    assertThat(ada.valuesOf("userName")).containsExactly("ada");
    String crowded = last.valuesOf("userName").get(0);
    assertThat(omar.get("/api/2.0/people/" + crowded).status()).isEqualTo(200);
    assertThat(omar.get(photo(crowded)).string("response", "original")).contains("default_user");
  }

  @Test
  void portInUseIsReported() {
    PracticePortal first = open(ServerVersion.V3_7);
    int port = URI.create(first.address()).getPort();
    PracticeSettings same = new PracticeSettings(port, ServerVersion.V3_7, 24);
    assertThatExceptionOfType(BindException.class).isThrownBy(() -> PracticePortal.start(same));
    // If the portal closes a connection first, its port stays in use for a while.
    assertThat(as(first, "admin").get("/api/2.0/people/@self").status()).isEqualTo(200);
    first.close();
    first.close();
    for (int i = 0; i < 20; i++) {
      PracticePortal next = open(same);
      assertThat(next.address()).isEqualTo("http://127.0.0.1:" + port);
      next.close();
    }
  }

  @Test
  void portalListensOnLoopbackOnly() throws Exception {
    int port = URI.create(open(ServerVersion.V3_7).address()).getPort();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        if (!address.isLoopbackAddress()) {
          assertThatExceptionOfType(ConnectException.class)
              .isThrownBy(() -> connect(new InetSocketAddress(address, port)));
        }
      }
    }
    connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  @ContractRow("P55")
  @ParameterizedTest
  @EnumSource
  void unknownPathsReturn404AndOtherMethods405(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient omar = as(portal, "admin").withoutDescriptionCheck();
    for (String path : List.of("people/ana/nothing", "people", "files/@root", "keys")) {
      TestResponse response = omar.get("/api/2.0/" + path);
      assertThat(response.status()).as(path).isEqualTo(404);
      assertThat(response.body().size()).isZero();
    }
    assertThat(portal.log().requests())
        .allSatisfy(
            request ->
                assertThat(request.note()).isEqualTo("not available on the practice portal"));
    TestResponse response = omar.delete("/api/2.0/people/ana");
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.body().size()).isZero();
    assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    assertThat(omar.send("PATCH", photo("ana"), ByteString.EMPTY).headers().firstValue("Allow"))
        .hasValue("DELETE, GET, POST, PUT");
  }

  @ContractRow("P55")
  @ParameterizedTest
  @EnumSource
  void pathsOutsideTheApiReturnAPage(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient omar = as(portal, "admin").withoutDescriptionCheck();
    for (String path : List.of("/api/2.0/nonsense", "/api/2.0/", "/api", "/api/3.0/people")) {
      TestResponse response = omar.get(path);
      assertThat(response.status()).as(path).isEqualTo(404);
      assertThat(response.type()).isEqualTo("text/html");
      assertThat(response.text()).contains("404 Not Found");
    }
    for (String path : List.of("/API/2.0/people/@self", "/", "/rooms/shared")) {
      TestResponse response = omar.get(path);
      assertThat(response.status()).as(path).isEqualTo(200);
      assertThat(response.type()).startsWith("text/html");
    }
    assertThat(omar.get("/api/2.0/People/@SELF").string("response", "userName")).isEqualTo("omar");
  }

  @Test
  void documentedCallsAreTheImplementedOnes() throws IOException {
    List<String> listed =
        Files.readAllLines(Path.of("src/site/markdown/practice-portal.md")).stream()
            .filter(line -> line.matches("[|] `(GET|PUT|POST|DELETE) [^`]+` [|][^|]+[|]"))
            .map(line -> line.replaceFirst(".*?`([^`]+)`.*", "$1"))
            .toList();
    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(Endpoint.values())
                .map(endpoint -> endpoint.method() + " " + endpoint.shortPath())
                .toList());
  }

  private static void connect(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, 2000);
    }
  }

  private static List<TestResponse> concurrently(Callable<TestResponse> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<TestResponse> all = new ArrayList<>();
      for (Future<TestResponse> response : threads.invokeAll(Collections.nCopies(AT_ONCE, call))) {
        all.add(response.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }
}
