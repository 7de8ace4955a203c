package io.github.photoshell.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.photoshell.NeedsPosix;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private static AtomicFile.Content text(String text) {
    return out -> out.write(text.getBytes(UTF_8));
  }

  @Test
  void existingFileIsReplacedCompletely() throws Exception {
    Path file = Files.writeString(folder.resolve("ada.txt"), "before, and longer");

    AtomicFile.replace(file, FileMode.DEFAULT, text("after"));

    assertThat(file).hasContent("after");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void failedWriteKeepsTheOldFile() throws Exception {
    Path file = Files.writeString(folder.resolve("ada.txt"), "before");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                AtomicFile.replace(
                    file,
                    FileMode.DEFAULT,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));

    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void onlyOldUnlockedTempFilesOfOursAreRemoved() throws Exception {
    String name = AtomicFile.TEMP_PREFIX + "0b54a9b8-5d52-4a0b-9d0e-00000000000";
    Path old = Files.writeString(folder.resolve(name + 1), "half");
    Path fresh = Files.writeString(folder.resolve(name + 2), "half");
    Path notOurs = Files.writeString(folder.resolve(AtomicFile.TEMP_PREFIX + "notes"), "whole");
    Path held = Files.writeString(folder.resolve(name + 3), "half");
    FileTime earlier = FileTime.from(Instant.now().minus(Duration.ofMinutes(2)));
    for (Path path : List.of(old, notOurs, held)) {
      Files.setLastModifiedTime(path, earlier);
    }
    try (FileChannel writing = FileChannel.open(held, StandardOpenOption.WRITE)) {
      StaleTempFiles.keep(writing);

      AtomicFile.replace(folder.resolve("ada.txt"), FileMode.DEFAULT, text("new"));

      assertThat(old).doesNotExist();
      assertThat(List.of(fresh, notOurs, held)).allSatisfy(path -> assertThat(path).exists());
    }
    StaleTempFiles.sweep(folder);
    assertThat(held).doesNotExist();
  }

  @Test
  void existingFileIsNotReplacedByDefault() throws Exception {
    Path file = Files.writeString(folder.resolve("ada.txt"), "before");

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> AtomicFile.write(file, false, FileMode.DEFAULT, text("after")));

    assertThat(file).hasContent("before");
  }

  @Test
  void fileCreatedMeanwhileIsNotReplaced() throws Exception {
    Path file = folder.resolve("ada.txt");

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    false,
                    FileMode.DEFAULT,
                    out -> {
                      out.write('a');
                      Files.writeString(file, "somebody else's");
                    }));

    assertThat(file).hasContent("somebody else's");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  @NeedsPosix("permissions of files")
  void privateFileIsPrivateWhileItIsWritten() throws Exception {
    Path file = folder.resolve("ada.txt");

    AtomicFile.replace(
        file,
        FileMode.OWNER,
        out -> {
          try (var begun = Files.list(folder)) {
            assertThat(begun)
                .singleElement()
                .satisfies(path -> assertThat(permissions(path)).isEqualTo("rw-------"));
          }
        });

    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void fileThatAnotherProgramHoldsIsTriedAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    AtomicFile.Renaming held =
        () -> {
          if (tries.incrementAndGet() < 3) {
            throw new AccessDeniedException("held by a scanner");
          }
        };
    AtomicFile.retry(held, 3);
    assertThat(tries).hasValue(3);
    tries.set(0);
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> AtomicFile.retry(held, 2));
    assertThat(tries).hasValue(2);
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(
            () ->
                AtomicFile.retry(
                    () -> {
                      tries.incrementAndGet();
                      throw new NoSuchFileException("gone");
                    },
                    9));
    assertThat(tries).hasValue(3);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
