package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.SEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests how a refusal is explained: on the screen, and in the report of an import. */
class RefusalTextTest {
  private static Refused refused(int status, @Nullable String reason, Cause... causes) {
    return new Refused(
        SEAN,
        new Account(SampleResponses.ADA, "ada", "Ada Lovelace", Role.ADMIN),
        status,
        reason,
        List.of(causes),
        new PortalVersion("3.7.2"));
  }

  private static Cause certain(RefusalReason reason) {
    return new Cause(reason, true);
  }

  private static Cause likely(RefusalReason reason) {
    return new Cause(reason, false);
  }

  private static List<String> lines(Refused refused) {
    return RefusalText.of(refused).lines().stream().map(Text::plain).toList();
  }

  @Test
  void certainCauseFollowsThePortalsMessage() {
    Refused refused = refused(403, " Access denied\n", certain(RefusalReason.NOT_YOURS));
    CommandResult result = RefusalText.of(refused);
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.status()).isEqualTo(403);
    assertThat(lines(refused))
        .containsExactly(
            "The portal refused (403): Access denied. Since DocSpace 3.6 only Sean O'Neil can change"
                + " this photo; you are Ada Lovelace (ada).",
            "Sean O'Neil can, with their own API key. To change your own photo: photo-set @self"
                + " <image>");
    assertThat(ImportReasons.of(refused))
        .isEqualTo(
            "the portal refused (403): Access denied; only they themselves can change it, from"
                + " DocSpace 3.6 on");
  }

  @Test
  void singlePossibleCauseIsSaidToBeLikely() {
    Refused refused = refused(403, "Access denied.", likely(RefusalReason.NO_RIGHT));
    assertThat(lines(refused))
        .containsExactly(
            "The portal refused (403): Access denied. Most likely: you may not edit Sean O'Neil.",
            "To change your own photo: photo-set @self <image>");
    assertThat(ImportReasons.of(refused))
        .isEqualTo(
            "the portal refused (403): Access denied; most likely: you may not edit this person");
  }

  @Test
  void severalPossibleCausesAreInOneSentenceAndNotInReports() {
    Refused refused =
        refused(
            400, null, likely(RefusalReason.UNKNOWN_HOST), likely(RefusalReason.DOWNLOAD_FAILED));
    assertThat(lines(refused))
        .containsExactly(
            "The portal refused (400). Possible causes: the portal cannot find the host; or the"
                + " address returned an error instead of an image.",
            "Use the public https address of the image itself, or a file.");
    assertThat(ImportReasons.of(refused)).isEqualTo("the portal refused (400)");
  }

  @Test
  void unknownCauseNamesTheCommandThatShowsThePerson() {
    assertThat(lines(refused(500, "Oops.")))
        .containsExactly(
            "The portal refused (500): Oops. Nothing was changed.",
            "'person sean' shows what the portal has.");
  }

  @Test
  void refusalBeforeSendingHasNoStatus() {
    Refused refused = refused(-1, null, certain(RefusalReason.KEY));
    assertThat(RefusalText.of(refused).status()).isNull();
    assertThat(lines(refused).get(0))
        .isEqualTo(
            "Nothing was sent. The API key lacks accounts:write, so it cannot change photos.");
  }

  @ParameterizedTest
  @EnumSource(RefusalReason.class)
  void everyCauseHasOneSentenceAndANextStep(RefusalReason reason) {
    List<String> lines = lines(refused(403, null, certain(reason)));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("The portal refused \\(403\\)\\. [A-Z].*[^.]\\.");
    assertThat(lines.get(1)).isNotBlank();
    assertThat(ImportReasons.of(reason)).isNotBlank().doesNotEndWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DISABLED_PERSON | Enable Sean O'Neil in the portal, remove the photo",
        "ADMINS_PHOTO    | Use an https address: photo-set",
        "OWNERS_PHOTO    | To change your own photo: photo-set @self",
        "GONE            | 'people' lists everyone",
        "KEY             | Create an API key with accounts:write in the portal, then run 'connect <portal>'. On the practice portal: 'practice-as <person>'.",
        "REDIRECT        | Open it in a browser and use the final address",
        "TOO_LARGE_FILE  | Use a smaller image",
        "UNREADABLE_FILE | Open the file, and save it again as a PNG or JPEG",
        "NOT_AN_IMAGE    | Use the public https address of the image itself",
      })
  void nextStepFitsTheCause(RefusalReason reason, String start) {
    assertThat(lines(refused(403, null, certain(reason))).get(1)).startsWith(start);
  }
}
