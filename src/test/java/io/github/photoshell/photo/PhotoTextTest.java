package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.BadImage;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.CameBack;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NoOnePerson;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NotComparable;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the question before a change, and the messages for its outcome. */
class PhotoTextTest {
  private static final ShownPhoto PHOTO =
      new ShownPhoto(
          new PhotoUrls(
              "/storage/" + SampleResponses.ADA + "_orig_4-4.png?hash=7",
              null,
              null,
              null,
              null,
              null),
          Json.object(Map.of()),
          true);

  private static List<String> said(PhotoOutcome outcome, ExitCode exitCode) {
    CommandResult result =
        PhotoText.of(
            outcome, SampleResponses.address("https://portal.example"), LineLayout.unlimited());
    assertThat(result.exitCode()).isEqualTo(exitCode);
    return result.lines().stream().map(Text::plain).toList();
  }

  @Test
  void photoThatStillShowsMayChangeLater() {
    assertThat(said(new NotChanged(ADA, PHOTO, false, true), ExitCode.REFUSED))
        .containsExactly(
            "The portal accepted the change but still shows a PNG of 4×4 pixels for Ada Lovelace"
                + " (ada).",
            "'person ada' shows what the portal has now. If the change appears later, "
                + "photo-undo restores the previous photo.");
    assertThat(said(new NotChanged(ADA, PHOTO, true, false), ExitCode.REFUSED))
        .containsExactly(
            "The portal accepted the removal but still shows a PNG of 4×4 pixels for Ada Lovelace"
                + " (ada).",
            "'person ada' shows what the portal has now.");
  }

  @Test
  void removedPhotoThatCameBackIsExplained() {
    assertThat(said(new CameBack(ADA, PHOTO), ExitCode.REFUSED))
        .containsExactly(
            "The portal removed the photo of Ada Lovelace (ada) but shows one again: a PNG of 4×4"
                + " pixels.",
            "DocSpace can restore a removed photo from its cache for ten minutes. After that:"
                + " photo-clear ada");
  }

  @Test
  void incomparablePhotoIsUnconfirmed() {
    assertThat(said(new NotComparable(ADA, PHOTO), ExitCode.NO_ANSWER))
        .containsExactly(
            "The portal accepted the change, but the photo of Ada Lovelace (ada) could not be"
                + " verified. Its version is unchanged, and its image cannot be read or compared.",
            "'person ada' shows what the portal has now.");
    assertThat(said(new Unconfirmed(ADA, FailureKind.TIMED_OUT), ExitCode.NO_ANSWER).get(0))
        .isEqualTo(
            "The portal accepted the change, but the photo of Ada Lovelace (ada) could "
                + "not be verified (no response in time).");
    said(new Unconfirmed(ADA, FailureKind.CANCELLED), ExitCode.INTERRUPTED);
  }

  @Test
  void changeDespiteAnErrorIsReported() {
    Changed changed =
        new Changed(ADA, null, PHOTO, Set.of(ChangeNote.CONFIRMED_DESPITE_ERROR), null, null);
    assertThat(said(changed, ExitCode.DONE))
        .contains("The portal returned an error, but the change was verified afterwards.");
  }

  private static PendingChange pending(
      @Nullable PhotoUrls before, boolean removes, UndoAvailability undo, String yourId) {
    return new PendingChange(
        SampleResponses.address("https://portal.example"),
        new PortalVersion("3.7.2"),
        new Account(yourId, "sean", "Sean O'Neil", Role.ADMIN),
        ADA,
        before,
        removes,
        undo,
        null);
  }

  private static PhotoUrls noPhoto() {
    return new PhotoUrls("/default_user_photo_size_200-200.png", null, null, null, null, null);
  }

  @Test
  void questionNamesThePhotoAndWhetherItCanBeUndone() {
    assertThat(
            PhotoText.question(pending(PHOTO.urls(), true, UndoAvailability.AVAILABLE, "sean"))
                .plain())
        .isEqualTo(
            "Remove the photo of Ada Lovelace (ada) (a PNG of 4×4 pixels)? You can undo this with"
                + " photo-undo.");
    assertThat(
            PhotoText.question(pending(null, false, UndoAvailability.NOT_HANDED_OUT, ADA.id()))
                .plain())
        .isEqualTo("Replace your photo (the portal does not show it)? This cannot be undone.");
    assertThat(
            PhotoText.question(pending(noPhoto(), false, UndoAvailability.AVAILABLE, "sean"))
                .plain())
        .startsWith("Set the photo of Ada Lovelace (ada) (no photo)?");
  }

