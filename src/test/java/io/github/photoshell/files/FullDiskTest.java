package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

/** Tests by which messages a full disk is recognized. */
class FullDiskTest {

  @Test
  void messageOfTheSystemTells() {
    assertThat(FullDisk.isCauseOf(new IOException("No space left on device"))).isTrue();
    assertThat(FullDisk.isCauseOf(new IOException("Disk quota exceeded"))).isTrue();
    assertThat(FullDisk.isCauseOf(new IOException("There is not enough space on the disk")))
        .isTrue();
    assertThat(
            FullDisk.isCauseOf(
                new FileNotFoundException("photos/.journal (No space left on device)")))
        .isTrue();
    assertThat(FullDisk.isCauseOf(new IOException("Permission denied"))).isFalse();
    assertThat(FullDisk.isCauseOf(new AccessDeniedException("photos"))).isFalse();
    assertThat(FullDisk.isCauseOf(new IOException())).isFalse();
  }

  @Test
  void causeTellsToo() {
    IOException full = new FileSystemException("photos", null, "No space left on device");
    assertThat(FullDisk.isCauseOf(new IOException("it cannot be created", full))).isTrue();
  }
}
