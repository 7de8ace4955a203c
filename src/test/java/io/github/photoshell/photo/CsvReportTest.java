package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {
  @TempDir Path folder;

  @Test
  void ctrlCInTheMiddleOfItLosesNoReport() throws IOException {
    AtomicBoolean pressed = new AtomicBoolean();
    List<String> row =
        new AbstractList<>() {
          @Override
          public String get(int index) {
            if (!pressed.getAndSet(true)) {
              Thread.currentThread().interrupt();
            }
            return "ada";
          }

          @Override
          public int size() {
            return 1;
          }
        };
    Path report = folder.resolve("photos.csv");
    CsvReport.write(report, List.of("userName"), List.of(row));
    // It is known to whoever asks next.
    assertThat(Thread.interrupted()).isTrue();
    assertThat(report).hasContent("userName\nada\n");
    assertThat(folder).isDirectoryContaining(file -> file.equals(report));
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
