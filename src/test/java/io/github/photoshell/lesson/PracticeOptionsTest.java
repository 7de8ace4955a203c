package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
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
    Path file = Files.writeString(folder.resolve("state.json"), "{\"photoshell-practice\": 0}");
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      PracticeOptions.save(portal, file.toString());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).startsWith("{\n");
    assertThat(folder.toFile().list()).containsExactly("state.json");
  }
}
