package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.LazyExchange;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoOutcome.BadImage;
import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NoOnePerson;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.PhotoOutcome.Unsure;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.SampleResponses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the results of changes and the requests sent for them. */
class PhotoUpdateTest {
  private static final String IMAGE = "https://photos.example/ada.png?size=1&x=2";

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;

  private ScriptedPortal portal() {
    return new ScriptedPortal(server, folder.resolve("replaced"))
        .connect("3.7.2", SampleResponses.PATIENT);
  }

  private static Confirmation withoutLosingAPhoto() {
    return change -> !change.losesPhoto();
  }

  private static void assertHeaders(RecordedRequest request) {
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-key-of-ada");
  }

  private static MockResponse picture() {
    return new MockResponse.Builder().body(new Buffer().write(TestImages.png(3, 2))).build();
  }

  @Test
  void setSendsWhatThePageManageUserPhotoSends() {
    ScriptedPortal portal = portal();
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto())).isInstanceOf(Changed.class);
    RecordedRequest request = portal.change();
    assertThat(request.getMethod()).isEqualTo("PUT");
    assertThat(request.getTarget()).isEqualTo("/api/2.0/people/" + SampleResponses.ADA + "/photo");
    assertThat(Objects.requireNonNull(request.getBody()).utf8())
        .isEqualTo("{\"files\":\"" + IMAGE + "\"}");
    assertHeaders(request);
  }

  @Test
  void clearSendsWhatThePageManageUserPhotoSends() {
    ScriptedPortal portal = portal().withPhoto();
    assertThat(portal.clear("ada", Confirmation.always())).isInstanceOf(Changed.class);
    RecordedRequest request = portal.change();
    assertThat(request.getMethod()).isEqualTo("DELETE");
    assertThat(request.getTarget()).isEqualTo("/api/2.0/people/" + SampleResponses.ADA + "/photo");
    assertThat(request.getBodySize()).isZero();
    assertHeaders(request);
  }

  @Test
  void fileGoesAsTwoParts() throws Exception {
    Path file = Files.write(folder.resolve("ada l.png"), TestImages.png(3, 2));
    ScriptedPortal portal = portal();
    assertThat(portal.set("@self", file.toString(), withoutLosingAPhoto()))
        .isInstanceOf(Changed.class);
    RecordedRequest request = portal.change();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(Objects.requireNonNull(request.getBody()).string(StandardCharsets.ISO_8859_1))
        .contains("name=\"File\"; filename=\"ada l.png\"")
        .contains("Content-Type: image/png")
        .contains("name=\"Autosave\"")
        .contains("\r\n\r\ntrue\r\n");
  }

  @Test
  void photoIsReadBeforeAndAfter() {
    ScriptedPortal portal = portal();
    PhotoOutcome outcome = portal.set("ada", IMAGE, withoutLosingAPhoto());
    assertThat(portal.seen()).containsExactly("GET ada", "GET photo", "PUT photo", "GET photo");
    Changed changed = (Changed) outcome;
    assertThat(Objects.requireNonNull(changed.before()).isDefault()).isTrue();
    assertThat(changed.after().urls().hash()).isEqualTo("2");
    assertThat(changed.changeNotes()).isEmpty();
  }

  @Test
  void acceptedChangeWithoutEffectIsNotASuccess() {
    ScriptedPortal portal =
        portal()
            .withPhoto()
            .respondToPictures(PhotoUpdateTest::picture)
            .respondToChanges(
                () -> SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 99)));
    assertThat(portal.set("ada", IMAGE, Confirmation.always())).isInstanceOf(NotChanged.class);
  }

  @Test
  void acceptedChangeThatCannotBeReadBackIsUnconfirmed() {
    AtomicInteger looks = new AtomicInteger();
    ScriptedPortal portal =
        portal()
            .respondToReads(
                () ->
                    looks.getAndIncrement() == 0
                        ? SampleResponses.ok(SampleResponses.noPhoto(1))
                        : SampleResponses.html(500));
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            Unconfirmed.class, it -> assertThat(it.kind()).isEqualTo(FailureKind.PROXY));
  }

  @Test
  void nothingIsSentIfTheFirstReadFails() {
    ScriptedPortal portal =
        portal().withPhoto().respondToReads(() -> SampleResponses.error(500, "boom"));
    assertThatThrownBy(() -> portal.set("ada", IMAGE, Confirmation.always()))
        .isInstanceOf(PortalException.class);
    assertThat(portal.changes()).isZero();
  }

  @Test
  void nothingIsSentWithoutConfirmationToLoseAPhoto() {
    ScriptedPortal portal = portal().withPhoto();
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto())).isInstanceOf(Declined.class);
    assertThat(portal.clear("ada", withoutLosingAPhoto())).isInstanceOf(Declined.class);
    assertThat(portal.changes()).isZero();
  }

  @Test
  void noPhotoIsNotClearedTwice() {
    ScriptedPortal portal = portal();
    assertThat(portal.clear("ada", withoutLosingAPhoto())).isInstanceOf(NothingToClear.class);
    assertThat(portal.changes()).isZero();
  }

  @Test
  void badImageAndUnknownPersonChangeNothing() {
    ScriptedPortal portal = portal();
    assertThat(portal.set("ada", "nowhere.png", withoutLosingAPhoto()))
        .isInstanceOf(BadImage.class);
    assertThat(portal.seen()).isEmpty();
    assertThat(portal.set("nobody", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            NoOnePerson.class,
            it -> assertThat(it.search()).isInstanceOf(PersonLookup.Unknown.class));
    assertThat(portal.changes()).isZero();
  }

  @Test
  void brokenConnectionAfterTheChangeIsVerified() {
    ScriptedPortal portal = portal();
    portal.respondToChanges(portal.after(SampleResponses::brokenLine));
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            Changed.class,
            it ->
                assertThat(it.changeNotes())
                    .containsExactly(ChangeNote.CONFIRMED_AFTER_BROKEN_LINE));
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void brokenConnectionBeforeTheChangeIsRetriedAfterARead() {
    ScriptedPortal portal =
        portal().respondToChanges(SampleResponses::brokenLine, () -> SampleResponses.html(502));
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            Changed.class,
            it -> assertThat(it.changeNotes()).containsExactly(ChangeNote.SENT_AGAIN));
    assertThat(portal.seen())
        .containsExactly(
            "GET ada",
            "GET photo",
            "PUT photo",
            "GET photo",
            "PUT photo",
            "GET photo",
            "PUT photo",
            "GET photo");
  }

  @Test
  void brokenConnectionIsTriedFourTimesAtMost() {
    ScriptedPortal portal =
        portal()
            .respondToChanges(
                SampleResponses::brokenLine,
                SampleResponses::brokenLine,
                SampleResponses::brokenLine,
                SampleResponses::brokenLine);
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            Unsure.class, it -> assertThat(it.kind()).isEqualTo(FailureKind.CONNECTION_LOST));
    assertThat(portal.changes()).isEqualTo(4);
  }

  @Test
  void timeOutIsVerifiedAndNeverSentAgain() {
    ScriptedPortal portal =
        new ScriptedPortal(server, folder.resolve("replaced"))
            .connect("3.7.2", SampleResponses.IMPATIENT)
            .respondToChanges(SampleResponses::silence);
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            Unsure.class,
            it -> {
              assertThat(it.kind()).isEqualTo(FailureKind.TIMED_OUT);
              assertThat(Objects.requireNonNull(it.after()).isDefault()).isTrue();
            });
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void cancelledChangeMayHaveHappened() throws Exception {
    ScriptedPortal portal = portal().respondToChanges(SampleResponses::silence);
    Thread cancels =
        new Thread(
            () -> {
              while (portal.changes() == 0) {
                Thread.onSpinWait();
              }
              portal.session().portal().cancelCalls();
            });
    cancels.start();
    assertThat(portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            Unsure.class, it -> assertThat(it.kind()).isEqualTo(FailureKind.CANCELLED));
    cancels.join();
  }

  @Test
  void changeCancelledInThePauseAfterA429HasNotHappened() throws Exception {
    ScriptedPortal portal =
        new ScriptedPortal(server, folder.resolve("replaced"))
            .listener(new InterruptedInPauses())
            .connect("3.7.2", SampleResponses.PATIENT)
            .respondToChanges(() -> SampleResponses.empty(429));
    assertThatThrownBy(() -> portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            PortalException.class,
            it -> {
              assertThat(it.kind()).isEqualTo(FailureKind.CANCELLED);
              assertThat(it.mayHaveHappened()).isFalse();
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(portal.kept()).isEmpty();
  }

  /** Ctrl-C in the pause before a retry. */
  private static final class InterruptedInPauses implements ExchangeListener {
    @Override
    public void finished(LazyExchange call) {}

    @Override
    public void pausing(Duration pause, FailureKind reason) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void missingScopeIsReportedBeforeAnythingIsSent() {
    ScriptedPortal portal =
        new ScriptedPortal(server, folder.resolve("replaced"))
            .connect("3.7.2", SampleResponses.PATIENT, "accounts:read");
    assertRefused(
        portal.set("ada", IMAGE, withoutLosingAPhoto()), -1, new Cause(RefusalReason.KEY, true));
    assertThat(portal.changes()).isZero();
  }

  @Test
  void emptyRefusalMeansMissingScope() {
    ScriptedPortal portal = portal().respondToChanges(() -> SampleResponses.empty(403));
    assertRefused(
        portal.set("ada", IMAGE, withoutLosingAPhoto()), 403, new Cause(RefusalReason.KEY, true));
  }

  @Test
  void proxyRefusalOfALargeFileIsReported() throws Exception {
    Path file = Files.write(folder.resolve("ada.png"), TestImages.png(3, 2));
    ScriptedPortal portal = portal().respondToChanges(() -> SampleResponses.html(413));
    assertRefused(
        portal.set("ada", file.toString(), withoutLosingAPhoto()),
        413,
        new Cause(RefusalReason.TOO_LARGE_FILE, true));
  }

  @Test
  void refusalOfAnUploadHidesBehindStatus200() throws Exception {
    Path file = Files.write(folder.resolve("ada.png"), TestImages.png(3, 2));
    ScriptedPortal portal =
        portal()
            .respondToChanges(
                () -> SampleResponses.ok("{\"success\": false, \"message\": \"It&#39;s broken\"}"));
    Refused refused = (Refused) portal.set("ada", file.toString(), withoutLosingAPhoto());
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.reason()).isEqualTo("It's broken");
  }

  @Test
  void failureWithoutAChangeIsAnException() {
    ScriptedPortal portal = portal().respondToChanges(() -> SampleResponses.empty(401));
    assertThatThrownBy(() -> portal.set("ada", IMAGE, withoutLosingAPhoto()))
        .isInstanceOfSatisfying(
            PortalException.class,
            it -> assertThat(it.kind()).isEqualTo(FailureKind.TOKEN_REFUSED));
  }

  private static void assertRefused(PhotoOutcome outcome, int status, Cause cause) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            it -> {
              assertThat(it.status()).isEqualTo(status);
              assertThat(it.causes()).containsExactly(cause);
            });
  }
}
