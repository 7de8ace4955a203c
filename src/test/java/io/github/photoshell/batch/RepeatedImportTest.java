package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.People;
import io.github.photoshell.photo.CachingPortal;
import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests repeated imports on a portal whose hashes and addresses prove little. */
class RepeatedImportTest {
  private static final byte[] OLD = TestImages.png(4, 4, 1);
  private static final byte[] NEW = TestImages.png(4, 4, 2);

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private CachingPortal portal;
  private Path folder;

  @BeforeEach
  void open() throws IOException {
    portal = new CachingPortal(server, home.resolve("kept")).with(OLD);
    folder = Files.createDirectories(home.resolve("pictures"));
  }

  private Result importFrom(byte[] image) throws IOException {
    file(image);
    return importFrom(folder);
  }

  private Result importFrom(Path given) {
    ImportOutcome outcome =
        new ImportPhotos(new People(), portal.replaced())
            .importFrom(
                portal.session(),
                given,
                new ImportOptions(0, false, false, false, false, false, false, null),
                plan -> true,
                (done, total) -> {});
    return ((Imported) outcome).rows().get(0).result();
  }

  private long sent() {
    List<String> shown = portal.requestsSeen();
    return shown.stream().filter(call -> !call.startsWith("GET")).count();
  }

  @Test
  void imageOfTheSameSizeAndTypeIsSetOnce() throws IOException {
    assertThat(importFrom(NEW)).isEqualTo(Result.CHANGED);
    assertThat(sent()).isEqualTo(1);
    assertThat(importFrom(NEW)).isEqualTo(Result.SAME);
    assertThat(sent()).isZero();
  }

  @Test
  void scaledImageIsRecognizedWithSignedAddresses() throws IOException {
    portal.signsAddresses = true;
    byte[] large = TestImages.png(2000, 1000);
    assertThat(importFrom(large)).isEqualTo(Result.CHANGED);
    assertThat(sent()).isEqualTo(1);
    assertThat(importFrom(large)).isEqualTo(Result.SAME);
    assertThat(sent()).isZero();
    portal.uploadedByAnother(TestImages.png(1280, 640, 9));
    assertThat(importFrom(large)).isEqualTo(Result.CHANGED);
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void photoReplacedWithAnOldHashIsSentAgain() throws IOException {
    portal.unnamed();
    byte[] large = TestImages.png(2000, 1000);
    assertThat(importFrom(large)).isEqualTo(Result.CHANGED);
    portal.uploadedByAnother(TestImages.png(1280, 640, 9));
    sent();
    assertThat(importFrom(large)).isEqualTo(Result.CHANGED);
    assertThat(sent()).isEqualTo(1);

    assertThat(importFrom(NEW)).isEqualTo(Result.CHANGED);
    sent();
    // An image that the portal stores unchanged is recognized by its bytes.
    assertThat(importFrom(NEW)).isEqualTo(Result.SAME);
    assertThat(sent()).isZero();
    portal.uploadedByAnother(OLD);
    assertThat(importFrom(NEW)).isEqualTo(Result.CHANGED);
    assertThat(portal.photo()).isEqualTo(NEW);
  }

  @Test
  void lostChangeIsRefusedAndUnverifiableChangeIsUnsure() throws IOException {
    portal.signsAddresses = true;
    portal.swallowed = SampleResponses.ok("{\"success\": true, \"data\": {}}");
    assertThat(importFrom(NEW)).isEqualTo(Result.REFUSED);
    portal.swallowed = null;
    portal.uploadedByAnother(TestImages.png(4, 4, 3));
    // Its size alone does not make it the result of the refused image.
    assertThat(importFrom(NEW)).isEqualTo(Result.CHANGED);
    portal.with(OLD);
    portal.storage = 403;
    portal.unnamed();
    Files.write(folder.resolve("ada@example.com.png"), NEW);
    Imported imported =
        (Imported)
            new ImportPhotos(new People(), portal.replaced())
                .importFrom(
                    portal.session(),
                    folder,
                    new ImportOptions(0, false, true, false, false, false, false, null),
                    plan -> true,
                    (done, total) -> {});
    assertThat(imported.rows().get(0).result()).isEqualTo(Result.UNSURE);
    assertThat(imported.rows().get(0).reason())
        .startsWith("accepted, but not verified: the photo's version");
  }

  @Test
  void removedPhotoIsNotTakenForTheResultOfAKilledImportLater() throws IOException {
    ImportEntry entry =
        new ImportEntry("", "", "", "", "", "", "", file(NEW).toString(), false, null, null);
    try (ImportJournal killed = ImportJournal.of(folder, portal.session().address())) {
      killed.create();
      killed.sending(SampleResponses.ADA, entry.read(portal.session(), false).digest(), "before");
    }
    Path list =
        Files.writeString(folder.resolve("clear.csv"), "email,action\nada@example.com,clear\n");
    assertThat(importFrom(list)).isEqualTo(Result.CLEARED);
    Files.delete(list);
    portal.uploadedByAnother(TestImages.png(4, 4, 9));

    assertThat(importFrom(NEW)).isEqualTo(Result.CHANGED);

    assertThat(portal.photo()).isEqualTo(NEW);
  }

  private Path file(byte[] image) throws IOException {
    return Files.write(folder.resolve("ada@example.com.png"), image);
  }
}
