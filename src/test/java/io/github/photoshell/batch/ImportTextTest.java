package io.github.photoshell.batch;

import static io.github.photoshell.batch.SamplePlans.ADA;
import static io.github.photoshell.batch.SamplePlans.plan;
import static io.github.photoshell.batch.SamplePlans.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.NothingToSet;
import io.github.photoshell.batch.ImportOutcome.OnlyPlanned;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the question before an import, and the messages and the JSON for its outcome. */
class ImportTextTest {
  private static final LineLayout WIDE = LineLayout.unlimited();
  private static final Path FOLDER = Path.of("photos");
  private static final BatchRow CLEARED = ADA.withResult(Result.TO_CLEAR, "");
  private static final BatchRow REFUSED =
      ADA.withResult(Result.REFUSED, "the portal refused (403)");

  private static List<String> lines(ImportOutcome outcome) {
    return ImportText.of(outcome, WIDE).lines().stream().map(Text::plain).toList();
  }

  private static Imported imported(
      boolean interrupted, @Nullable String stoppedBy, BatchRow... rows) {
    return imported(interrupted, stoppedBy, false, changes(rows), rows);
  }

  private static Imported imported(
      boolean interrupted,
      @Nullable String stoppedBy,
      boolean keyRefused,
      long undoable,
      BatchRow... rows) {
    return new Imported(plan(ADA), List.of(rows), interrupted, stoppedBy, keyRefused, undoable);
  }

  private static long changes(BatchRow... rows) {
    return Stream.of(rows)
        .filter(row -> row.result() == Result.CHANGED || row.result() == Result.CLEARED)
        .count();
  }

  private static BatchRow changed() {
    return ADA.withResult(Result.CHANGED, "");
  }

  @Test
  void questionCountsWhatIsSetReplacedAndRemoved() {
    assertThat(ImportText.question(plan(ADA)).plain()).isEqualTo("Set 1 photo?");
    assertThat(ImportText.question(plan(1, true, false, 100, ADA, ADA, CLEARED)).plain())
        .isEqualTo("Set 2 photos (1 replaces an existing one), and remove 1 photo?");
    assertThat(ImportText.question(plan(2, true, false, 100, ADA, ADA)).plain())
        .isEqualTo("Set 2 photos (2 replace an existing one)?");
    assertThat(ImportText.question(plan(CLEARED, CLEARED)).plain()).isEqualTo("Remove 2 photos?");
  }

  @Test
  void productionPortalAsksForItsNameOrTheNumberOfRemovedPhotos() {
    assertThat(ImportText.productionAnswer(plan(ADA), "work")).isEqualTo("work");
    assertThat(ImportText.productionQuestion(plan(ADA), "work").plain())
        .isEqualTo("This is a production portal. Set 1 photo? Type work to continue:");
    assertThat(ImportText.productionAnswer(plan(ADA, CLEARED), "work")).isEqualTo("1");
    assertThat(ImportText.productionQuestion(plan(CLEARED), "work").plain())
        .isEqualTo(
            "This is a production portal. Remove 1 photo? Type 1, the number of photos to remove,"
                + " to continue:");
  }

  @Test
  void reportOfADeclinedPlanIsNamed() {
    assertThat(declined("").get(1)).startsWith("The report is ");
    assertThat(declined("no space left").get(1))
        .isEqualTo("The report cannot be written: no space left.");
    assertThat(declined(null)).hasSize(2);
  }

  private static List<String> declined(@Nullable String reportProblem) {
    return lines(new ImportOutcome.Declined(plan(ADA), reportProblem));
  }