  @Test
  void productionPortalAsksForTheUserName() {
    PendingChange change = pending(PHOTO.urls(), true, UndoAvailability.AVAILABLE, "sean");
    assertThat(PhotoText.productionQuestion(change).plain())
        .startsWith("This is a production portal. Remove the photo of Ada");
    assertThat(PhotoText.productionPrompt(change).plain()).isEqualTo("Type ada to continue:");
    assertThat(PhotoText.isConfirmedBy(change, " ada ")).isTrue();
    assertThat(PhotoText.isConfirmedBy(change, "y")).isFalse();
    assertThat(PhotoText.isConfirmedBy(change, null)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(UndoAvailability.class)
  void warningSaysWhyAChangeCannotBeUndone(UndoAvailability undo) {
    Text warning = PhotoText.notUndoable(pending(PHOTO.urls(), false, undo, "sean"));
    if (undo == UndoAvailability.AVAILABLE) {
      assertThat(warning).isNull();
    } else {
      assertThat(Objects.requireNonNull(warning).plain())
          .startsWith(
              undo == UndoAvailability.NOT_HANDED_OUT ? "The portal " : "The current photo ")
          .contains(" cannot be kept");
    }
  }

  @Test
  void otherPeoplesPhotosAreWarnedOfSince36() {
    PendingChange change = pending(PHOTO.urls(), true, UndoAvailability.AVAILABLE, "sean");
    assertThat(Objects.requireNonNull(PhotoText.warning(change)).plain())
        .isEqualTo(
            "Since DocSpace 3.6 only Ada Lovelace can change this photo, and this is DocSpace"
                + " 3.7.2. The portal will probably refuse.");
    assertThat(PhotoText.warning(pending(PHOTO.urls(), true, UndoAvailability.AVAILABLE, ADA.id())))
        .isNull();
  }

  @Test
  void changeIsShownWithItsEvidenceAndTheWayBack() {
    ImageBytes old = new ImageBytes(new byte[1], "PNG", null);
    assertThat(said(new Changed(ADA, PHOTO.urls(), PHOTO, Set.of(), old, null), ExitCode.DONE))
        .containsExactly(
            "The photo of Ada Lovelace (ada) is set: a PNG of 4×4 pixels.",
            "Before: a PNG of 4×4 pixels · Verified on the portal: https://portal.example/storage/"
                + SampleResponses.ADA
                + "_orig_4-4.png?hash=7",
            "To restore the previous photo: photo-undo");
    ShownPhoto none = new ShownPhoto(noPhoto(), Json.object(Map.of()), true);
    assertThat(
            said(
                new Changed(
                    ADA, null, none, Set.of(ChangeNote.NOT_KEPT, ChangeNote.SENT_AGAIN), old, null),
                ExitCode.DONE))
        .containsExactly(
            "The photo of Ada Lovelace (ada) is removed; the portal shows the default image.",
            "Before: not shown · Verified on the portal:"
                + " https://portal.example/default_user_photo_size_200-200.png",
            "The request was sent more than once, each time after checking the photo.",
            "The previous photo was not kept, so photo-undo cannot restore it.");
    assertThat(said(new Changed(ADA, noPhoto(), PHOTO, Set.of(), null, null), ExitCode.DONE))
        .endsWith("To undo: photo-undo");
    assertThat(
            said(
                new Changed(ADA, noPhoto(), PHOTO, Set.of(ChangeNote.SAME_IMAGE), null, null),
                ExitCode.DONE))
        .endsWith("The photo is the same image as before.");
  }

  @ParameterizedTest
  @EnumSource(ChangeNote.class)
  void everyNoteIsASentence(ChangeNote note) {
    assertThat(said(new Changed(ADA, null, PHOTO, Set.of(note), null, null), ExitCode.DONE).get(2))
        .matches("(The|No) .*[^.]\\.");
  }

  @Test
  void photoThatIsAlreadyThereIsNotSent() {
    assertThat(said(new AlreadyThere(ADA, PHOTO, null), ExitCode.DONE))
        .containsExactly(
            "The photo of Ada Lovelace (ada) is already this image; nothing was sent.");
    Instant since = LocalDateTime.of(2026, 11, 24, 9, 5).atZone(ZoneId.systemDefault()).toInstant();
    assertThat(said(new AlreadyThere(ADA, PHOTO, since), ExitCode.DONE))
        .containsExactly(
            "The photo of Ada Lovelace (ada) was set from this address at 09:05 and is unchanged;"
                + " nothing was sent.",
            "If the image at this address has changed, add --again.");
    assertThat(said(new NothingToClear(ADA, noPhoto()), ExitCode.DONE))
        .containsExactly("Ada Lovelace (ada) has no photo; there was nothing to remove.");
  }

  @Test
  void changeThatWasNotSentSaysWhy() {
    assertThat(said(new Busy(ADA), ExitCode.REFUSED))
        .containsExactly(
            "Another photoshell is changing the photo of Ada Lovelace (ada) or waiting for"
                + " confirmation. Nothing was sent.",
            "Run the same command again when it has finished.");
    assertThat(said(new Declined(ADA), ExitCode.REFUSED))
        .containsExactly("Nothing was sent.", "--yes skips the question.");
    assertThat(said(new BadImage(new ImageProblem.Empty("ada.png")), ExitCode.USAGE).get(0))
        .isEqualTo("ada.png is empty.");
    assertThat(
            said(new NoOnePerson(new PersonLookup.Unknown("adda", List.of(), 0)), ExitCode.REFUSED)
                .get(0))
        .isEqualTo("No person has the user name, e-mail or ID 'adda'.");
    Account you = new Account("sean", "sean", "Sean", Role.ADMIN);
    assertThat(
            said(
                    new Refused(ADA, you, 403, "No", List.of(), new PortalVersion(null)),
                    ExitCode.REFUSED)
                .get(0))
        .isEqualTo("The portal refused (403): No. Nothing was changed.");
  }

  @Test
  void unknownResultSaysWhatThePortalShows() {
    String next = "'person ada' shows what the portal has now.";
    assertThat(said(new Unsure(ADA, FailureKind.TIMED_OUT, null), ExitCode.NO_ANSWER))
        .containsExactly(
            "It is not known whether the photo of Ada Lovelace (ada) changed (no response in time);"
                + " it could not be read again.",
            next);
    assertThat(
            said(new Unsure(ADA, FailureKind.TIMED_OUT, PHOTO.urls()), ExitCode.NO_ANSWER).get(0))
        .endsWith("; the portal now shows a PNG of 4×4 pixels.");
    assertThat(said(new Unsure(ADA, FailureKind.CANCELLED, null), ExitCode.INTERRUPTED))
        .containsExactly(
            "Cancelled while the request was being sent; the photo may have changed.", next);
  }
}
