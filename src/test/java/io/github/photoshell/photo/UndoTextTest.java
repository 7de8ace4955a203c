package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static io.github.photoshell.people.SamplePeople.SEAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.UndoOutcome.NoOnePerson;
import io.github.photoshell.photo.UndoOutcome.NoSuchChange;
import io.github.photoshell.photo.UndoOutcome.NotKept;
import io.github.photoshell.photo.UndoOutcome.NotUndoable;
import io.github.photoshell.photo.UndoOutcome.NothingToRedo;
import io.github.photoshell.photo.UndoOutcome.NothingToUndo;
import io.github.photoshell.photo.UndoOutcome.PersonGone;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.photo.UndoOutcome.Unreadable;
import io.github.photoshell.photo.UndoOutcome.UnsupportedFile;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests what is said about an undo and a redo. */
class UndoTextTest {
  private static final String LIST = "'photo-undo --list' lists the changes to this portal.";
  private static final PhotoBackup CHANGE =
      SampleChanges.single(3, ChangeKind.SET, Before.KEPT, SEAN);
  private static final PhotoBackup EARLIER =
      SampleChanges.single(2, ChangeKind.SET, Before.KEPT, ADA);
  private static final String USE_EARLIER =
      "'photo-undo 2' restores the photo of Ada Lovelace before change 2.";
  private static final UnsupportedFile UNSUPPORTED =
      new UnsupportedFile("a WebP", "/state/000003.photo");
  private static final String STORED =
      "It is stored in /state/000003.photo. Save it as a smaller PNG, then: photo-set sean <file>";
  private static final PersonGone GONE =
      new PersonGone(new PersonLookup.Unknown(SEAN.id(), List.of(), 0));
  private static final PhotoUrls URLS =
      new PhotoUrls("/storage/sean_orig_4-4.png?hash=7", null, null, null, null, null);
  private static final PhotoUrls NONE =
      new PhotoUrls("/static/default_user_photo_size_200-200.png", null, null, null, null, null);

  private static CommandResult result(UndoOutcome outcome) {
    return UndoText.of(
        outcome, SampleResponses.address("https://portal.example"), LineLayout.unlimited());
  }

  private static List<String> lines(UndoOutcome outcome) {
    return result(outcome).lines().stream().map(Text::plain).toList();
  }

  private static ShownPhoto shown(PhotoUrls urls) {
    return new ShownPhoto(urls, Json.object(Map.of()), true);
  }

  private static Tried tried(boolean redone, PhotoOutcome outcome, Similarity similarity) {
    return new Tried(CHANGE, 3, redone, outcome, similarity, false);
  }

