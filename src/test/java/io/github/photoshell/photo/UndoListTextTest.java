package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static io.github.photoshell.people.SamplePeople.SEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the list of changes that can be undone. */
class UndoListTextTest {
  private static final String WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
          .format(SampleChanges.WHEN.atZone(ZoneId.systemDefault()));

  private static List<String> lines(boolean wholeImport, PhotoBackup... latestFirst) {
    return UndoListText.list(
            List.of(latestFirst), wholeImport, change -> true, LineLayout.unlimited())
        .lines()
        .stream()
        .map(Text::plain)
        .toList();
  }

  private static PhotoBackup single(int number, Before before) {
    return SampleChanges.single(number, ChangeKind.SET, before, ADA);
  }

  @Test
  void emptyListSaysSo() {
    assertThat(lines(false))
        .containsExactly("No photo on this portal was changed from this computer.");
    assertThat(lines(true))
        .containsExactly("No import to this portal from this computer is recorded.");
  }

  @Test
  void eachChangeSaysWhatWasThereBefore() {
    assertThat(lines(false, single(3, Before.LOST), single(2, Before.KEPT), single(1, Before.NONE)))
        .containsExactly(
            "3  " + WHEN + "  ada  set  Before: not kept, cannot be undone",
            "2  " + WHEN + "  ada  set  Before: a PNG of 2,048 bytes, kept",
            "1  " + WHEN + "  ada  set  Before: none",
            "'photo-undo 2' restores the photo before change 2, 'photo-undo <number>' undoes any"
                + " that can be undone.");
  }

  @Test
  void undoneChangesAndTheirUndosAreMarked() {
    PhotoBackup undo = SampleChanges.revert(2, ChangeKind.UNDONE, ADA, 1);
    assertThat(lines(false, undo, single(1, Before.NONE)))
        .containsExactly(
            "2  " + WHEN + "  ada  undo of 1    Before: a PNG of 2,048 bytes, kept",
            "1  " + WHEN + "  ada  set, undone  Before: none",
            "'photo-redo' redoes change 1, 'photo-undo <number>' undoes any.");
    PhotoBackup redo = SampleChanges.revert(3, ChangeKind.REDONE, ADA, 2);
    assertThat(lines(false, redo, undo, single(1, Before.NONE)).get(0)).contains("  redo of 1 ");
    PhotoBackup unverified =
        SampleChanges.change(2, ChangeKind.UNDONE, Before.NONE, ADA, 1, State.RECORDED, null);
    assertThat(lines(false, unverified, single(1, Before.NONE)).get(0))
        .contains("  undo of 1, not verified  ");
    PhotoBackup cleared =
        SampleChanges.change(1, ChangeKind.CLEARED, Before.KEPT, ADA, 0, State.UNVERIFIED, null);
    assertThat(lines(false, cleared).get(0)).contains("  cleared, not verified  ");
    assertThat(lines(false, undo, cleared).get(1)).contains("  cleared, undone  ");
    assertThat(UndoListText.json(List.of(unverified, cleared), false))
        .containsSubsequence("\"verified\": false", "\"verified\": false");
    assertThat(UndoListText.json(List.of(undo, single(1, Before.NONE)), false))
        .doesNotContain("\"verified\": false");
  }

  @Test
  void importIsOneLineUnlessItIsAskedFor() {
    PhotoBackup[] changes = {
      SampleChanges.imported(4, Before.LOST, ADA),
      SampleChanges.imported(3, Before.KEPT, SEAN),
      single(2, Before.NONE)
    };
    assertThat(lines(false, changes))
        .containsExactly(
            "3–4  " + WHEN + "  2 photos  import  Before: 1 kept, 0 none, 1 not kept",
            "2    " + WHEN + "  ada       set     Before: none",
            "'photo-undo 3' restores the photo before change 3, 'photo-undo <number>' undoes any"
                + " that can be undone.",
            "'photo-undo --import' undoes 1 of 2 photos of the last import, 'photo-undo --import"
                + " --list' lists it.");
    assertThat(lines(true, changes))
        .hasSize(4)
        .endsWith(
            "'photo-undo --import' undoes 1 of 2 photos, 'photo-undo <person>' one of them.",
            "It cannot restore the others: 1 not kept.");
  }

  @Test
  void listOfAnImportSaysHowManyOfItsPhotosCanBeUndone() {
    PhotoBackup ada = SampleChanges.imported(3, Before.KEPT, ADA);
    PhotoBackup sean = SampleChanges.imported(2, Before.NONE, SEAN);
    PhotoBackup grace =
        SampleChanges.imported(
            1, Before.LOST, SamplePeople.person(SampleResponses.GRACE, "grace", "Grace Hopper"));
    PhotoBackup again = SampleChanges.single(4, ChangeKind.SET, Before.KEPT, ADA);

    assertThat(lines(true, ada, sean))
        .hasSize(3)
        .endsWith("'photo-undo --import' undoes all of it, 'photo-undo <person>' one of them.");
    assertThat(lines(false, ada, sean))
        .endsWith(
            "'photo-undo --import' undoes the last import, 'photo-undo --import --list' lists it.");

    assertThat(lines(true, again, ada, sean, grace))
        .hasSize(5)
        .endsWith(
            "'photo-undo --import' undoes 1 of 3 photos, 'photo-undo <person>' one of them.",
            "It cannot restore the others: 1 not kept, 1 changed again after the import.");
    assertThat(
            UndoListText.list(
                List.of(ada, sean, grace),
                true,
                change -> change.personId().equals(ADA.id()),
                LineLayout.unlimited()))
        .extracting(result -> result.lines().get(4).plain())
        .isEqualTo("It cannot restore the others: 1 not kept, 1 not yours to change.");

    assertThat(lines(true, again, ada, grace))
        .endsWith(
            "'photo-undo --import' undoes none of these photos.",
            "It cannot restore them: 1 not kept, 1 changed again after the import.");
    assertThat(lines(false, grace)).endsWith("'photo-undo --import --list' lists the last import.");
  }

