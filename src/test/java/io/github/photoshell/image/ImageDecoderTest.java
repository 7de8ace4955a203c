package io.github.photoshell.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import io.github.photoshell.image.ImageDecoder.DecodeResult.Decoded;
import io.github.photoshell.image.ImageDecoder.DecodeResult.NotDecoded;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

/** Tests decoding of valid, damaged and hostile images. */
class ImageDecoderTest {
  private static byte[] image(int width, int height, String format) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, x < width / 2 ? 0xff0000 : 0x0000ff);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /** Returns a few hundred bytes that declare any number of pixels. */
  private static byte[] bomb(int width, int height) throws IOException {
    byte[] png = image(2, 2, "png");
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    header.putInt(29, (int) sum.getValue());
    return png;
  }

  private static DecodeFailure why(byte[] bytes) {
    return ((NotDecoded) ImageDecoder.decode(bytes)).why();
  }

  @Test
  void pngJpegAndGifAreDecoded() throws IOException {
    for (String format : new String[] {"png", "jpeg", "gif"}) {
      Decoded decoded = (Decoded) ImageDecoder.decode(image(40, 30, format));
      assertThat(decoded.file().format()).isEqualToIgnoringCase(format);
      assertThat(decoded.file().size()).isEqualTo(new PixelSize(40, 30));
      int left = decoded.bitmap().at(5, 5);
      int right = decoded.bitmap().at(35, 25);
      assertThat(left >> 16 & 0xff).as(format).isGreaterThan(200);
      assertThat(right & 0xff).as(format).isGreaterThan(200);
    }
  }

  @Test
  void largeImageIsSubsampled() throws IOException {
    Decoded decoded = (Decoded) ImageDecoder.decode(image(4000, 100, "png"));
    assertThat(decoded.file().size()).isEqualTo(new PixelSize(4000, 100));
    assertThat(decoded.bitmap().width()).isEqualTo(1000);
    assertThat(decoded.bitmap().height()).isEqualTo(25);
  }

  @Test
  void bombIsNotDecoded() throws IOException {
    byte[] bomb = bomb(100_000, 100_000);
    assertThat(bomb.length).isLessThan(1000);
    assertThat(why(bomb)).isEqualTo(DecodeFailure.TOO_MANY_PIXELS);
    NotDecoded unseen = (NotDecoded) ImageDecoder.decode(bomb);
    assertThat(Objects.requireNonNull(unseen.file().size()).width()).isEqualTo(100_000);
  }

  /** Each of them would take a minute. */
  @Test
  void imageWithTooManyScansIsNotDecoded() {
    byte[] bomb = TestImages.withScans(1000, 1000, 10_000);
    assertThat(bomb.length).isLessThan(500_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(why(bomb)).isEqualTo(DecodeFailure.TOO_MANY_SCANS));
  }

  @Test
  void progressiveJpegIsDecoded() {
    assertThat(ImageDecoder.decode(TestImages.withScans(60, 40, 0))).isInstanceOf(Decoded.class);
    assertThat(ImageDecoder.decode(TestImages.withScans(60, 40, 80))).isInstanceOf(Decoded.class);
  }

  @Test
  void decodingEndsWhenItsTimeIsOver() throws IOException {
    for (byte[] slow :
        List.of(
            TestImages.withScans(3000, 3000, 50),
            image(3000, 3000, "png"),
            image(3000, 3000, "gif"),
            image(3000, 3000, "bmp"),
            image(3000, 3000, "jpeg"))) {
      DecodeResult decodeResult = ImageDecoder.decode(slow, Duration.ofMillis(1));
      assertThat(((NotDecoded) decodeResult).why()).isEqualTo(DecodeFailure.TOO_SLOW);
    }
  }

  @Test
  void decodingEndsWhenItsThreadIsInterrupted() throws Exception {
    byte[] slow = TestImages.withScans(3000, 3000, 90);
    FutureTask<DecodeResult> looking =
        new FutureTask<>(() -> ImageDecoder.decode(slow, Duration.ofMinutes(5)));
    Thread thread = new Thread(looking);
    thread.start();
    Thread.sleep(200);
    thread.interrupt();
    assertThatThrownBy(() -> looking.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CancellationException.class);
    thread.join();
    Thread.currentThread().interrupt();
    for (String format : List.of("png", "gif", "bmp", "jpeg")) {
      byte[] picture = image(40, 30, format);
      assertThatThrownBy(() -> ImageDecoder.decode(picture))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  /** The decoder of a lossless WebP reports nothing, but it reads on. */
  @Test
  void readingEndsWhenTheTimeIsOver() throws IOException {
    byte[] bytes = new byte[2000];
    try (ImageInputStream slow = new DecodeLimit(Duration.ofMillis(-1)).input(bytes)) {
      assertThatThrownBy(() -> slow.read(new byte[10], 0, 10)).hasMessageContaining("TOO_SLOW");
      assertThatThrownBy(() -> readAll(slow)).hasMessageContaining("TOO_SLOW");
    }
    try (ImageInputStream input = new DecodeLimit(Duration.ofMinutes(1)).input(bytes)) {
      assertThat(readAll(input)).isEqualTo(2000);
      input.seek(0);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> readAll(input)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static int readAll(ImageInputStream input) throws IOException {
    int count = 0;
    while (input.read() >= 0) {
      count++;
    }
    return count;
  }

  /** Its scans would not be reported. */
  @Test
  void jpegInATiffIsNotDecoded() throws IOException {
    byte[] tiff = TestImages.tiffOf(TestImages.withScans(1000, 1000, 10_000), 1000, 1000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(why(tiff)).isEqualTo(DecodeFailure.UNSUPPORTED_FORMAT));
    assertThat(ImageDecoder.decode(image(40, 30, "tiff"))).isInstanceOf(Decoded.class);
  }

  @Test
  void hugeTextChunkIsNotDecompressed() throws IOException {
    byte[] comment = TestImages.unpacksTo(100_000_000);
    for (String chunk : List.of("zTXt", "iCCP", "iTXt")) {
      byte[] png = TestImages.with(image(40, 30, "png"), chunk, comment);
      assertThat(png.length).isLessThan(200_000);
      assertThat(ImageDecoder.decode(png)).as(chunk).isInstanceOf(Decoded.class);
    }
  }

  /** Viewers show them, but Java's reader rejects them unchanged. */
  @Test
  void jpegWithADamagedProfileIsDecoded() throws IOException {
    byte[] jpeg = image(40, 30, "jpeg");
    byte[] twice = TestImages.with(jpeg, TestImages.profile(1, 1), TestImages.profile(1, 1));
    byte[] lacking = TestImages.with(jpeg, TestImages.exif(1), TestImages.profile(1, 2));
    for (byte[] picture : List.of(twice, lacking)) {
      Decoded decoded = (Decoded) ImageDecoder.decode(picture);
      assertThat(decoded.bitmap().at(5, 5) >> 16 & 0xff).isGreaterThan(200);
      assertThat(decoded.file().bytes()).isEqualTo(picture);
    }
  }

  @Test
  void undecodableImageHasAReason() throws IOException {
    byte[] png = image(40, 30, "png");
    assertThat(why(new byte[0])).isEqualTo(DecodeFailure.EMPTY);
    assertThat(why("<html>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(DecodeFailure.NOT_AN_IMAGE);
    assertThat(why("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(DecodeFailure.BROKEN);
    assertThat(why("0000ftypheic0000".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(DecodeFailure.UNSUPPORTED_FORMAT);
    assertThat(why(Arrays.copyOf(png, 40))).isEqualTo(DecodeFailure.BROKEN);
    assertThat(why(Arrays.copyOf(png, 12))).isEqualTo(DecodeFailure.BROKEN);
  }
}
