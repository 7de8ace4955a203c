package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ProgramRunner;
import io.github.photoshell.ProgramRunner.ProgramResult;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests full disks: no partial file remains, nothing else is lost, and one line reports it. A file
 * size limit stands in for the full disk; the program sees the same error.
 */
@NeedsPosix("limits of sh, and /dev/full")
class DiskFullTest {
  /** Files that stay below the limit. */
  private static final Set<String> SMALL_FILES =
      Set.of("lines", "history", "lock", "turns", "addresses", "known-portals.properties");

  @TempDir Path folder;
  private PracticePortal portal;
  private ProgramRunner programs;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24));
    programs = new ProgramRunner(folder, portal.address(), portal.keys().get(0).token());
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  /**
   * Runs lines with a file size limit of 8 blocks; the shell defines a block as 512 or 1024 bytes.
   */
  private ProgramResult run(String... lines) throws Exception {
    return runBetween("ulimit -f 8; exec ", " script lines", lines);
  }

  private ProgramResult runBetween(String before, String behind, String... lines) throws Exception {
    Files.write(folder.resolve("lines"), List.of(lines));
    String launcher = LauncherTerminal.LAUNCHER;
    String command = "'" + Path.of(launcher).toAbsolutePath() + "'";
    return programs.run(
        List.of("sh", "-c", before + command + behind),
        Map.of(
            "PHOTOSHELL_HOME",
            folder.resolve("home").toString(),
            // Avoids a file that Java itself would write.
            "PHOTOSHELL_JAVA_OPTIONS",
            "-XX:-UsePerfData"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !SMALL_FILES.contains(name))
          .sorted()
          .toList();
    }
  }

  @Test
  void photoIsSavedCompletelyOrNotAtAll() throws Exception {
    ProgramResult ended = run("photo-save grace");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .containsPattern("grace.jpg cannot be written: .+\\. Nothing was saved\\.");
    assertThat(files()).isEmpty();

    Files.writeString(folder.resolve("grace.jpg"), "another");
    assertThat(run("photo-save grace --force").code()).isEqualTo(1);
    assertThat(folder.resolve("grace.jpg")).hasContent("another");
    assertThat(files()).containsExactly("grace.jpg");
  }

  @Test
  void missingBackupIsReportedBeforeTheChange() throws Exception {
    ProgramResult result = run("photo-set grace https://photos.example/tiny.png");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("The current photo cannot be kept on this computer", "Nothing was sent.");
    assertThat(portal.counters().audits()).as("changes").isZero();

    ProgramResult anyway =
        run("photo-set grace https://photos.example/tiny.png --yes", "photo-undo");
    assertThat(anyway.out())
        .contains("is set: a PNG of 16×16", "was not kept, so photo-undo cannot")
        .doesNotContain("To restore the previous photo");
    assertThat(anyway.err()).contains("cannot be kept on this computer");
    assertThat(anyway.out() + anyway.err())
        .contains(
            "No photo on this portal was changed from this computer; there is nothing to undo.");
    assertThat(files()).as("nothing half").isEmpty();
  }

  @Test
  void failedExportKeepsTheOldFile() throws Exception {
    Files.writeString(folder.resolve("calls.har"), "an older one");
    ProgramResult ended = run("people --all", "last --save calls.har --force");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).containsPattern("calls.har cannot be written: .+\\. Nothing was saved");
    assertThat(folder.resolve("calls.har")).hasContent("an older one");
    assertThat(files()).containsExactly("calls.har");
  }

  @Test
  void exportSaysThatItStopped() throws Exception {
    for (int blocks : new int[] {0, 1}) {
      ProgramResult stopped =
          runBetween(
              "(ulimit -f " + blocks + "; ",
              // Output goes to a file, too, which must not reach the limit.
              " script lines; echo code $?) 2>&1 | cat",
              "photo-export photos");
      assertThat(stopped.out())
          .containsPattern("Stopped (before anyone was listed|after \\d+ of 24 people): .+\\.")
          .contains("Run the same command again to continue", "code 3");
    }
    assertThat(runBetween("exec ", " script lines", "photo-export photos").code()).isZero();
  }

  @Test
  void transcriptStaysValid() throws Exception {
    ProgramResult result =
        runBetween(
            "(ulimit -f 4; exec ",
            // Output goes to a file, too, which must not reach the limit.
            " <lines) | cat",
            "transcript start walk.md",
            "version",
            "people --all",
            "people --all",
            "person ada");
    assertThat(result.err())
        .containsPattern("Recording has stopped: walk.md cannot be written \\(.+\\)");
    String transcript = Files.readString(folder.resolve("walk.md"));
    assertThat(transcript).contains("> version\n").endsWith("```\n");
    assertThat(transcript.split("```", -1)).as("fences").hasSize(3);
  }
}
