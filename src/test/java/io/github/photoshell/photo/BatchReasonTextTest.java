package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.photo.BatchReasonText.Ending;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.CameBack;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NotComparable;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Role;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests how each outcome counts among many, and its short reason. */
class BatchReasonTextTest {
  private static final PhotoUrls URLS =
      new PhotoUrls("/storage/ada_orig_4-4.png?hash=7", null, null, null, null, null);
  private static final ShownPhoto PHOTO = new ShownPhoto(URLS, Json.object(Map.of()), true);

  static Stream<Arguments> outcomes() {
    return Stream.of(
        arguments(new Changed(ADA, null, PHOTO, Set.of(), null, null), Ending.DONE, ""),
        arguments(new AlreadyThere(ADA, PHOTO, null), Ending.SAME, ""),
        arguments(new NothingToClear(ADA, URLS), Ending.SAME, ""),
        arguments(
            new Unsure(ADA, FailureKind.TIMED_OUT, null),
            Ending.UNSURE,
            "no response in time; the photo may have changed"),
        arguments(
            new Unconfirmed(ADA, FailureKind.CONNECTION_LOST),
            Ending.UNSURE,
            "accepted, but not verified: connection lost"),
        arguments(
            new NotComparable(ADA, PHOTO),
            Ending.UNSURE,
            "accepted, but not verified: the photo's version is unchanged"),
        arguments(
            new CameBack(ADA, PHOTO),
            Ending.REFUSED,
            "the portal shows a photo again, perhaps from its cache"),
        arguments(
            new NotChanged(ADA, PHOTO, false, true),
            Ending.REFUSED,
            "the portal accepted it but still shows the previous photo"),
        arguments(
            new Refused(
                ADA,
                new Account("id", "sean", "Sean", Role.ADMIN),
                403,
                "No",
                List.of(),
                new PortalVersion(null)),
            Ending.REFUSED,
            "the portal refused (403): No"),
        arguments(
            new Refused(
                ADA,
                new Account("id", "sean", "Sean", Role.ADMIN),
                -1,
                null,
                List.of(new PhotoOutcome.Cause(RefusalReason.KEY, true)),
                new PortalVersion(null)),
            Ending.REFUSED,
            "the API key lacks accounts:write"),
        arguments(new Busy(ADA), Ending.FAILED, "another photoshell is changing this photo"),
        arguments(
            new Declined(ADA),
            Ending.REFUSED,
            "the current photo cannot be kept; --yes changes it anyway"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeHasItsEndingAndReason(PhotoOutcome outcome, Ending ending, String reason) {
    assertThat(BatchReasonText.ending(outcome)).isEqualTo(ending);
    assertThat(BatchReasonText.of(outcome)).isEqualTo(reason);
    assertThat(BatchReasonText.isCancelled(outcome)).isFalse();
  }

  @Test
  void cancelledChangeIsRecognized() {
    assertThat(BatchReasonText.isCancelled(new Unsure(ADA, FailureKind.CANCELLED, null))).isTrue();
    assertThat(BatchReasonText.isCancelled(new Unconfirmed(ADA, FailureKind.CANCELLED))).isTrue();
  }
}
