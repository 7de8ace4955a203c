package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.SlidingWindowLimiter.SharedWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the requests that several photoshells count together, with a manual clock. */
class RequestAllowanceTest {
  private static final long START = 1_800_000_000_000L;

  @TempDir Path home;
  private long now = START;

  private SharedWindow allowance(Session session) {
    return RequestAllowance.of(home.resolve("requests"), session, () -> now);
  }

  private SharedWindow allowance() {
    return allowance(Session.assumed());
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("requests"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void requestsOfAllCountForAMinute() {
    SharedWindow first = allowance();
    SharedWindow second = allowance();
    assertThat(first.take(3)).isZero();
    now += 10_000;
    assertThat(second.take(3)).isZero();
    assertThat(first.take(3)).isZero();
    assertThat(second.take(3)).isEqualTo(Duration.ofMillis(50_250));
    // One that starts after the others were killed knows their requests.
    assertThat(allowance().take(3)).isEqualTo(Duration.ofMillis(50_250));
    assertThat(first.take(4)).isZero();
    now += 60_250;
    assertThat(second.take(3)).isZero();
  }

  @Test
  void refusalPausesAll() {
    SharedWindow first = allowance();
    first.pause(Duration.ofSeconds(20));
    first.pause(Duration.ofSeconds(5));
    now += 1_000;
    assertThat(allowance().take(1500)).isEqualTo(Duration.ofSeconds(19));
    now += 19_000;
    assertThat(allowance().take(1500)).isZero();
  }

  @Test
  void nonsenseAndAnotherClockDoNotBlock() throws IOException {
    SharedWindow allowance = allowance();
    assertThat(allowance.take(1)).isZero();
    String known = Files.readString(file());
    Files.writeString(
        file(),
        known.split("\n", 2)[0]
            + "\npause 1900000000000\n1900000000000 5\n-3 1500\n1 1500\nx\n17999");
    assertThat(allowance.take(1)).isZero();
    assertThat(allowance.take(1)).isPositive();
    now = START - 3_600_000;
    assertThat(allowance.take(1)).isZero();
    Files.writeString(file(), "mine");
    assertThat(allowance.take(1)).isZero();
    assertThat(file()).hasContent("mine");
  }

  @Test
  void folderThatCannotBeWrittenDoesNotBlock() throws IOException {
    Files.writeString(home.resolve("requests"), "");
    assertThat(allowance().take(1)).isZero();
    assertThat(allowance().take(1)).isZero();
  }

  @Test
  void eachPersonHasAnAllowanceAndUnusedFilesGo() throws IOException {
    Session you = Session.assumed();
    Session other =
        new Session(
            you.portal(),
            new Account("other", null, "Other", null),
            you.scopes(),
            null,
            you.version(),
            null);
    assertThat(allowance(you).take(1)).isZero();
    assertThat(allowance(other).take(1)).isZero();
    assertThat(allowance(you).take(1)).isPositive();
    try (Stream<Path> files = Files.list(home.resolve("requests"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
      }
    }
    allowance(you);
    assertThat(home.resolve("requests")).isEmptyDirectory();
  }

  @Test
  void manyAtOnceNeverGetMoreThanTheLimit() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> takers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        SharedWindow own = allowance();
        takers.add(
            () -> {
              int got = 0;
              for (int j = 0; j < 100; j++) {
                got += own.take(300).isZero() ? 1 : 0;
              }
              return got;
            });
      }
      int all = 0;
      for (Future<Integer> taken : threads.invokeAll(takers)) {
        all += taken.get();
      }
      assertThat(all).isEqualTo(300);
    } finally {
      threads.shutdownNow();
    }
  }
}