  private static Changed changed(PhotoUrls after) {
    return new Changed(SEAN, NONE, shown(after), Set.of(), null, null);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(
            new NothingToUndo(null, 0, false),
            "No photo on this portal was changed from this computer; there is nothing to undo.",
            "To change one: photo-set <person> <image>"),
        arguments(
            new NothingToUndo(ADA, 0, false),
            "The photo of Ada Lovelace (ada) was not changed from this computer; there is nothing"
                + " to undo.",
            LIST),
        arguments(
            new NothingToUndo(null, 1, true),
            "All changes from this computer are undone; there is nothing more to undo.",
            "To redo the last one: photo-redo"),
        arguments(
            new NothingToUndo(ADA, 1, true),
            "All changes of Ada Lovelace (ada) from this computer are undone; there is nothing more"
                + " to undo.",
            "To redo the last one: photo-redo ada"),
        arguments(
            new NothingToUndo(null, 1, false),
            "All changes from this computer are undone; there is nothing more to undo.",
            LIST),
        arguments(
            new NothingToUndo(null, 11, true),
            "All changes from this computer since change 11 are undone; older ones are no longer"
                + " kept.",
            "To redo the last one: photo-redo"),
        arguments(
            new NothingToRedo(null),
            "There is nothing to redo: no change is undone, or a new one was made since.",
            LIST),
        arguments(
            new NothingToRedo(ADA),
            "There is nothing to redo of Ada Lovelace (ada): no change is undone, or a new one was"
                + " made since.",
            LIST),
        arguments(new NoSuchChange(9), "Change 9 does not exist or is no longer kept.", LIST),
        arguments(
            new NotUndoable(CHANGE, 0, new NotKept(), null),
            "Change 3 cannot be undone: the previous photo of Sean O'Neil was not kept.",
            LIST),
        arguments(
            new NotUndoable(CHANGE, 0, new NotKept(), EARLIER),
            "Change 3 cannot be undone: the previous photo of Sean O'Neil was not kept.",
            USE_EARLIER),
        arguments(
            new NotUndoable(CHANGE, 1, new NotKept(), null),
            "Change 1 cannot be redone: the photo of Sean O'Neil before the undo was not kept.",
            LIST),
        arguments(
            new NotUndoable(CHANGE, 0, UNSUPPORTED, null),
            "Change 3 cannot be undone: portals do not accept the previous photo of Sean O'Neil as a"
                + " file (a WebP).",
            STORED),
        arguments(
            new NotUndoable(CHANGE, 1, UNSUPPORTED, null),
            "Change 1 cannot be redone: portals do not accept the photo of Sean O'Neil before the"
                + " undo as a file (a WebP).",
            STORED),
        arguments(
            new NotUndoable(CHANGE, 0, new Unreadable(), null),
            "Change 3 cannot be undone: the previous photo of Sean O'Neil cannot be read on this"
                + " computer.",
            LIST),
        arguments(
            new NotUndoable(CHANGE, 0, new Unreadable(), EARLIER),
            "Change 3 cannot be undone: the previous photo of Sean O'Neil cannot be read on this"
                + " computer.",
            USE_EARLIER),
        arguments(
            new NotUndoable(CHANGE, 1, new Unreadable(), null),
            "Change 1 cannot be redone: the photo of Sean O'Neil before the undo cannot be read on"
                + " this computer.",
            LIST),
        arguments(
            new NoOnePerson(new PersonLookup.Unknown("seam", List.of(), 0)),
            "No person has the user name, e-mail or ID 'seam'.",
            "To search: people <part of a name>"),
        arguments(
            new NotUndoable(CHANGE, 0, GONE, null),
            "Change 3 was made to the photo of Sean O'Neil (sean). No person has the user name,"
                + " e-mail or ID '66faa6e4-f133-11ea-b126-00ffeec8b4ef'.",
            "To search: people <part of a name>"),
        arguments(
            new NotUndoable(CHANGE, 0, GONE, EARLIER),
            "Change 3 was made to the photo of Sean O'Neil (sean). No person has the user name,"
                + " e-mail or ID '66faa6e4-f133-11ea-b126-00ffeec8b4ef'.",
            USE_EARLIER),
        arguments(
            new NotUndoable(CHANGE, 1, GONE, null),
            "Change 1 was made to the photo of Sean O'Neil (sean). No person has the user name,"
                + " e-mail or ID '66faa6e4-f133-11ea-b126-00ffeec8b4ef'.",
            "To search: people <part of a name>"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasAMessageAndANextStep(UndoOutcome outcome, String message, String next) {
    assertThat(result(outcome).exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(lines(outcome)).containsExactly(message, next);
  }

  @Test
  void earlierChangeIsProposedAfterThePlaceOfAPhotoThatPortalsRefuse() {
    assertThat(lines(new NotUndoable(CHANGE, 0, UNSUPPORTED, EARLIER)))
        .hasSize(3)
        .endsWith(STORED, USE_EARLIER);
  }

  @Test
  void unreadableStoreIsReportedWithItsReason() {
    assertThat(UndoText.unreadable(new IOException("locked")).lines().get(0).plain())
        .isEqualTo("The kept photos cannot be read on this computer: locked.");
    assertThat(UndoText.unreadable(new IOException()).lines().get(0).plain())
        .isEqualTo("The kept photos cannot be read on this computer.");
  }

  @Test
  void undoSaysWhatIsRestoredAndHowToRedoIt() {
    assertThat(lines(tried(false, changed(URLS), Similarity.SAME_BYTES)))
        .containsExactly(
            "Change 3 is undone.",
            "The photo of Sean O'Neil (sean) is restored: a PNG of 4×4 pixels.",
            "Before: none · Verified on the portal:"
                + " https://portal.example/storage/sean_orig_4-4.png?hash=7",
            "To redo it: photo-redo",
            "Verified: byte for byte the previous photo.");
  }

  @Test
  void redoSaysHowToUndoItAgain() {
    assertThat(lines(tried(true, changed(NONE), Similarity.NO_PHOTO)))
        .containsExactly(
            "Change 3 is redone.",
            "Sean O'Neil (sean) has no photo again; the portal shows the default image.",
            "Before: none · Verified on the portal:"
                + " https://portal.example/static/default_user_photo_size_200-200.png",
            "To undo it again: photo-undo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SAME_PIXELS  | false | Verified: the bytes differ from the previous photo, but every pixel"
            + " is the same.",
        "OTHER_PIXELS | true  | The photo differs from the photo before the undo: the portal"
            + " converted it.",
        "UNKNOWN      | false | It could not be verified that the photo is byte for byte the same.",
      })
  void similarityIsSaid(Similarity similarity, boolean redone, String words) {
    assertThat(lines(tried(redone, changed(URLS), similarity))).endsWith(words);
  }

  @Test
  void conversionToPngIsSaid() {
    Tried tried = new Tried(CHANGE, 3, false, changed(URLS), Similarity.NO_PHOTO, true);
    assertThat(lines(tried))
        .endsWith(
            "The photo was a PNG, which portals do not accept as a file. Its first frame was sent"
                + " as a PNG.");
  }

  @Test
  void photoThatIsAsBeforeAlreadyIsASuccess() {
    AlreadyThere there = new AlreadyThere(SEAN, shown(URLS), null);
    assertThat(result(tried(false, there, Similarity.UNKNOWN)).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(lines(tried(false, there, Similarity.UNKNOWN)))
        .containsExactly(
            "The photo of Sean O'Neil (sean) is already this image; nothing was sent.",
            "The photo is already as it was before change 3. " + LIST);
    assertThat(lines(tried(true, new NothingToClear(SEAN, NONE), Similarity.NO_PHOTO)))
        .containsExactly(
            "Sean O'Neil (sean) has no photo; there was nothing to remove.",
            "The photo is already as it was after change 3. " + LIST);
  }

  @Test
  void failedUndoSaysTheSameAsAFailedChange() {
    assertThat(
            lines(tried(false, new Unconfirmed(SEAN, FailureKind.TIMED_OUT), Similarity.UNKNOWN)))
        .containsExactly(
            "The portal accepted the change, but the photo of Sean O'Neil (sean) could not be"
                + " verified (no response in time).",
            "'person sean' shows what the portal has now.");
  }
}
