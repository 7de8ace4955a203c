package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoOutcome.CameBack;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NotComparable;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the messages for changes that the portal accepted. */
class PhotoTextTest {
  private static final Person ADA =
      new Person(
          SampleResponses.ADA,
          "ada",
          "Ada Lovelace",
          null,
          null,
          null,
          Role.USER,
          Person.Status.ACTIVE,
          true,
          null,
          false,
          null,
          null);

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
}