  static Stream<Arguments> notStarted() {
    return Stream.of(
        arguments(
            new ImportOutcome.Declined(plan(ADA), null),
            ExitCode.REFUSED,
            "Nothing was sent; 1 photo is still to be set."),
        arguments(
            new ImportOutcome.Declined(plan(ADA, CLEARED), null),
            ExitCode.REFUSED,
            "Nothing was sent; 2 photos are still to be changed."),
        arguments(
            new ImportOutcome.NotUsable(FOLDER, "it lists no images"),
            ExitCode.USAGE,
            "photos cannot be imported: it lists no images."),
        arguments(
            new ImportOutcome.NamesPrograms(FOLDER),
            ExitCode.USAGE,
            "photos cannot be imported: its column 'tokenCommand' names programs; --token-commands"
                + " runs them."),
        arguments(
            new ImportOutcome.NoReport(FOLDER, "it is not a file"),
            ExitCode.USAGE,
            "The report cannot be written to photos: it is not a file."),
        arguments(
            ImportOutcome.NoJournal.of(FOLDER, new IOException("Permission denied")),
            ExitCode.USAGE,
            "Nothing was sent: the import journal cannot be written in photos: Permission denied."),
        arguments(
            ImportOutcome.NoJournal.of(FOLDER, new IOException("No space left on device")),
            ExitCode.NO_ANSWER,
            "Nothing was sent: the import journal cannot be written in photos: No space left on"
                + " device."),
        arguments(
            new ImportOutcome.NoRoom(FOLDER, 1500, 1500L << 20, 20L << 20),
            ExitCode.REFUSED,
            "Nothing was sent: 1,500 replaced photos may need 1,500 MB in photos, and 20 MB are"
                + " free."),
        arguments(
            new ImportOutcome.NoList(SearchRefusal.ROLE),
            ExitCode.REFUSED,
            "This API key may not list people."),
        arguments(
            new ImportOutcome.KeyLacksScope(),
            ExitCode.REFUSED,
            "Nothing was sent: the API key lacks accounts:write, so it cannot change photos."),
        arguments(
            new ImportOutcome.Cancelled(), ExitCode.INTERRUPTED, "Cancelled; nothing was sent."));
  }

  @ParameterizedTest
  @MethodSource("notStarted")
  void importThatDidNotBeginSaysWhyInJsonToo(
      ImportOutcome outcome, ExitCode exitCode, String message) {
    for (CommandResult result :
        List.of(ImportText.of(outcome, WIDE), ImportText.data(outcome, WIDE))) {
      assertThat(result.exitCode()).isEqualTo(exitCode);
      assertThat(result.lines()).hasSize(2);
      assertThat(result.lines().get(0).plain()).isEqualTo(message);
      assertThat(result.lines().get(1).plain()).isNotBlank();
    }
  }

  @Test
  void completeImportCanBeUndone() {
    assertThat(ImportText.of(imported(false, null, changed()), WIDE).exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(lines(imported(false, null, changed())))
        .containsExactly(
            "changed  1",
            "To undo all of it: photo-undo --import. One of them: photo-undo <person>",
            "The report is report.csv");
    Imported withKeys =
        new Imported(
            plan(0, true, true, 100, ADA),
            List.of(CLEARED.withResult(Result.CLEARED, "")),
            false,
            null,
            false,
            1);
    assertThat(lines(withKeys))
        .contains(
            "removed  1",
            "To undo it: import the photos of before in the same way, with the API keys");
    assertThat(lines(imported(false, null, REFUSED))).noneMatch(line -> line.startsWith("To undo"));
  }

  @Test
  void undoIsOfferedOnlyForWhatItCanRestore() {
    assertThat(lines(imported(false, null, false, 1, changed(), changed())))
        .contains("To undo the others: photo-undo --import. One of them: photo-undo <person>");
    assertThat(lines(imported(false, null, false, 0, changed())))
        .noneMatch(line -> line.startsWith("To undo"));
  }

  @Test
  void refusedKeyAfterAChangeShowsWhatWasDoneAndExitsWithFour() {
    Imported stopped =
        imported(false, "the portal no longer accepts the API key", true, 1, changed(), ADA);
    assertThat(lines(stopped))
        .startsWith(
            "Stopped after 1 of 2 people: the portal no longer accepts the API key.",
            "To enter a valid key: connect <portal>",
            "Run the same command again to continue; photos already sent are checked first.")
        .contains("changed      1", "The report is report.csv");
    assertThat(ImportText.of(stopped, WIDE).exitCode()).isEqualTo(ExitCode.NOT_CONNECTED);
  }

  @Test
  void equalReasonsAreCountedAndFailuresComeFirst() {
    BatchRow sean = row("sean.png", Result.CHANGED, "turned upright", null);
    assertThat(lines(imported(false, null, sean, REFUSED, REFUSED, REFUSED)))
        .containsSubsequence(
            "changed  1",
            "refused  3",
            "  ada.png and 2 more: the portal refused (403)",
            "  sean.png: turned upright");
    BatchRow[] many =
        IntStream.range(0, 7)
            .mapToObj(i -> row("line " + i, Result.BAD_IMAGE, "reason " + i, null))
            .toArray(BatchRow[]::new);
    assertThat(lines(imported(false, null, many)))
        .contains("  line 4: reason 4", "  and 2 more; the report lists all")
        .doesNotContain("  line 5: reason 5");
  }

  @Test
  void personIsNamedBesideTheFileUnlessTheFileIsNamedAfterThem() {
    BatchRow byLine =
        new BatchRow(
            "line 2", "ada", "", "", "", "x.png", false, Result.UNKNOWN_PERSON, "who?", null);
    assertThat(lines(imported(false, null, byLine))).contains("  line 2 (ada): who?");
    assertThat(lines(imported(false, null, REFUSED)))
        .contains("  ada.png: the portal refused (403)");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "true,  -,                INTERRUPTED, Stopped after 1 of 2 people.",
        "false, the disk is full, NO_ANSWER,   Stopped after 1 of 2 people: the disk is full.",
      })
  void stoppedImportSaysHowToContinue(
      boolean interrupted, @Nullable String reason, ExitCode exitCode, String message) {
    Imported stopped = imported(interrupted, reason, changed(), ADA);
    assertThat(ImportText.of(stopped, WIDE).exitCode()).isEqualTo(exitCode);
    assertThat(ImportText.data(stopped, WIDE).exitCode()).isEqualTo(exitCode);
    assertThat(lines(stopped))
        .startsWith(
            message,
            "Run the same command again to continue; photos already sent are checked first.");
  }

