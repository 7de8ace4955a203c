package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.People;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.CameBack;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoOutcome.NotChanged;
import io.github.photoshell.photo.PhotoOutcome.NotComparable;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import io.github.photoshell.photo.PhotoOutcome.Unconfirmed;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests verification on a portal whose hashes, addresses and first reads prove little. */
class ChangeVerifierTest {
  private static final byte[] OLD = TestImages.png(4, 4, 1);
  private static final byte[] NEW = TestImages.png(4, 4, 2);
  private static final String ADDRESS = "https://photos.example/ada.png";
  private static final String STORED = "GET /storage/userPhotos/root/ID_orig_4-4.png";

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;
  private CachingPortal portal;

  @BeforeEach
  void open() {
    portal = new CachingPortal(server, folder.resolve("kept")).with(OLD);
  }

  private String file(byte[] picture) {
    try {
      return Files.write(folder.resolve("me.png"), picture).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MockResponse yes() {
    return SampleResponses.ok("{\"success\": true, \"data\": {}}");
  }

  /** Checks the requests after the person was found. */
  private void assertThatRequestsAre(String addresses, String... change) {
    List<String> requests = portal.requestsSeen();
    assertThat(requests).hasSize(3 + change.length).first().isEqualTo("GET people/ID");
    // The addresses of the photo and the photo itself are read at the same time.
    assertThat(requests.subList(1, 3)).containsExactlyInAnyOrder(addresses, STORED);
    assertThat(requests.subList(3, requests.size())).containsExactly(change);
  }

  @Test
  void uploadOfTheSameSizeAndTypeIsVerifiedAndCanBeUndone() throws IOException {
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    assertThatRequestsAre("GET people/ada/photo", "POST people/ID/photo", "GET people/ada/photo");
    assertThat(portal.kept()).hasSize(1);

    Tried tried = (Tried) portal.undo();
    assertThat(tried.similarity()).isEqualTo(Similarity.SAME_BYTES);
    assertThat(portal.photo()).isEqualTo(OLD);
  }

  @Test
  void uploadWithoutUserNameIsVerifiedByItsBytes() throws IOException {
    portal.unnamed();
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    assertThatRequestsAre(
        "GET people/ID/photo", "POST people/ID/photo", "GET people/ID/photo", STORED);
    assertThat(((Tried) portal.undo()).similarity()).isEqualTo(Similarity.SAME_BYTES);
  }

  @Test
  void scaledUploadIsVerifiedByItsBytes() {
    portal.with(TestImages.png(1280, 640, 7));
    portal.unnamed();
    assertThat(portal.set(file(TestImages.png(2000, 1000)))).isInstanceOf(Changed.class);
    assertThat(portal.requestsSeen()).hasSize(6).last().asString().startsWith("GET /storage/");
  }

  @Test
  void twoChangesWithinASecondAreDistinguished() {
    portal.changesWithinOneSecond = true;
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    portal.fetched = OLD;
    assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
    assertThat(portal.photo()).isEqualTo(OLD);
  }

  @Test
  void photoWithoutHashIsVerifiedByItsBytes() {
    portal.showsHash = false;
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    portal.swallowed = yes();
    assertThat(portal.set(file(OLD))).isInstanceOf(NotChanged.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void signedAddressesProveNoChange(boolean named) throws IOException {
    portal.signsAddresses = true;
    if (!named) {
      portal.unnamed();
    }
    portal.swallowed = yes();
    assertThat(portal.set(file(NEW))).isInstanceOf(NotChanged.class);
    portal.swallowed = SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 999));
    assertThat(portal.set(ADDRESS)).isInstanceOf(NotChanged.class);
    portal.swallowed = SampleResponses.ok(SampleResponses.noPhoto(999));
    assertThat(portal.clear()).isInstanceOf(NotChanged.class);
    assertThat(portal.photo()).isEqualTo(OLD);

    portal.swallowed = null;
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
    assertThat(portal.clear()).isInstanceOf(Changed.class);
  }

  @Test
  void lostChangeKeepsTheBackupAndUndoSendsNothing() throws IOException {
    portal.swallowed = yes();
    assertThat(portal.set(file(NEW))).isInstanceOf(NotChanged.class);
    assertThat(portal.requestsSeen()).filteredOn(call -> call.startsWith("POST")).hasSize(1);
    // A cache may hide the new photo for longer than the verification takes.
    assertThat(portal.kept()).hasSize(1);

    Tried tried = (Tried) portal.undo();
    assertThat(tried.outcome()).isInstanceOf(AlreadyThere.class);
    assertThat(portal.requestsSeen()).noneMatch(call -> call.startsWith("POST"));
  }

  @Test
  void nothingIsClaimedWithoutHashAndBytes() throws IOException {
    portal.storage = 403;
    portal.swallowed = yes();
    assertThat(portal.set(file(NEW))).isInstanceOf(NotComparable.class);
    portal.swallowed = null;
    portal.unnamed();
    assertThat(portal.set(file(NEW))).isInstanceOf(NotComparable.class);
    assertThat(portal.photo()).isEqualTo(NEW);
    assertThat(portal.kept()).hasSize(2);
  }

  @Test
  void uploadByUserNameIsVerifiedWithoutStoredBytes() {
    portal.storage = 403;
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    assertThat(portal.requestsSeen()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void lateReadsAreAwaited(int looks) throws IOException {
    portal.staleReads = looks;
    portal.staleByteReads = looks;
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
    assertThat(((Tried) portal.undo()).similarity()).isEqualTo(Similarity.SAME_BYTES);
    assertThat(portal.clear()).isInstanceOf(Changed.class);
  }

  @Test
  void lateChangeCanStillBeUndone() throws IOException {
    portal.staleReads = 6;
    portal.staleByteReads = 6;
    assertThat(portal.set(file(NEW))).isInstanceOf(NotChanged.class);
    portal.staleReads = 0;
    portal.staleByteReads = 0;
    assertThat(((Tried) portal.undo()).similarity()).isEqualTo(Similarity.SAME_BYTES);
    assertThat(portal.photo()).isEqualTo(OLD);
  }

  @Test
  void lateStoredBytesAreNotMistakenForAnotherImage() throws IOException {
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    portal.staleByteReads = 3;
    assertThat(((Tried) portal.undo()).similarity()).isEqualTo(Similarity.SAME_BYTES);
  }

  @Test
  void errorAfterTheChangeIsNotARefusal() throws IOException {
    portal.broken = SampleResponses.error(500, "Disk full");
    for (String image : List.of(file(NEW), ADDRESS)) {
      assertThat(portal.set(image))
          .isInstanceOfSatisfying(
              Changed.class,
              it -> assertThat(it.changeNotes()).contains(ChangeNote.CONFIRMED_DESPITE_ERROR));
    }
    assertThat(portal.clear()).isInstanceOf(Changed.class);
    assertThat(portal.kept()).hasSize(3);
  }

  @Test
  void errorWithoutAChangeIsARefusalWithNothingToUndo() throws IOException {
    portal.swallowed = SampleResponses.error(500, "unknown image file type");
    assertThat(portal.set(file(NEW))).isInstanceOf(Refused.class);
    assertThat(portal.requestsSeen()).hasSize(6);
    assertThat(portal.set(ADDRESS)).isInstanceOf(Refused.class);
    assertThat(portal.clear()).isInstanceOf(Refused.class);
    assertThat(portal.kept()).isEmpty();
    // Without comparable bytes it is not certain.
    portal.staleReads = 1;
    portal.swallowed = null;
    portal.broken = SampleResponses.error(500, "Disk full");
    portal.staleByteReads = 0;
    assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
  }

  @Test
  void errorKeepsTheBackupIfThePhotoIsNotShown() throws IOException {
    assertThat(portal.set(file(NEW))).isInstanceOf(Changed.class);
    portal.swallowed = SampleResponses.error(500, "Disk full");
    portal.storage = 403;
    assertThat(portal.set(ADDRESS)).isInstanceOf(Refused.class);
    assertThat(portal.kept()).hasSize(2);
  }

  @Test
  void removedPhotoThatComesBackIsReportedAndKept() throws IOException {
    portal.bytesCached = true;
    assertThat(portal.clear()).isInstanceOf(CameBack.class);
    assertThatRequestsAre("GET people/ada/photo", "DELETE people/ID/photo", "GET people/ada/photo");
    assertThat(portal.kept()).hasSize(1);
    portal.bytesCached = false;
    assertThat(portal.clear()).isInstanceOf(Changed.class);
  }

  @Test
  void sameFileAgainNeedsNoFurtherReads() throws IOException {
    assertThat(portal.set(file(OLD))).isInstanceOf(AlreadyThere.class);
    portal.requestsSeen();
    assertThat(portal.set(file(OLD), true))
        .isInstanceOfSatisfying(
            Changed.class,
            it -> assertThat(it.changeNotes()).containsExactly(ChangeNote.SAME_IMAGE));
    assertThat(portal.requestsSeen()).hasSize(5);
    // The previous photo is certainly on the portal.
    assertThat(portal.kept()).isEmpty();
  }

  @Test
  void laggingStorageDoesNotLoseAPhoto() throws IOException {
    portal.fetched = NEW;
    portal.staleByteReads = 1;
    assertThat(portal.set(ADDRESS))
        .isInstanceOfSatisfying(Changed.class, it -> assertThat(it.changeNotes()).isEmpty());
    portal.fetched = TestImages.png(4, 4, 3);
    portal.staleByteReads = 2;
    assertThat(portal.set(ADDRESS, true))
        .isInstanceOfSatisfying(
            Changed.class,
            it -> assertThat(it.changeNotes()).containsExactly(ChangeNote.SAME_IMAGE));
    assertThat(portal.kept())
        .extracting(PhotoBackup::kind)
        .containsExactly(PhotoBackup.ChangeKind.REPEATED, PhotoBackup.ChangeKind.SET);
    UndoPhoto undo = new UndoPhoto(new People(), portal.replaced());
    assertThat(((Tried) undo.undo(portal.session(), 2, Confirmation.always())).similarity())
        .isEqualTo(Similarity.SAME_BYTES);
    assertThat(portal.photo()).isEqualTo(NEW);
  }

  @Test
  void addressIsSentAgainAfterUploadWithOldHash() {
    portal.fetched = NEW;
    for (int round = 0; round < 2; round++) {
      assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
      portal.uploadedByAnother(OLD);
      portal.cacheEnds();
      portal.uploadedByAnother(TestImages.png(4, 4, 3));
      assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
      assertThat(portal.photo()).isEqualTo(NEW);
      portal.with(OLD).unnamed();
    }
  }

  @Test
  void recentAddressIsRecognizedWithSignedAddresses() {
    portal.signsAddresses = true;
    assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
    assertThat(portal.set(ADDRESS)).isInstanceOf(AlreadyThere.class);
    // By ID nothing shows that it is unchanged.
    portal.unnamed();
    assertThat(portal.set(ADDRESS)).isInstanceOf(Changed.class);
  }

  @Test
  @Timeout(20)
  void cancelledVerificationIsUnconfirmedAndKept() throws Exception {
    portal =
        new CachingPortal(
                server,
                folder.resolve("patient"),
                new Timeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30)))
            .with(OLD);
    portal.swallowed = yes();
    CountDownLatch ended = new CountDownLatch(1);
    Thread cancels =
        new Thread(
            () -> {
              try {
                for (int call = 0; call < 6; call++) {
                  assertThat(server.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
                }
                // The last response is on its way; after it begins a pause of half a minute.
                do {
                  portal.session().portal().cancelCalls();
                } while (!ended.await(20, TimeUnit.MILLISECONDS));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    cancels.start();
    assertThat(portal.set(file(NEW)))
        .isInstanceOfSatisfying(
            Unconfirmed.class, it -> assertThat(it.kind()).isEqualTo(FailureKind.CANCELLED));
    ended.countDown();
    cancels.join();
    assertThat(portal.kept()).hasSize(1);
  }
}
