package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.photo.ImageSource.ImageProblem.Empty;
import io.github.photoshell.photo.ImageSource.ImageProblem.IsFolder;
import io.github.photoshell.photo.ImageSource.ImageProblem.NoSuchFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnAddress;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnImage;
import io.github.photoshell.photo.ImageSource.ImageProblem.TooLarge;
import io.github.photoshell.photo.ImageSource.ImageProblem.UnsupportedType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSourceTest {
  private static final long LIMIT = 10_000;
  private static final String ROTATED = "rotated by EXIF; the portal ignores that";

  @TempDir Path folder;

  private static ImageSource of(String typed) {
    return ImageSource.of(typed, LIMIT, false);
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://photos.example/ada.png",
        "http://photos.example",
        "https://p.example/a?raw=true&x=1#f"
      })
  void addressIsSentAsTyped(String typed) {
    assertThat(of(typed)).isEqualTo(new ImageSource.Address(typed));
  }

  /** As phones and word processors write them; portals before 3.7 need lower case. */
  @ParameterizedTest
  @ValueSource(strings = {"Https://Photos.example/Ada.png", "HTTP://photos.example"})
  void schemeIsLowerCased(String typed) {
    String url = typed.startsWith("Https") ? "https" + typed.substring(5) : "http://photos.example";
    assertThat(of(typed)).isEqualTo(new ImageSource.Address(url));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://photos.example/a.png, ftp",
    "file:///home/ada/a.png, file",
    "'data:image/png;base64,AAAA', data",
    "https:photos.example, https",
    "https:///a.png, https"
  })
  void unsupportedSchemeIsNamed(String typed, String scheme) {
    assertThat(of(typed)).isEqualTo(new NotAnAddress(typed, scheme));
  }

  /** Otherwise an address in a list would be read from a folder of that name. */
  @ParameterizedTest
  @ValueSource(strings = {"https://x\n/../a.png", "https://x\r/../a.png"})
  void addressWithALineBreakIsNotAFile(String typed) {
    assertThat(of(typed)).isEqualTo(new NotAnAddress(typed, "https"));
  }

  @Test
  void addressWithAnotherLineSeparatorIsNotAFile() {
    for (String separator : new String[] {"\u2028", "\u2029", "\u0085"}) {
      String typed = "https://x" + separator + "/../a.png";
      assertThat(of(typed)).isEqualTo(new ImageSource.Address(typed));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere.png", "C:\\photos\\ada.png", "~/nowhere.png", "me:2024.png"})
  void everythingElseIsAFile(String typed) {
    assertThat(of(typed)).isEqualTo(new NoSuchFile(typed));
  }

  @Test
  @NeedsPosix("symbolic links")
  void linkToAMissingFileIsNamed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("ada.png"), folder.resolve("gone.png"));
    ImageSource source = of(link.toString());
    assertThat(ImageText.of((ImageSource.ImageProblem) source).lines().get(0).plain())
        .isEqualTo(link + " is a link to a file that does not exist.");
    assertThat(ImportReasons.of((ImageSource.ImageProblem) source))
        .isEqualTo("a link to a file that does not exist");
  }

  @Test
  void pngAndJpegAreKnownByTheirBytesAndNotByTheirNames() throws IOException {
    assertThat(of(file("photo.txt", TestImages.png(30, 20))))
        .isInstanceOfSatisfying(
            LocalImage.class,
            png -> {
              assertThat(png.mediaType()).isEqualTo("image/png");
              assertThat(png.size()).isEqualTo(new PixelSize(30, 20));
              assertThat(png.remarks()).isEmpty();
            });
    assertThat(of(file("photo.png", TestImages.jpeg(30, 20))))
        .isInstanceOfSatisfying(
            LocalImage.class, jpeg -> assertThat(jpeg.mediaType()).isEqualTo("image/jpeg"));
  }

  @ParameterizedTest
  @CsvSource({"GIF89a, GIF", "RIFF1234WEBPVP8, WebP", "1234ftypheic, HEIC", "<svg xmlns, SVG"})
  void otherImageFormatsAreNamed(String head, String type) throws IOException {
    String path = file("a.png", latin(head));
    assertThat(of(path)).isEqualTo(new UnsupportedType(path, type));
  }

  @Test
  void nonImageIsReportedWithItsLikelyFormat() throws IOException {
    String page = file("a.png", latin(" <!DOCTYPE html><html>"));
    assertThat(of(page)).isEqualTo(new NotAnImage(page, "a web page"));
    String notes = file("b.png", latin("hello"));
    assertThat(of(notes)).isEqualTo(new NotAnImage(notes, null));
    String cut = file("c.png", Arrays.copyOf(TestImages.png(30, 20), 20));
    assertThat(of(cut)).isEqualTo(new NotAnImage(cut, "a broken PNG"));
  }

  @Test
  void emptyFileFolderAndTooLargeFileAreProblems() throws IOException {
    String empty = file("a.png", new byte[0]);
    assertThat(of(empty)).isEqualTo(new Empty(empty));
    assertThat(of(folder.toString())).isEqualTo(new IsFolder(folder.toString()));
    String large = file("b.png", Arrays.copyOf(TestImages.png(30, 20), 10_001));
    assertThat(of(large)).isEqualTo(new TooLarge(large, 10_001, LIMIT, true));
    String fitting = file("c.png", Arrays.copyOf(TestImages.png(30, 20), 10_000));
    assertThat(of(fitting)).isInstanceOf(LocalImage.class);
  }

  @Test
  @NeedsPosix("named pipes")
  void pipeIsNotRead() throws Exception {
    String pipe = folder.resolve("pipe.png").toString();
    assumeTrue(new ProcessBuilder("mkfifo", pipe).start().waitFor() == 0);
    assertThat(of(pipe)).isEqualTo(new NotAFile(pipe));
    assertThat(of("/dev/null")).isEqualTo(new NotAFile("/dev/null"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "1, false",
    "2, true",
    "3, true",
    "4, true",
    "5, true",
    "6, true",
    "7, true",
    "8, true",
    "9, false",
    "65535, false"
  })
  void exifRotationIsDetected(int orientation, boolean rotated) throws IOException {
    byte[] jpeg = TestImages.with(TestImages.jpeg(30, 20), TestImages.exif(orientation));
    List<String> remarks = rotated ? List.of(ROTATED) : List.of();
    assertThat(read("a.jpg", jpeg).remarks()).isEqualTo(remarks);
    byte[] png =
        TestImages.with(TestImages.png(30, 20), "eXIf", TestImages.orientation(orientation));
    assertThat(read("a.png", png).remarks()).isEqualTo(remarks);
  }

  @Test
  void orientationIsFoundBehindOtherSegmentsAndFillBytes() throws IOException {
    byte[] jpeg = TestImages.jpeg(30, 20);
    byte[] fill = {(byte) 0xff, (byte) 0xff};
    byte[] xmp = TestImages.segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", latin("<x:xmpmeta/>"));
    assertThat(read("a.jpg", TestImages.with(jpeg, fill, TestImages.exif(6))).remarks())
        .containsExactly(ROTATED);
    assertThat(read("b.jpg", TestImages.with(jpeg, xmp, TestImages.exif(6))).remarks())
        .containsExactly(ROTATED);
    byte[] cut = Arrays.copyOf(TestImages.exif(6), 20);
    assertThat(read("c.jpg", TestImages.with(jpeg, cut)).remarks()).isEmpty();
  }

  /** Every viewer shows them, but Java's reader rejects the first two. */
  @Test
  void imageWithAValidHeaderIsSent() throws IOException {
    byte[] jpeg = TestImages.jpeg(30, 20);
    byte[] twice = TestImages.with(jpeg, TestImages.profile(1, 1), TestImages.profile(1, 1));
    byte[] lacking = TestImages.with(jpeg, TestImages.profile(1, 2));
    byte[] png = TestImages.png(30, 20);
    byte[] oddHeaderSum = png.clone();
    oddHeaderSum[8 + 4 + 4 + 13] ^= 1;
    byte[] oddData = png.clone();
    oddData[png.length - 16] ^= 1;
    for (byte[] picture : List.of(twice, lacking, oddHeaderSum, oddData)) {
      assertThat(read("a", picture).size()).isEqualTo(new PixelSize(30, 20));
    }
  }

  @Test
  void imageWithoutAValidHeaderIsDamaged() throws IOException {
    byte[] png = TestImages.png(30, 20);
    byte[] wide = png.clone();
    wide[16] = (byte) 0x80;
    byte[] flat = png.clone();
    flat[23] = 0;
    String path = file("a.png", wide);
    assertThat(of(path)).isEqualTo(new NotAnImage(path, "a broken PNG"));
    assertThat(of(file("a.png", flat))).isEqualTo(new NotAnImage(path, "a broken PNG"));
    String start = file("a.jpg", Arrays.copyOf(TestImages.jpeg(30, 20), 30));
    assertThat(of(start)).isEqualTo(new NotAnImage(start, "a broken JPEG"));
  }

  private LocalImage read(String name, byte[] bytes) throws IOException {
    return (LocalImage) of(file(name, bytes));
  }
}