  @Test
  void dryRunAndNothingToDoSayThatNothingWasSent() {
    assertThat(lines(new OnlyPlanned(plan(ADA), null)))
        .endsWith("Dry run: nothing was sent. Run it without --dry-run to apply.")
        .noneMatch(line -> line.startsWith("The report"));
    assertThat(lines(new OnlyPlanned(plan(ADA), ""))).contains("The report is report.csv");
    BatchRow same = ADA.withResult(Result.SAME, "");
    assertThat(lines(new NothingToSet(plan(same), null)))
        .endsWith("There is nothing to change: nothing was sent, and no report was written.");
    assertThat(lines(new NothingToSet(plan(same), "")))
        .endsWith("The report is report.csv", "There is nothing to change: nothing was sent.");
  }

  @Test
  void reportThatCannotBeWrittenIsAFailureOfAPlan() {
    for (ImportOutcome outcome :
        List.of(new OnlyPlanned(plan(ADA), "no space"), new NothingToSet(plan(ADA), "no space"))) {
      assertThat(ImportText.of(outcome, WIDE).exitCode()).isEqualTo(ExitCode.NO_ANSWER);
      assertThat(lines(outcome)).contains("The report cannot be written: no space.");
      assertThat(ImportText.data(outcome, WIDE).data())
          .contains("\"report\": null", "\"stoppedBy\": \"the report: no space\"");
    }
    assertThat(ImportText.of(new OnlyPlanned(plan(REFUSED), ""), WIDE).exitCode())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(ImportText.of(new NothingToSet(plan(ADA), null), WIDE).exitCode())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void jsonHasTheCountsAndEachImage() {
    CommandResult result = ImportText.data(imported(false, null, changed(), REFUSED), WIDE);
    assertThat(result.hasOutput()).isTrue();
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.data())
        .containsSubsequence(
            "\"report\": \"report.csv\"",
            "\"interrupted\": false",
            "\"stoppedBy\": null",
            "\"counts\": {",
            "\"to set\": 0",
            "\"changed\": 1",
            "\"refused\": 1",
            "\"images\": [",
            "\"named\": \"ada.png\"",
            "\"person\": \"ada\"",
            "\"email\": \"ada@example.com\"",
            "\"outcome\": \"changed\"",
            "\"change\": \"new\"",
            "\"outcome\": \"refused\"",
            "\"reason\": \"the portal refused (403)\"",
            "\"change\": \"\"");
    assertThat(ImportText.data(new OnlyPlanned(plan(ADA), ""), WIDE).data())
        .contains("\"report\": \"report.csv\"", "\"stoppedBy\": null", "\"outcome\": \"to set\"");
  }

  @ParameterizedTest
  @EnumSource(Result.class)
  void onlyPlannedResultsAreStillToBeDone(Result result) {
    assertThat(result.isPlanned()).isEqualTo(result.words().startsWith("to "));
    assertThat(BatchText.table(Set.of(), Stream.of(result), WIDE))
        .extracting(Text::plain)
        .containsExactly(result.label() + "  1");
  }

  @Test
  void rowSaysWhatIsDoneToThePhoto() {
    assertThat(CLEARED.change()).isEqualTo("removed");
    assertThat(CLEARED.withResult(Result.CLEARED, "").change()).isEqualTo("removed");
    BatchRow replacing = new BatchRow("a", "a", "", "", "", "a", true, Result.CHANGED, "", null);
    assertThat(replacing.change()).isEqualTo("replaced");
    assertThat(ADA.change()).isEqualTo("new");
    assertThat(REFUSED.change()).isEmpty();
  }
}
