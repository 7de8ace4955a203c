package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePerson;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a launcher that is killed at random moments of long operations, and started again. */
@NeedsPosix("the process is killed at once, as by kill -9")
class KilledTest {
  private static final int PEOPLE = 230;
  private static final int KILLS = 10;

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private final AtomicInteger untilKilled = new AtomicInteger(Integer.MAX_VALUE);
  private final Phaser underWay = new Phaser(1);
  private volatile @Nullable Process running;
  private volatile String keyInUse = "";

  private int run(String key, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(LauncherTerminal.LAUNCHER);
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(home.resolve("out").toFile())
            .redirectError(home.resolve("err").toFile());
    builder.environment().put("PHOTOSHELL_HOME", home.resolve("home").toString());
    builder.environment().put("DOCSPACE_BASE_URL", server.url("/").toString());
    builder.environment().put("DOCSPACE_API_KEY", key);
    keyInUse = key;
    Process process = builder.start();
    running = process;
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /**
   * Counts down the requests until the launcher is killed, as by {@code kill -9}. Requests of the
   * previous run may still arrive.
   */
  private void count(RecordedRequest request) {
    boolean isOfThisRun = ("Bearer " + keyInUse).equals(request.getHeaders().get("Authorization"));
    if (isOfThisRun && untilKilled.decrementAndGet() == 0) {
      Process now = Objects.requireNonNull(running);
      now.descendants().forEach(ProcessHandle::destroyForcibly);
      now.destroyForcibly();
    }
  }

  private List<NamedCsvRecord> report(Path report) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(report)) {
      return csv.stream().toList();
    }
  }

  @Test
  void exportKilledTenTimesIsCompleted() throws Exception {
    // Each run has its own key, because requests of a killed run may arrive during the next.
    Map<String, List<String>> fetchedBy = new ConcurrentHashMap<>();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            if (path.startsWith("/storage/")) {
              String key = String.valueOf(request.getHeaders().get("Authorization"));
              fetchedBy.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>()).add(name(path));
              count(request);
              return new MockResponse.Builder().body(new Buffer().write(photo(path))).build();
            }
            return answer(request);
          }
        });
    Path photos = home.resolve("photos");
    Random random = new Random();
    for (int kills = 0; kills <= KILLS; kills++) {
      boolean isLast = kills == KILLS;
      Set<String> saved = files(photos);
      // The last kill is so late that some photos have been saved, however many are fetched at
      // once.
      int some = kills == KILLS - 1 ? (PEOPLE - saved.size()) / 2 : 1 + random.nextInt(20);
      String key = "sk-key-of-run-" + kills;
      keyInUse = key;
      untilKilled.set(isLast ? Integer.MAX_VALUE : some);
      assertThat(run(key, "photo-export", photos.toString(), "--pace", "0"))
          .as(Files.readString(home.resolve("err")))
          .isEqualTo(isLast ? 0 : 137);
      assertThat(fetchedBy.getOrDefault("Bearer " + key, List.of()))
          .doesNotHaveDuplicates()
          .doesNotContainAnyElementsOf(saved.isEmpty() ? Set.of("nothing") : saved);
      assertThat(saved.isEmpty() && isLast).isFalse();
    }

    assertThat(files(photos)).hasSize(PEOPLE);
    assertThat(report(photos.resolve("photos.csv"))).hasSize(PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(photos.resolve("p" + i + ".png")).hasBinaryContent(photo(path(i)));
    }
    try (Stream<Path> all = Files.list(photos)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .noneMatch(file -> file.startsWith(".photoshell-new"));
    }
  }

  private static Set<String> files(Path photos) throws IOException {
    Set<String> files = new HashSet<>();
    if (Files.isDirectory(photos)) {
      try (Stream<Path> all = Files.list(photos)) {
        all.map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".png"))
            .forEach(files::add);
      }
    }
    return files;
  }

  private static String path(int person) {
    return "/storage/" + person + "_orig_8-8.png";
  }

  private static String name(String path) {
    return "p" + path.replaceAll("\\D+(\\d+)_.*", "$1") + ".png";
  }

  private static byte[] photo(String path) {
    byte[] photo = new byte[40_000];
    new Random(path.hashCode()).nextBytes(photo);
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    System.arraycopy(head, 0, photo, 0, head.length);
    return photo;
  }

  private static MockResponse answer(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    if (path.endsWith("/filter")) {
      String typed = request.getUrl().queryParameter("startIndex");
      int start = typed == null ? 0 : Integer.parseInt(typed);
      List<String> people = new ArrayList<>();
      for (int i = start; i < Math.min(PEOPLE, start + 100); i++) {
        people.add(
            """
            {"id": "id-%d", "userName": "p%d", "avatarOriginal": "%s?hash=1"}\
            """
                .formatted(i, i, path(i)));
      }
      return SampleResponses.page(PEOPLE, people.toArray(String[]::new));
    }
    if (path.endsWith("/build")) {
      return SampleResponses.ok("{\"docSpace\": \"3.7.2\"}");
    }
    if (path.endsWith("/capabilities")) {
      return SampleResponses.ok("{\"ldapEnabled\": false}");
    }
    if (path.endsWith("/keys/@self")) {
      return SampleResponses.ok(SampleResponses.key("\"*\""));
    }
    return SampleResponses.ok(
        path.contains("/people/") ? SampleResponses.ada() : "{\"maxImageUploadSize\": 5242880}");
  }

  /** Requests arrive before the command is repeated. */
  private void awaitPendingRequests() throws InterruptedException {
    int before;
    do {
      before = server.getRequestCount();
      underWay.arriveAndAwaitAdvance();
      Thread.sleep(200);
    } while (server.getRequestCount() != before);
  }

  @Test
  void killedImportChangesEachPersonOnce() throws Exception {
    try (PracticePortal practice =
        PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 60))) {
      Map<String, Integer> changes = new ConcurrentHashMap<>();
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              if (!request.getMethod().equals("POST")) {
                return Relay.forward(practice.address(), request);
              }
              underWay.register();
              try {
                count(request);
                changes.merge(request.getUrl().encodedPath(), 1, Integer::sum);
                return Relay.forward(practice.address(), request);
              } finally {
                underWay.arriveAndDeregister();
              }
            }
          });
      Path folder = Files.createDirectories(home.resolve("pictures"));
      Map<String, Path> images = new HashMap<>();
      for (PracticePerson person : practice.people()) {
        if (!Set.of("ana", "nils", "omar").contains(person.userName())) {
          Path image = folder.resolve(person.userName() + ".png");
          // The portal scales every second image, so its bytes always differ.
          boolean large = images.size() % 2 == 0;
          int width = (large ? 1400 : 20) + images.size();
          ImageIO.write(
              new BufferedImage(width, 40, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
          images.put(person.userName(), image);
        }
      }
      String key = practice.keys().get(0).token();
      Random random = new Random();
      for (int kills = 0; kills < 3; kills++) {
        untilKilled.set(1 + random.nextInt(16));
        assertThat(run(key, "photo-import", folder.toString(), "--yes")).isEqualTo(137);
        awaitPendingRequests();
      }
      untilKilled.set(Integer.MAX_VALUE);
      assertThat(run(key, "photo-import", folder.toString(), "--yes"))
          .as(Files.readString(home.resolve("err")))
          .isZero();

      assertThat(changes).hasSize(images.size()).allSatisfy((path, n) -> assertThat(n).isOne());
      images.forEach((person, file) -> assertThat(practice.picture(person)).isPresent());
      assertThat(report(folder.resolve("photos-import.csv")))
          .hasSize(images.size())
          .allMatch(row -> Set.of("changed", "the same").contains(row.getField("outcome")));
    }
  }
}
