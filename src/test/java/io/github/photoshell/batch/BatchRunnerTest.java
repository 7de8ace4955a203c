package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.SampleFailures;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchRunnerTest {
  @Test
  void secondInterruptWaitsForRunningWork() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicReference<List<String>> rows = new AtomicReference<>();
    BatchRunner<String> runner = new BatchRunner<>("crew", 1, (done, total) -> {}, row -> "");
    Thread thread =
        new Thread(
            () -> {
              runner.run(
                  () ->
                      runner.submit(
                          () -> {
                            begun.countDown();
                            try {
                              new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                              cancelled.countDown();
                            }
                            goOn.await();
                            return "not sure";
                          }));
              rows.set(runner.results());
            });
    thread.start();
    begun.await();
    thread.interrupt();
    cancelled.await();

    thread.interrupt();
    thread.join(300);
    goOn.countDown();
    thread.join();

    assertThat(rows.get()).containsExactly("not sure");
    assertThat(runner.interrupted()).isTrue();
  }

  @Test
  void threadCountFitsTheMemory() {
    assertThat(BatchRunner.size(40, 1, 8L << 30)).isEqualTo(40);
    assertThat(BatchRunner.size(40, 1, 512L << 20)).isEqualTo(12);
    assertThat(BatchRunner.size(12, 3, 512L << 20)).isEqualTo(4);
    assertThat(BatchRunner.size(12, 3, 16L << 20)).isEqualTo(1);
  }

  /** Returns a runner that does all work at once, on this thread; texts with a dot are failures. */
  private static BatchRunner<String> onThisThread() {
    return new BatchRunner<>("crew", 0, (done, total) -> {}, row -> row.endsWith(".") ? row : "");
  }

  private static BatchRunner<String> failing(PortalException failure) {
    BatchRunner<String> runner = onThisThread();
    runner.run(
        () -> {
          runner.submit(() -> "ada");
          runner.submit(
              () -> {
                throw failure;
              });
          runner.submit(() -> "sean");
        });
    return runner;
  }

  @Test
  void resultsAreInTheOrderOfSubmission() {
    List<String> progress = new ArrayList<>();
    BatchRunner<String> runner =
        new BatchRunner<>("crew", 0, (done, total) -> progress.add(done + "/" + total), row -> "");
    runner.run(
        () -> {
          runner.setTotal(3);
          List.of("ada", "sean").forEach(name -> runner.submit(() -> name));
        });
    assertThat(runner.results()).containsExactly("ada", "sean");
    assertThat(progress).containsExactly("0/3", "2/3");
    assertThat(runner.total()).isEqualTo(3);
    assertThat(runner.stoppedBy()).isNull();
    assertThat(runner.interrupted()).isFalse();
  }

  @Test
  void fortyFailuresInARowStopTheRun() {
    BatchRunner<String> runner = onThisThread();
    runner.run(() -> IntStream.range(0, 50).forEach(i -> runner.submit(() -> "no connection.")));
    assertThat(runner.results()).hasSize(40);
    assertThat(runner.stoppedBy())
        .isEqualTo("too many failed in a row; last reason: no connection.");
    BatchRunner<String> mixed = onThisThread();
    mixed.run(
        () -> IntStream.range(0, 90).forEach(i -> mixed.submit(() -> i % 40 == 39 ? "ok" : "no.")));
    assertThat(mixed.results()).hasSize(90);
    assertThat(mixed.stoppedBy()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "UNPAID, portal unpaid",
    "TOKEN_REFUSED, the portal no longer accepts the API key",
    "TOO_MANY, the portal accepts no more requests for now",
  })
  void failureThatAffectsEveryoneStopsTheRun(FailureKind kind, String reason) {
    BatchRunner<String> runner = failing(SampleFailures.of(kind));
    assertThat(runner.results()).containsExactly("ada");
    assertThat(runner.stop().isStopped()).isTrue();
    assertThat(runner.stoppedBy()).isEqualTo(reason);
    if (kind == FailureKind.TOKEN_REFUSED) {
      assertThatExceptionOfType(PortalException.class).isThrownBy(runner.stop()::throwIfKeyRefused);
    } else {
      runner.stop().throwIfKeyRefused();
    }
  }

  @ParameterizedTest
  @CsvSource({"3599, 60 minutes", "86400, 24 hours"})
  void waitThatThePortalAsksForIsSaid(int seconds, String words) {
    assertThat(
            failing(SampleFailures.of(FailureKind.TOO_MANY, Duration.ofSeconds(seconds)))
                .stoppedBy())
        .isEqualTo("the portal accepts no more requests for now and asks to wait " + words);
  }

  @Test
  void cancelledRequestInterruptsTheRun() {
    BatchRunner<String> runner = failing(SampleFailures.of(FailureKind.CANCELLED));
    assertThat(runner.results()).containsExactly("ada");
    assertThat(runner.interrupted()).isTrue();
    assertThat(runner.stoppedBy()).isNull();
  }

  @Test
  void fileThatCannotBeWrittenStopsTheRunWithItsReason() {
    BatchRunner<String> runner = onThisThread();
    runner.run(
        () -> {
          runner.submit(
              () -> {
                throw new FileSystemException("x", null, "No space left on device");
              });
          runner.submit(() -> "sean");
        });
    assertThat(runner.results()).isEmpty();
    assertThat(runner.stoppedBy()).isEqualTo("No space left on device");
    assertThat(BatchRunner.words(new IOException("it is a file"))).isEqualTo("it is a file");
    assertThat(BatchRunner.words(new FileSystemException("photos"))).isEqualTo("photos");
    assertThat(BatchRunner.words(new EOFException())).isEqualTo("EOFException");
  }

  @Test
  void listThatCannotBeReadIsAFailureOnlyIfNothingWasDone() {
    BatchRunner<String> none = onThisThread();
    PortalException failure = SampleFailures.of(FailureKind.TIMED_OUT);
    assertThatExceptionOfType(PortalException.class)
        .isThrownBy(
            () ->
                none.run(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    BatchRunner<String> some = onThisThread();
    some.run(
        () -> {
          some.submit(() -> "ada");
          throw failure;
        });
    assertThat(some.results()).containsExactly("ada");
    assertThat(some.stoppedBy())
        .isEqualTo("the list of people ended early: no response in time to GET /api/2.0/people");
  }

  @Test
  void firstReasonToStopIsKept() {
    BatchRunner<String> runner = onThisThread();
    runner.stop().because("the disk is full");
    runner.stop().because("something else");
    assertThat(runner.stoppedBy()).isEqualTo("the disk is full");
  }

  @Test
  void resultsReplaceThePlannedRowsOfTheirPlaces() {
    BatchRunner<String> runner = onThisThread();
    runner.run(
        () -> {
          runner.submit(() -> "set");
          runner.submit(
              () -> {
                throw SampleFailures.of(FailureKind.CANCELLED);
              });
          runner.submit(() -> "not reached");
        });
    assertThat(
            runner.results(
                List.of("same", "to set", "unknown", "to set", "to set"), List.of(1, 3, 4)))
        .containsExactly("same", "set", "unknown", "to set", "to set");
  }
}
