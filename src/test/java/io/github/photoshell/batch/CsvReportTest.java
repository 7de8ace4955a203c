package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.BatchRow.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {
  @TempDir Path folder;

  @Test
  void cellsAreCleanedLikeScreenText() throws IOException {
    List<String> row =
        List.of(
            "\u001b]0;owned\u0007Ada\u009b31m",
            "\u202eada\u2066\u2069\ufeff",
            "zo\u200be\u2060\u00ad",
            "two\r\nlines\tand\u2028more",
            "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc",
            "\u200b=1+1",
            "\t@cmd",
            "' =x",
            "\ud83d");
    Path report = folder.resolve("photos.csv");
    CsvReport.write(report, List.of("userName"), List.of(row));
    assertThat(report)
        .hasContent(
            "userName\n]0;ownedAda31m,ada,zoe,two  lines and more,"
                + "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc,'=1+1,' @cmd,'' =x,\n");
  }

  @Test
  void ctrlCWhileWritingLosesNoReport() throws IOException {
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
    // The interrupt flag is kept.
    assertThat(Thread.interrupted()).isTrue();
    assertThat(report).hasContent("userName\nada\n");
    assertThat(folder).isDirectoryContaining(file -> file.equals(report));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private String problem(Path report) throws IOException {
    return Objects.requireNonNullElse(CsvReport.problem(report, Column.OF_IMPORT), "none");
  }

  @Test
  void newReportNeedsItsFolder() throws IOException {
    assertThat(problem(folder.resolve("report.csv"))).isEqualTo("none");
    assertThat(problem(folder.resolve("missing").resolve("report.csv")))
        .isEqualTo("there is no such folder");
  }

  @Test
  void onlyAReportOfTheSameKindIsReplaced() throws IOException {
    Path report = folder.resolve("report.csv");
    CsvReport.writeRows(report, Column.OF_IMPORT, List.of(SamplePlans.ADA));
    assertThat(problem(report)).isEqualTo("none");

    CsvReport.writeRows(report, Column.OF_EXPORT, List.of(SamplePlans.ADA));
    assertThat(problem(report)).isEqualTo("it exists and is not a report");
    Files.writeString(report, "");
    assertThat(problem(report)).isEqualTo("it exists and is not a report");
    assertThat(problem(folder)).isEqualTo("it is not a file");
  }

  @Test
  void reportHasARowForEachPhoto() throws IOException {
    Path report = folder.resolve("report.csv");
    CsvReport.writeRows(report, Column.OF_EXPORT, List.of(SamplePlans.ADA));
    assertThat(report)
        .content()
        .startsWith("id,userName,email,name,file,outcome,reason")
        .contains("ada,ada@example.com,Ada Lovelace,ada.png,");
  }
}
