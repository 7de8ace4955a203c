package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.People;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.photo.SaveOutcome.AlreadyThere;
import io.github.photoshell.photo.SaveOutcome.NoPhoto;
import io.github.photoshell.photo.SaveOutcome.NotAFile;
import io.github.photoshell.photo.SaveOutcome.NotAnImage;
import io.github.photoshell.photo.SaveOutcome.NotFetched;
import io.github.photoshell.photo.SaveOutcome.NotSeen;
import io.github.photoshell.photo.SaveOutcome.NotWritten;
import io.github.photoshell.photo.SaveOutcome.Saved;
import io.github.photoshell.photo.SavePhoto.SaveRequest;
import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests saving photos to files. */
class SavePhotoTest {
  private static final byte[] PNG = TestImages.png(30, 20);

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;

  private SaveOutcome save(ScriptedPortal portal, @Nullable Path file, boolean force) {
    SavePhoto photos = new SavePhoto(new ShowPhoto(new People()));
    return photos.save(
        portal.session(),
        new SaveRequest(
            "ada", file == null ? null : file.toString(), PhotoSize.ORIGINAL, force, false));
  }

  private ScriptedPortal portal(byte[] picture) {
    return new ScriptedPortal(server, folder.resolve("aside"))
        .connect("3.7.2", SampleResponses.PATIENT)
        .withPhoto()
        .respondToPictures(
            () -> new MockResponse.Builder().body(new Buffer().write(picture)).build());
  }

  @Test
  void folderGetsAFileNamedAfterThePersonAndFormat() throws IOException {
    // The name says JPEG.
    Saved saved = (Saved) save(portal(PNG), folder, false);
    assertThat(saved.path()).isEqualTo(folder.resolve("ada.png"));
    assertThat(saved.hasOtherExtension()).isFalse();
    assertThat(folder.resolve("ada.png")).hasBinaryContent(PNG);
  }

  @Test
  void missingExtensionIsAddedAndWrongOneReported() throws IOException {
    ScriptedPortal portal = portal(PNG);
    assertThat(((Saved) save(portal, folder.resolve("me"), false)).path())
        .isEqualTo(folder.resolve("me.png"));
    Saved saved = (Saved) save(portal, folder.resolve("me.jpg"), false);
    assertThat(saved.hasOtherExtension()).isTrue();
    assertThat(folder.resolve("me.jpg")).hasBinaryContent(PNG);
  }

  @Test
  void missingFolderIsNotTakenForAFile() {
    SavePhoto photos = new SavePhoto(new ShowPhoto(new People()));
    String missing = folder.resolve("pictures") + "/";
    SaveOutcome outcome =
        photos.save(
            portal(PNG).session(),
            new SaveRequest("ada", missing, PhotoSize.ORIGINAL, false, false));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            NotWritten.class,
            not -> assertThat(not.path()).isEqualTo(folder.resolve("pictures/ada.png")));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void existingFileStaysUnlessForced() throws IOException {
    ScriptedPortal portal = portal(PNG);
    Path file = Files.writeString(folder.resolve("ada.png"), "mine");
    assertThat(save(portal, file, false)).isInstanceOf(AlreadyThere.class);
    assertThat(file).hasContent("mine");
    assertThat(save(portal, file, true)).isInstanceOf(Saved.class);
    assertThat(file).hasBinaryContent(PNG);
  }

  @Test
  void failedWriteLeavesNoFile() throws IOException {
    ScriptedPortal portal = portal(PNG);
    Path nowhere = folder.resolve("no such folder/ada.png");
    assertThat(save(portal, nowhere, false)).isInstanceOf(NotWritten.class);
    Path full = Files.createDirectories(folder.resolve("full.png/inside"));
    assertThat(full).isDirectory();
    save(portal, folder.resolve("ada.png"), false);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("ada.png", "full.png");
    }
  }

  @Test
  @NeedsPosix("devices")
  void deviceIsNotWrittenOrReplaced() throws IOException {
    ScriptedPortal portal = portal(PNG);
    Path link = Files.createSymbolicLink(folder.resolve("sink.png"), Path.of("/dev/null"));
    for (Path device : List.of(Path.of("/dev/null"), link)) {
      assertThat(save(portal, device, true))
          .isInstanceOfSatisfying(NotAFile.class, not -> assertThat(not.path()).isEqualTo(device));
    }
    assertThat(link).isSymbolicLink();
    assertThat(Path.of("/dev/null.png")).doesNotExist();
  }

  @Test
  void noFileWithoutPhotoImageOrPerson() throws IOException {
    ScriptedPortal withheld = portal(PNG).respondToPictures(() -> SampleResponses.empty(403));
    assertThat(save(withheld, folder, false)).isInstanceOf(NotFetched.class);
    ScriptedPortal page = portal("<html>".getBytes(StandardCharsets.UTF_8));
    assertThat(save(page, folder, false)).isInstanceOf(NotAnImage.class);
    ScriptedPortal none =
        new ScriptedPortal(server, folder.resolve("aside"))
            .connect("3.7.2", SampleResponses.PATIENT);
    assertThat(save(none, folder, false)).isInstanceOf(NoPhoto.class);
    SavePhoto photos = new SavePhoto(new ShowPhoto(new People()));
    assertThat(
            photos.save(
                none.session(), new SaveRequest("nobody", null, PhotoSize.ORIGINAL, false, false)))
        .isInstanceOf(NotSeen.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void namesFromThePortalStayInTheFolder() {
    assertThat(SavePhoto.safeName(called("../../etc/passwd"))).isEqualTo("_.._.._etc_passwd");
    assertThat(SavePhoto.safeName(called("a\u001b[31mb"))).isEqualTo("a__31mb");
    assertThat(SavePhoto.safeName(called("con"))).isEqualTo("_con");
    assertThat(SavePhoto.safeName(called("zoë.müller"))).isEqualTo("zoë.müller");
  }

  private static Person called(String userName) {
    return SamplePeople.person(SampleResponses.ADA, userName, userName);
  }
}
