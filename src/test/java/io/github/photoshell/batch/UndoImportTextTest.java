package io.github.photoshell.batch;

import static io.github.photoshell.people.SamplePeople.ADA;
import static io.github.photoshell.people.SamplePeople.SEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.UndoImportOutcome.Declined;
import io.github.photoshell.batch.UndoImportOutcome.KeyLacksScope;
import io.github.photoshell.batch.UndoImportOutcome.NoImport;
import io.github.photoshell.batch.UndoImportOutcome.Row;
import io.github.photoshell.batch.UndoImportOutcome.UndoPlan;
import io.github.photoshell.batch.UndoImportOutcome.Undone;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.SampleChanges;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what is said when an import is undone or redone. */
class UndoImportTextTest {
  private static final String WHEN = "2026-11-24 09:05";
  private static final Row KEPT =
      new Row(SampleChanges.imported(1, Before.KEPT, ADA), Result.TO_UNDO, "");
  private static final Row NONE =
      new Row(SampleChanges.imported(2, Before.NONE, SEAN), Result.TO_UNDO, "");

  /** Returns the same change, to be redone. */
  private static Row toRedo(Row row) {
    return done(row, Result.TO_REDO, "");
  }

  private static UndoPlan plan(boolean redoes, Row... rows) {
    return new UndoPlan(
        LocalDateTime.of(2026, 11, 24, 9, 5).atZone(ZoneId.systemDefault()).toInstant(),
        redoes,
        rows.length,
        List.of(rows));
  }

  private static Row done(Row row, Result result, String reason) {
    return new Row(row.change(), result, reason);
  }

  private static Undone undone(
      boolean redoes, boolean interrupted, @Nullable String stoppedBy, Row... rows) {
    return new Undone(plan(redoes, KEPT, NONE), List.of(rows), interrupted, stoppedBy, false);
  }

  private static List<String> lines(UndoImportOutcome outcome, ExitCode exitCode) {
    CommandResult result = UndoImportText.of(outcome, LineLayout.unlimited());
    assertThat(result.exitCode()).isEqualTo(exitCode);
    return result.lines().stream().map(Text::plain).toList();
  }

  @Test
  void questionCountsThePhotosAndTheRemovedOnes() {
    assertThat(UndoImportText.question(plan(false, KEPT, NONE)).plain())
        .isEqualTo("Undo the import of " + WHEN + ": 2 photos (1 of them removed)?");
    assertThat(UndoImportText.question(plan(true, KEPT)).plain())
        .isEqualTo("Redo the import of " + WHEN + ": 1 photo?");
    assertThat(
            UndoImportText.question(plan(true, KEPT, done(NONE, Result.CHANGED_SINCE, "changed")))
                .plain())
        .endsWith(": 1 photo?");
    assertThat(UndoImportText.productionQuestion(plan(false, KEPT), "work").plain())
        .isEqualTo(
            "This is a production portal. Undo the import of "
                + WHEN
                + ": 1 photo? Type work to continue:");
  }

  @Test
  void undoThatDidNotBeginSaysWhy() {
    assertThat(lines(new NoImport(false), ExitCode.REFUSED).get(0)).endsWith("nothing to undo.");
    assertThat(lines(new NoImport(true), ExitCode.REFUSED).get(0)).endsWith("nothing to redo.");
    assertThat(lines(new Declined(plan(false, KEPT)), ExitCode.REFUSED))
        .containsExactly(
            "Nothing was sent; the import of " + WHEN + " is not undone.",
            "--yes skips the question, 'photo-undo --import --list' lists the photos.");
    assertThat(lines(new Declined(plan(true, KEPT)), ExitCode.REFUSED).get(0))
        .endsWith(" is not redone.");
    assertThat(lines(new KeyLacksScope(), ExitCode.REFUSED).get(0))
        .contains("the API key lacks accounts:write");
  }

  @Test
  void nothingLeftToUndoIsASuccessAndNothingToRedoIsNot() {
    assertThat(lines(undone(false, false, null), ExitCode.DONE))
        .containsExactly("The import of " + WHEN + " is undone already.");
    assertThat(lines(undone(true, false, null), ExitCode.REFUSED))
        .containsExactly(
            "There is nothing to redo of the import of " + WHEN + ".",
            "'photo-undo --import --list' lists its changes.");
    CommandResult data = UndoImportText.data(undone(true, false, null), LineLayout.unlimited());
    assertThat(data.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(data.data()).isNull();
  }

  @Test
  void completeUndoCountsTheResultsAndCanBeRedone() {
    Row[] rows = {done(KEPT, Result.RESTORED, ""), done(NONE, Result.REMOVED, "")};
    assertThat(lines(undone(false, false, null, rows), ExitCode.DONE))
        .containsExactly("restored  1", "removed   1", "To redo it: photo-redo --import");
    assertThat(lines(undone(true, false, null, rows), ExitCode.DONE))
        .endsWith("To undo it again: photo-undo --import");
  }

  @Test
  void whatCouldNotBeRestoredIsListedWithItsReason() {
    Row[] rows = {
      done(KEPT, Result.AS_BEFORE, ""), done(NONE, Result.NOT_KEPT, "the kept photo cannot be read")
    };
    assertThat(lines(undone(false, false, null, rows), ExitCode.REFUSED))
        .containsExactly(
            "already as before  1",
            "not kept           1",
            "  Sean O'Neil (sean): the kept photo cannot be read");
    Row[] many =
        IntStream.range(0, 7)
            .mapToObj(i -> done(KEPT, Result.FAILED, "reason " + i))
            .toArray(Row[]::new);
    assertThat(lines(undone(false, false, null, many), ExitCode.REFUSED))
        .contains("  Ada Lovelace (ada): reason 4", "  and 2 more; --json lists all")
        .endsWith("Run the same command again to restore these.")
        .doesNotContain("  Ada Lovelace (ada): reason 5");
  }

  @Test
  void stoppedUndoSaysHowToContinue() {
    Row[] rows = {done(KEPT, Result.RESTORED, ""), NONE};
    assertThat(lines(undone(false, true, null, rows), ExitCode.INTERRUPTED))
        .startsWith(
            "Stopped after 1 of 2 people.",
            "To continue: photo-undo --import. Photos already restored are not sent again.")
        .noneMatch(line -> line.startsWith("To redo it"));
    assertThat(
            lines(
                undone(true, false, "the disk is full", rows[0], toRedo(NONE)), ExitCode.NO_ANSWER))
        .startsWith(
            "Stopped after 1 of 2 people: the disk is full.",
            "To continue: photo-redo --import. Photos already restored are not sent again.",
            "to redo   1")
        .noneMatch(line -> line.startsWith("To undo it again"));
  }

  @Test
  void jsonHasTheCountsAndEachPerson() {
    Row[] rows = {done(KEPT, Result.RESTORED, ""), done(NONE, Result.REFUSED, "refused")};
    CommandResult result =
        UndoImportText.data(undone(true, false, null, rows), LineLayout.unlimited());
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.hasOutput()).isTrue();
    assertThat(result.data())
        .containsSubsequence(
            "\"interrupted\": false",
            "\"stoppedBy\": null",
            "\"to redo\": 0",
            "\"restored\": 1",
            "\"refused\": 1",
            "\"people\": [",
            "\"number\": 1",
            "\"userName\": \"ada\"",
            "\"outcome\": \"restored\"",
            "\"number\": 2",
            "\"displayName\": \"Sean O'Neil\"",
            "\"reason\": \"refused\"");
    assertThat(UndoImportText.data(new NoImport(true), LineLayout.unlimited()).data()).isNull();
  }
}
