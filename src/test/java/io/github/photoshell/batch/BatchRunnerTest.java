package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

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
}