  @Test
  void importThatIsUndoneIsNotProposedForAnUndo() {
    PhotoBackup imported = SampleChanges.imported(2, Before.KEPT, ADA);
    PhotoBackup earlier = single(1, Before.NONE);
    // Undoing an earlier change undoes the import, too.
    PhotoBackup undo = SampleChanges.revert(3, ChangeKind.UNDONE, ADA, 1);
    assertThat(lines(true, undo, imported, earlier))
        .containsExactly(
            "2  " + WHEN + "  ada  set, undone  Before: a PNG of 2,048 bytes, kept",
            "The import is undone.");
    assertThat(UndoListText.json(List.of(undo, imported, earlier), true))
        .contains("\"number\": 2", "\"undone\": true")
        .doesNotContain("\"number\": 1", "\"number\": 3");
    PhotoBackup lost =
        SampleChanges.change(3, ChangeKind.UNDONE, Before.LOST, ADA, 2, State.VERIFIED, "77");
    assertThat(lines(true, lost, imported, earlier)).endsWith("The import is undone.");
  }

  @Test
  void importIsInThePlaceOfItsLastChange() {
    assertThat(
            lines(
                false,
                SampleChanges.imported(4, Before.KEPT, ADA),
                single(3, Before.NONE),
                SampleChanges.imported(2, Before.KEPT, SEAN),
                // Sent twice, because the import was interrupted.
                SampleChanges.imported(1, Before.NONE, SEAN)))
        .hasSize(4)
        .startsWith(
            "1–4  " + WHEN + "  2 photos  import  Before: 1 kept, 1 none",
            "3    " + WHEN + "  ada       set     Before: none");
  }

  @Test
  void changeThatCannotBeUndoneIsMarked() {
    assertThat(
            UndoListText.list(
                    List.of(single(1, Before.LOST)), false, change -> true, LineLayout.unlimited())
                .lines()
                .get(0)
                .toTerminal(true))
        .endsWith(Text.of(Style.WARN, "Before: not kept, cannot be undone").toTerminal(true));
  }

  @Test
  void whatCannotWorkIsNotProposed() {
    assertThat(lines(false, single(1, Before.LOST)))
        .endsWith("None of these changes can be undone.");
    PhotoBackup undo =
        SampleChanges.change(3, ChangeKind.UNDONE, Before.LOST, ADA, 2, State.VERIFIED, null);
    assertThat(lines(false, undo, single(2, Before.NONE), single(1, Before.KEPT)))
        .endsWith(
            "'photo-undo' undoes change 1, 'photo-undo <number>' undoes any that can be undone.");
  }

  @Test
  void importOfOnePhotoThatIsUndoneCanBeRedone() {
    PhotoBackup undo =
        SampleChanges.change(2, ChangeKind.UNDONE, Before.KEPT, ADA, 1, State.VERIFIED, "77");
    assertThat(lines(false, undo, SampleChanges.imported(1, Before.NONE, ADA)))
        .contains(
            "1  " + WHEN + "  1 photo  import, 1 undone  Before: 0 kept, 1 none",
            "'photo-redo --import' redoes what is undone of it.");
  }

  @Test
  void onlyChangesThatCanBeUndoneAreCompleted() {
    PhotoBackup undo = SampleChanges.revert(3, ChangeKind.UNDONE, ADA, 1);
    assertThat(
            UndoListText.completionItems(
                List.of(undo, single(2, Before.LOST), single(1, Before.KEPT))))
        .containsExactly(CompletionItem.of("1", "set Ada Lovelace"));
  }

  @Test
  void noteSaysWhichChangesAreNoLongerKept() {
    assertThat(UndoListText.cut(List.of(single(2, Before.NONE), single(1, Before.NONE)))).isEmpty();
    assertThat(UndoListText.cut(List.of())).isEmpty();
    assertThat(UndoListText.cut(List.of(single(7, Before.NONE), single(5, Before.NONE))))
        .extracting(Text::plain)
        .containsExactly("Changes before 5 are no longer kept.");
  }

  @Test
  void jsonHasTheChangeThatAnUndoIsAbout() {
    PhotoBackup undo = SampleChanges.revert(2, ChangeKind.UNDONE, ADA, 1);
    assertThat(UndoListText.json(List.of(undo, single(1, Before.NONE)), false))
        .containsSubsequence(
            "\"number\": 2",
            "\"when\": \"2026-11-24T10:15:00Z\"",
            "\"kind\": \"undone\"",
            "\"undone\": false",
            "\"reverts\": 1",
            "\"before\": \"kept\"",
            "\"bytes\": 2048",
            "\"number\": 1",
            "\"kind\": \"set\"",
            "\"undone\": true",
            "\"reverts\": null",
            "\"import\": null",
            "\"userName\": \"ada\"",
            "\"format\": null");
  }
}
