package io.github.photoshell.practice;

import static io.github.photoshell.image.TestImages.profile;
import static io.github.photoshell.image.TestImages.tiffOf;
import static io.github.photoshell.image.TestImages.unpacksTo;
import static io.github.photoshell.image.TestImages.with;
import static io.github.photoshell.image.TestImages.withScans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.photoshell.practice.DecodedImage.NotAnImageException;
import java.time.Duration;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Tests uploads that would take too much time or memory to decode, and unusual valid ones. */
class DecodedImageTest {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private static void assertRejected(byte[] file, String words) {
    assertThat(file.length).isLessThan(500_000);
    assertTimeoutPreemptively(
        AT_MOST,
        () ->
            assertThatThrownBy(() -> StoredPhoto.of(ByteString.of(file), StoredPhoto.Source.FILE))
                .isInstanceOf(NotAnImageException.class)
                .hasMessage(words));
  }

  /** Decoding one of them would keep a thread busy for a minute or longer. */
  @Test
  void imageWithTooManyScansIsRejected() {
    byte[] bomb = withScans(1000, 1000, 10_000);
    assertRejected(bomb, DecodedImage.TOO_SLOW);
    assertRejected(tiffOf(bomb, 1000, 1000), DecodedImage.NO_DECODER);
  }

  @Test
  void compressedTextChunkIsNotExpanded() throws Exception {
    ByteString png = SampleImages.plain("png", 30, 20);
    byte[] bomb = with(png.toByteArray(), "zTXt", unpacksTo(100_000_000));
    StoredPhoto photo = StoredPhoto.of(ByteString.of(bomb), StoredPhoto.Source.FILE);
    assertThat(photo.original()).isEqualTo(ByteString.of(bomb));
    assertThat(photo.dimensions()).isEqualTo("30-20");
  }

  @Test
  void jpegWithInvalidColourProfileIsStoredUnchanged() throws Exception {
    byte[] jpeg = SampleImages.plain("jpeg", 30, 20).toByteArray();
    for (byte[] odd :
        new byte[][] {with(jpeg, profile(1, 1), profile(1, 1)), with(jpeg, profile(1, 2))}) {
      ByteString file = ByteString.of(odd);
      StoredPhoto photo = StoredPhoto.of(file, StoredPhoto.Source.FILE);
      assertThat(photo.original()).isEqualTo(file);
      assertThat(SampleImages.size(photo.square(32))).isEqualTo("32-32");
      assertThat(
              StoredPhoto.restored(file, "jpeg", StoredPhoto.Source.START, photo.cropArea())
                  .dimensions())
          .isEqualTo("30-20");
    }
  }

  @Test
  void largeImageIsScaledByItsActualSize() throws Exception {
    StoredPhoto photo =
        StoredPhoto.of(SampleImages.blueInTheMiddle(6100, 2010), StoredPhoto.Source.FILE);
    assertThat(photo.dimensions()).isEqualTo("1280-422");
    assertThat(SampleImages.size(photo.original())).isEqualTo("1280-422");
    assertThat(SampleImages.inner(photo.square(200), 4)).containsOnly(SampleImages.BLUE);
    assertThat(StoredPhoto.of(SampleImages.webp(6100, 2010), StoredPhoto.Source.FILE).dimensions())
        .isEqualTo("1280-422");
  }
}
