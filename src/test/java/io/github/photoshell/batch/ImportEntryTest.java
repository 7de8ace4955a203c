package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.batch.ImportEntry.ImageContent;
import io.github.photoshell.batch.ImportEntry.ReadImage;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportEntryTest {
  private static final Session SESSION = Session.assumed();
  private static final String ADDRESS = "https://photos.example/ada.png";

  @TempDir Path folder;

  private static ImportEntry named(
      String person, String id, String userName, String email, String name) {
    return new ImportEntry("line 2", person, id, userName, email, name, "", "", false, null, null);
  }

  private static ImportEntry image(
      String image, String source, boolean clears, @Nullable ImageContent content) {
    return new ImportEntry("line 2", "ada", "", "", "", "", image, source, clears, null, content);
  }

  private static ImportEntry file(Path file) {
    return image("ada.png", file.toString(), false, null);
  }

  private static ImportEntry withKey(@Nullable PersonKey key) {
    return new ImportEntry("line 2", "ada", "", "", "", "", "", "", true, key, null);
  }

  @ParameterizedTest
  @CsvSource({
    "p,i,u,e,n,u",
    "p,i,'',e,n,e",
    "p,i,'','',n,p",
    "'',i,'','',n,i",
    "'','','','',n,n",
    "'','','','','',''",
  })
  void personIsNamedByTheMostReadableValue(
      String person, String id, String userName, String email, String name, String word) {
    assertThat(named(person, id, userName, email, name).identifier()).isEqualTo(word);
  }

  @Test
  void onlyAKeyCommandRunsAProgram() {
    assertThat(withKey(null).runsProgram()).isFalse();
    assertThat(withKey(new PersonKey("ada.key", null)).runsProgram()).isFalse();
    assertThat(withKey(new PersonKey(null, "pass ada")).runsProgram()).isTrue();
  }

  @Test
  void onlyARemovalNeedsNoImage() {
    assertThat(image("", "", false, null).isWhole()).isFalse();
    assertThat(image("", "", true, null).isWhole()).isTrue();
    assertThat(image("ada.png", "", false, null).isWhole()).isTrue();
  }

  @Test
  void sameSourceIsTheSameChange() {
    ImportEntry ada = image("ada.png", "/photos/ada.png", false, null);
    assertThat(ada.isSameChange(image("./ada.png", "/photos/ada.png", false, null))).isTrue();
    assertThat(ada.isSameChange(image("ada.png", "/other/ada.png", false, null))).isFalse();
  }

  @Test
  void removalsAreTheSameChangeWhateverTheirImage() {
    ImportEntry clears = image("ada.png", "/photos/ada.png", true, null);
    assertThat(clears.isSameChange(image("", "", true, null))).isTrue();
    assertThat(clears.isSameChange(image("ada.png", "/photos/ada.png", false, null))).isFalse();
  }

  @Test
  void imageFileIsReadWithItsSize() throws IOException {
    ReadImage read = file(write("ada.png", 30)).read(SESSION, false);
    assertThat(read.source())
        .isInstanceOfSatisfying(
            LocalImage.class, image -> assertThat(image.bytes()).isEqualTo(TestImages.png(30, 20)));
    assertThat(read.size()).isEqualTo(new PixelSize(30, 20));
  }

  @Test
  void digestIsThatOfTheImageWhereverItIs() throws IOException {
    String digest = file(write("ada.png", 30)).read(SESSION, false).digest();
    assertThat(digest).isNotEmpty();
    assertThat(file(write("copy.png", 30)).read(SESSION, false).digest()).isEqualTo(digest);
    assertThat(file(write("other.png", 31)).read(SESSION, false).digest()).isNotEqualTo(digest);
  }

  @Test
  void addressHasItsDigestAndNoSize() {
    ReadImage read = image(ADDRESS, ADDRESS, false, null).read(SESSION, false);
    assertThat(read.source()).isInstanceOf(ImageSource.Address.class);
    assertThat(read.size()).isNull();
    assertThat(read.digest())
        .isNotEmpty()
        .isNotEqualTo(image("", ADDRESS + "?2", false, null).read(SESSION, false).digest());
  }

  @Test
  void unchangedFileIsNotReadAgain() throws IOException {
    ImportEntry entry = file(write("ada.png", 30));
    ReadImage first = entry.read(SESSION, false);
    assertThat(entry.read(SESSION, false, first)).isSameAs(first);
    assertThat(entry.read(SESSION, false, null)).isNotSameAs(first);
  }

  @Test
  void fileOfAnotherSizeOrTimeIsReadAgain() throws IOException {
    Path path = write("ada.png", 30);
    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1)));
    ImportEntry entry = file(path);
    ReadImage first = entry.read(SESSION, false);

    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(2)));
    ReadImage second = entry.read(SESSION, false, first);
    assertThat(second).isNotSameAs(first);

    Files.write(path, new byte[1], StandardOpenOption.APPEND);
    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(2)));
    assertThat(entry.read(SESSION, false, second)).isNotSameAs(second);
  }

  @Test
  void imageInsideAnArchiveIsCheckedLikeAFile() {
    ImportEntry good = image("ada.png", "zip:ada.png", false, () -> TestImages.png(30, 20));
    assertThat(good.read(SESSION, false).size()).isEqualTo(new PixelSize(30, 20));

    ImportEntry empty = image("ada.png", "zip:ada.png", false, () -> new byte[0]);
    assertThat(empty.read(SESSION, false).source()).isInstanceOf(ImageSource.ImageProblem.class);
  }

  @Test
  void unreadableImageOfAnArchiveIsAProblemOfThatImage() {
    ImportEntry broken =
        image(
            "ada.png",
            "zip:ada.png",
            false,
            () -> {
              throw new IOException("invalid CRC");
            });
    assertThat(broken.read(SESSION, false).source())
        .isEqualTo(new ImageSource.ImageProblem.Unreadable("ada.png", "invalid CRC"));
  }

  private Path write(String name, int width) throws IOException {
    return Files.write(folder.resolve(name), TestImages.png(width, 20));
  }
}
