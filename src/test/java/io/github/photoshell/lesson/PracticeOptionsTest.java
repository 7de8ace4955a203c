package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeOptionsTest {
  @TempDir Path folder;

  @Test
  @NeedsPosix("permissions of files")
  void savedStateIsReadableByItsOwnerOnly() throws IOException {
    Path file = folder.resolve("state.json");
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      PracticeOptions.save(portal, file.toString());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      PracticeOptions.save(portal, file.toString());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).startsWith("{\n");
    assertThat(folder.toFile().list()).containsExactly("state.json");
  }

  @Test
  void otherFilesAreNotReplacedByAState() throws IOException {
    Path thesis = Files.writeString(folder.resolve("thesis.txt"), "precious");
    Path json = Files.writeString(folder.resolve("package.json"), "{\"name\": \"x\"}");
    Path empty = Files.createFile(folder.resolve("empty.json"));
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> PracticeOptions.save(portal, thesis.toString()))
          .withMessage(
              thesis + " already exists and is no saved practice portal; it was not changed.");
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> PracticeOptions.save(portal, json.toString()));
      PracticeOptions.save(portal, empty.toString());
    }
    assertThat(thesis).hasContent("precious");
    assertThat(json).hasContent("{\"name\": \"x\"}");
    assertThat(empty).content().startsWith("{\n");
  }
}
