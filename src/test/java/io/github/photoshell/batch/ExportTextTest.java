package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ExportOutcome.Exported;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.people.Person.Status;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the messages and the JSON for the outcome of an export. */
class ExportTextTest {
  private static final LineLayout WIDE = LineLayout.unlimited();
  private static final Path FOLDER = Path.of("photos");
  private static final BatchRow SAVED =
      row("id1", "ada", "ada@example.com", "Ada", "ada.png", Result.SAVED, "");
  private static final BatchRow SAME = row("id2", "", "", "", "x.png", Result.SAME, "");

  private static BatchRow row(
      String id,
      String userName,
      String email,
      String name,
      String file,
      Result result,
      String reason) {
    return new BatchRow("", userName, id, email, name, file, false, result, reason, null);
  }

  private static BatchRow notSaved(Result result) {
    return row("id3", "", "", "Sean", "", result, "not shown");
  }

  private static Exported exported(
      int total, boolean interrupted, @Nullable String stoppedBy, BatchRow... rows) {
    return new Exported(FOLDER, List.of(rows), total, interrupted, stoppedBy, null);
  }

  private static List<String> lines(ExportOutcome outcome) {
    return ExportText.of(outcome, WIDE).lines().stream().map(Text::plain).toList();
  }

  @Test
  void completeExportCountsTheResultsAndNamesTheReport() {
    CommandResult result = ExportText.of(exported(2, false, null, SAVED, SAME), WIDE);
    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(lines(exported(2, false, null, SAVED, SAME)))
        .containsExactly("saved      1", "unchanged  1", "The report is photos.csv in photos");
  }

  @ParameterizedTest
  @CsvSource({"REFUSED", "FAILED"})
  void photoThatWasNotSavedFailsTheCommand(Result ending) {
    Exported exported = exported(2, false, null, SAVED, notSaved(ending));
    assertThat(ExportText.of(exported, WIDE).exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(exported)).contains("  id3: not shown");
  }

  @Test
  void stoppedExportSaysHowToContinueAndNamesNoReport() {
    Exported full = exported(9, false, "the disk is full", SAVED);
    assertThat(ExportText.of(full, WIDE).exitCode()).isEqualTo(ExitCode.NO_ANSWER);
    assertThat(lines(full))
        .containsExactly(
            "Stopped after 1 of 9 people: the disk is full.",
            "Run the same command again to continue; nothing is downloaded twice.",
            "saved  1");
    Exported cancelled = exported(0, true, null);
    assertThat(ExportText.of(cancelled, WIDE).exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(lines(cancelled).get(0)).isEqualTo("Stopped before anyone was listed.");
  }

  @Test
  void exportThatDidNotBeginSaysWhyInJsonToo() {
    ExportOutcome noFolder = new ExportOutcome.NoFolder(FOLDER, "it is a file");
    for (CommandResult result :
        List.of(ExportText.of(noFolder, WIDE), ExportText.data(noFolder, WIDE))) {
      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(result.lines().get(0).plain())
          .isEqualTo("The folder photos cannot be used: it is a file.");
    }
    ExportOutcome noList = new ExportOutcome.NoList(SearchRefusal.KEY);
    assertThat(ExportText.of(noList, WIDE).exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(noList))
        .containsExactly(
            "This API key may not list people.",
            "'photo-save @self' works for your own photo; 'status' shows who you are and what the"
                + " API key can do.");
  }

  private static void isNobody(String words, @Nullable Status status, String... message) {
    CommandResult result = ExportText.of(exported(0, false, null), words, status, WIDE);
    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(result.lines()).extracting(Text::plain).containsExactly(message);
  }

  @Test
  void exportOfNobodySaysSo() {
    isNobody("zzz", null, "No person matches 'zzz'; 'people' alone lists everyone.");
    isNobody(
        "zzz",
        Status.PENDING,
        "No person with the status invited matches 'zzz'; 'people' alone lists everyone.");
    isNobody(
        "",
        Status.DISABLED,
        "No people found with the status disabled.",
        "To list everyone: people");
  }

  @Test
  void jsonHasTheCountsAndEachPerson() {
    CommandResult result =
        ExportText.data(exported(3, false, null, SAVED, notSaved(Result.REFUSED)), WIDE);
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.hasOutput()).isTrue();
    assertThat(result.data())
        .containsSubsequence(
            "\"folder\": \"photos\"",
            "\"total\": 3",
            "\"interrupted\": false",
            "\"stoppedBy\": null",
            "\"saved\": 1",
            "\"the same\": 0",
            "\"refused\": 1",
            "\"id\": \"id1\"",
            "\"userName\": \"ada\"",
            "\"file\": \"ada.png\"",
            "\"outcome\": \"saved\"",
            "\"name\": \"Sean\"",
            "\"reason\": \"not shown\"");
  }
}
