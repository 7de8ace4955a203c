package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Concurrent processes are tested with the files they share: the history and photo backups. */
class StateFileLockTest {
  @TempDir Path folder;

  @Test
  void threadsHoldTheLockInTurn() throws Exception {
    Path lock = folder.resolve("lock");
    Path count = Files.writeString(folder.resolve("count"), "0");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 200; i++) {
      threads.execute(() -> increment(lock, count));
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(count).hasContent("200");
  }

  private static void increment(Path lock, Path count) {
    try {
      StateFile.lock(lock)
          .withLock(
              file -> {
                int number = Integer.parseInt(Files.readString(count).strip());
                return Files.writeString(count, String.valueOf(number + 1));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Windows lets no other program read a locked part of a file. */
  @Test
  void lockLeavesTheContentReadableByOthers() throws Exception {
    Path path = Files.writeString(folder.resolve("notes"), "ours");
    StateFile file = new StateFile(path, 100, "ours"::equals);
    file.withLock(
        locked -> {
          try (FileChannel other = FileChannel.open(path, StandardOpenOption.READ);
              FileLock ofContent = other.tryLock(0, Files.size(path), true)) {
            return assertThat(ofContent).isNotNull();
          }
        });
  }

  @Test
  void interruptedThreadStillGetsTheLock() throws Exception {
    Thread.currentThread().interrupt();
    long size = StateFile.lock(folder.resolve("lock")).withLock(file -> file.size());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(size).isZero();
  }
}
