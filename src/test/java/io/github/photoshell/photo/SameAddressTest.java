package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.MockServers;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.ChangeNote;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests setting a photo twice from one address, with events in between. */
class SameAddressTest {
  private static final String ADDRESS = "https://photos.example/ada.png?sig=geheim";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;
  private ScriptedPortal portal;

  @BeforeEach
  void open() {
    portal =
        new ScriptedPortal(server, folder)
            .connect("3.7.2", SampleResponses.PATIENT)
            .respondToPictures(() -> picture(TestImages.png(3, 2)));
  }

  private static MockResponse picture(byte[] bytes) {
    return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
  }

  private PhotoOutcome set(String address, Duration later) {
    return set(address, later, false);
  }

  /** Sets the photo as a new shell would. */
  private PhotoOutcome set(String address, Duration later, boolean again) {
    Clock clock = Clock.fixed(NOON.plus(later), ZoneOffset.UTC);
    return portal.set("ada", address, again, Confirmation.always(), clock);
  }

  @Test
  void isNotSentAgainEvenByAnotherShell() throws IOException {
    assertThat(set(ADDRESS, Duration.ZERO)).isInstanceOf(Changed.class);
    int noted = portal.kept().size();
    assertThat(set(ADDRESS, Duration.ofMinutes(3)))
        .isInstanceOfSatisfying(
            AlreadyThere.class, there -> assertThat(there.since()).isEqualTo(NOON));
    assertThat(portal.changes()).isEqualTo(1);
    assertThat(portal.kept()).hasSize(noted);
  }

  @Test
  void isSentAgainOnRequest() {
    assertThat(set(ADDRESS, Duration.ZERO)).isInstanceOf(Changed.class);
    assertThat(set(ADDRESS, Duration.ofMinutes(3), true))
        .isInstanceOfSatisfying(
            Changed.class,
            again -> assertThat(again.changeNotes()).contains(ChangeNote.SAME_IMAGE));
    assertThat(portal.changes()).isEqualTo(2);
  }

  @Test
  void isSentAgainAfterAChangeByAnotherUser() {
    assertThat(set(ADDRESS, Duration.ZERO)).isInstanceOf(Changed.class);
    portal.changeByAnotherUser();
    assertThat(set(ADDRESS, Duration.ofMinutes(3))).isInstanceOf(Changed.class);
    assertThat(portal.changes()).isEqualTo(2);
  }

  @Test
  void isSentAgainAfterAnHour() {
    assertThat(set(ADDRESS, Duration.ZERO)).isInstanceOf(Changed.class);
    assertThat(set(ADDRESS, SetAddressCache.MAX_AGE)).isInstanceOf(Changed.class);
    assertThat(set(ADDRESS, Duration.ofMinutes(30))).isInstanceOf(Changed.class);
    assertThat(portal.changes()).isEqualTo(3);
  }

  @Test
  void isSentIfThePhotoCannotBeDownloaded() {
    portal.respondToPictures(() -> SampleResponses.empty(403));
    assertThat(set(ADDRESS, Duration.ZERO)).isInstanceOf(Changed.class);
    assertThat(set(ADDRESS, Duration.ofMinutes(3))).isInstanceOf(Changed.class);
    assertThat(portal.changes()).isEqualTo(2);
  }

  @Test
  void anotherAddressIsSent() {
    assertThat(set(ADDRESS, Duration.ZERO)).isInstanceOf(Changed.class);
    assertThat(set("https://photos.example/ada.jpg", Duration.ofMinutes(1)))
        .isInstanceOf(Changed.class);
    assertThat(set(ADDRESS, Duration.ofMinutes(2))).isInstanceOf(Changed.class);
    assertThat(set(ADDRESS, Duration.ofMinutes(3))).isInstanceOf(AlreadyThere.class);
    assertThat(portal.changes()).isEqualTo(3);
  }

  @Test
  void addressIsStoredAsADigestForTheOwnerOnly() throws IOException {
    assertThat(set(ADDRESS, Duration.ZERO)).isInstanceOf(Changed.class);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).anyMatch(file -> file.endsWith("addresses"));
    for (Path file : files) {
      assertThat(Files.readString(file)).doesNotContain("photos.example").doesNotContain("geheim");
    }
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    for (Path file : files) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }
}
