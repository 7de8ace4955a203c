package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static io.github.photoshell.people.SamplePeople.SEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.ClearSeveralPhotos.Cleared;
import io.github.photoshell.photo.ClearSeveralPhotos.Row;
import io.github.photoshell.portal.SampleFailures;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the texts for the removal of several photos. */
class ClearTextTest {
  @Test
  void questionsNameEveryone() {
    List<Person> people = List.of(ADA, SEAN);
    assertThat(ClearText.question(people).plain())
        .isEqualTo("Remove the photos of 2 people: Ada Lovelace (ada), Sean O'Neil (sean)?");
    assertThat(ClearText.productionQuestion(people).plain())
        .startsWith("This is a production portal. Remove the photos of 2 people:")
        .endsWith("Type 2 to continue:");
  }

  private static final Row REMOVED = new Row(ADA, true, false, "");
  private static final Row NONE = new Row(SEAN, false, false, "");
  private static final Row FAILED = new Row(SEAN, false, false, "no connection");
  private static final Row UNSURE = new Row(SEAN, false, true, "no response in time");

  private static Cleared cleared(
      boolean interrupted, @Nullable FailureKind stoppedBy, Row... rows) {
    return new Cleared(
        List.of(rows), 2, interrupted, stoppedBy == null ? null : SampleFailures.of(stoppedBy));
  }

  private static List<String> lines(CommandResult result) {
    return result.lines().stream().map(Text::plain).toList();
  }

  @Test
  void singlePhotoIsAskedAboutInTheSingular() {
    assertThat(ClearText.question(List.of(ADA)).plain())
        .isEqualTo("Remove the photo of 1 person: Ada Lovelace (ada)?");
    assertThat(ClearText.declined().lines().get(0).plain()).isEqualTo("Nothing was sent.");
  }

  @Test
  void eachPersonHasALine() {
    assertThat(ClearText.of(REMOVED).plain()).isEqualTo("Ada Lovelace (ada): removed, verified");
    assertThat(ClearText.of(NONE).plain())
        .isEqualTo("Sean O'Neil (sean): has no photo; there was nothing to remove");
    assertThat(ClearText.of(FAILED).plain())
        .isEqualTo("Sean O'Neil (sean): not removed: no connection");
    assertThat(ClearText.of(UNSURE).plain())
        .isEqualTo("Sean O'Neil (sean): not verified: no response in time");
  }

  @Test
  void sumFollowsTheLinesWithTheWayBack() {
    CommandResult all = ClearText.of(cleared(false, null, REMOVED, NONE));
    assertThat(all.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(lines(all))
        .containsExactly("1 of 2 photos removed.", "To restore one of them: photo-undo <person>");
    CommandResult failed = ClearText.of(cleared(false, null, NONE, FAILED));
    assertThat(failed.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(failed.hasOutput()).isTrue();
    assertThat(lines(failed)).containsExactly("0 of 2 photos removed, 1 failed.");
  }

  @Test
  void stoppedRemovalSaysHowToContinue() {
    CommandResult cancelled = ClearText.of(cleared(true, null, REMOVED));
    assertThat(cancelled.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(lines(cancelled))
        .startsWith(
            "Stopped after 1 of 2 people.",
            "Run the same command again to continue; removed photos are skipped.");
    CommandResult lost = ClearText.of(cleared(false, FailureKind.UNREACHABLE));
    assertThat(lost.exitCode()).isEqualTo(ExitCode.NO_ANSWER);
    assertThat(lines(lost))
        .containsExactly(
            "Stopped after 0 of 2 people: no connection.",
            "Run the same command again to continue; removed photos are skipped.");
  }

  @Test
  void jsonHasEveryoneReachedAndARemarkAboutAStop() {
    CommandResult data = ClearText.data(cleared(false, null, REMOVED, UNSURE));
    assertThat(data.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(data.remarks()).isEmpty();
    assertThat(data.data())
        .containsSubsequence(
            "\"userName\": \"ada\"",
            "\"changed\": true",
            "\"outcome\": \"removed\"",
            "\"displayName\": \"Sean O'Neil\"",
            "\"outcome\": \"not verified\"",
            "\"reason\": \"no response in time\"");
    assertThat(ClearText.data(cleared(false, null, NONE)).data())
        .contains("\"outcome\": \"no photo\"");
    assertThat(ClearText.data(cleared(true, null, FAILED)).data())
        .contains("\"outcome\": \"not removed\"");
    assertThat(ClearText.data(cleared(true, null)).remarks()).hasSize(2);
    assertThat(ClearText.data(cleared(false, FailureKind.UNREACHABLE)).remarks()).hasSize(2);
  }
}
