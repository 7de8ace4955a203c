package io.github.photoshell.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes images fit, and looks at the result with Java's own readers. */
class FittedImageTest {
  private static final int SIDE = 1280;
  private static final long LIMIT = 5 * 1024 * 1024;

  /** A WebP of 24×16 pixels, red with a blue top left quarter, to be turned by 90°. */
  private static final String TURNED_WEBP =
      "UklGRowAAABXRUJQVlA4WAoAAAAIAAAAFwAADwAAVlA4IEwAAABwAwCdASoYABAAPm0qkkWkIqGYBABABsSgC7LoAAYL"
          + "Uk/yKAAA/vkPkJh2V//+4OMN/8PDP+L/XYU/7oKv+8XH9jf/1Bn6qQpHgQAARVhJRhoAAABNTQAqAAAACAABARIA"
          + "AwAAAAEABgAAAAAAAA==";

  /** The same image, lossless, upright, with a transparent pixel at the bottom right. */
  private static final String TRANSPARENT_WEBP =
      "UklGRjwAAABXRUJQVlA4TC8AAAAvF8ADEBcgEEhxEEMsEEiC2J9iQIFAEurgw8x/wL0DgQDx48ekVAUR/Z8AtTrtAQA"
          + "=";

  /** A JPEG of 8×8 pixels in CMYK, of the colour 200, 60, 60. */
  private static final String CMYK_JPEG =
      "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2Rjcs"
          + "LUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAYH"
          + "/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwBYKiqnP//Z";

  /** Returns a photo-like image: many colours, red on the left, a blue corner at the top left. */
  private static BufferedImage photo(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean corner = x < width / 2 && y < height / 2;
        int level = random.nextInt(30) << 16 | random.nextInt(30) << 8 | random.nextInt(30);
        image.setRGB(x, y, (corner ? 0xff0000c0 : 0xffc00000) + level);
      }
    }
    return image;
  }

  private static FittedImage fit(byte[] image) {
    return Objects.requireNonNull(FittedImage.of(image, SIDE, LIMIT).image());
  }

  private static BufferedImage read(FittedImage image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(image.bytes()));
  }

  private static boolean isBlue(BufferedImage image, int x, int y) {
    Color colour = new Color(image.getRGB(x, y));
    return colour.getBlue() > colour.getRed();
  }

  /** The corner that was at the top left is where viewers show it. */
  @ParameterizedTest
  @CsvSource({
    "1, false, 0, 0",
    "2, false, 1, 0",
    "3, false, 1, 1",
    "4, false, 0, 1",
    "5, true, 0, 0",
    "6, true, 1, 0",
    "7, true, 1, 1",
    "8, true, 0, 1"
  })
  void photoIsTurnedUpright(int orientation, boolean swaps, int right, int low) throws IOException {
    byte[] jpeg = TestImages.of(photo(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] png = TestImages.of(photo(60, 40, BufferedImage.TYPE_INT_RGB), "png");
    for (byte[] file :
        new byte[][] {
          TestImages.with(jpeg, TestImages.exif(orientation)),
          TestImages.with(jpeg, new byte[] {-1, -1}, TestImages.exif(orientation)),
          TestImages.with(png, "eXIf", TestImages.orientation(orientation))
        }) {
      FittedImage fitted = fit(file);
      assertThat(fitted.size()).isEqualTo(swaps ? new PixelSize(40, 60) : new PixelSize(60, 40));
      BufferedImage image = read(fitted);
      for (int x = 0; x < 2; x++) {
        for (int y = 0; y < 2; y++) {
          boolean blue =
              isBlue(
                  image, image.getWidth() * (2 * x + 1) / 4, image.getHeight() * (2 * y + 1) / 4);
          assertThat(blue).as("%d: %d, %d", orientation, x, y).isEqualTo(x == right && y == low);
        }
      }
      assertThat(ImageMetadata.of(fitted.bytes())).isEqualTo(ImageMetadata.NONE);
    }
  }

  @Test
  void locationAndAllOtherMetadataAreRemoved() {
    byte[] jpeg = TestImages.of(photo(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] exif = TestImages.segment(0xe1, "Exif\0\0", TestImages.location(6));
    byte[] comment = TestImages.segment(0xfe, "a comment", new byte[0]);
    byte[] full = TestImages.with(jpeg, exif, comment);
    assertThat(ImageMetadata.of(full)).isEqualTo(new ImageMetadata(6, true, false));
    FittedImage fitted = fit(full);
    assertThat(fitted.changes()).containsExactly("turned upright", "location removed");
    String text = new String(fitted.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("Exif", "a comment");
    assertThat(fit(TestImages.with(jpeg, comment)).changes()).containsExactly("metadata removed");
  }

  /** A phone appends a video to a photo, with sound and place. */
  @Test
  void whatFollowsTheImageIsRemoved() {
    byte[] jpeg = TestImages.of(photo(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] appended = Arrays.copyOf(jpeg, jpeg.length + 1000);
    assertThat(fit(appended).bytes().length).isLessThan(jpeg.length + 500);
    assertThat(fit(appended).changes()).containsExactly("metadata removed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void imageThatFitsIsSentByteForByte(String format) {
    byte[] file = TestImages.of(photo(1280, 20, BufferedImage.TYPE_INT_RGB), format);
    assertThat(fit(file).bytes()).isSameAs(file);
    assertThat(fit(file).changes()).isEmpty();
  }

  @Test
  void largeImageIsScaledDownAndNeverUp() throws IOException {
    FittedImage wide = fit(TestImages.of(photo(2560, 500, BufferedImage.TYPE_INT_RGB), "jpeg"));
    assertThat(wide.size()).isEqualTo(new PixelSize(1280, 250));
    assertThat(wide.original()).isEqualTo(new PixelSize(2560, 500));
    assertThat(wide.changes()).containsExactly("scaled to 1280×250");
    assertThat(isBlue(read(wide), 300, 60)).isTrue();
    assertThat(fit(TestImages.of(photo(3, 5000, BufferedImage.TYPE_INT_RGB), "png")).size())
        .isEqualTo(new PixelSize(1, 1280));
    assertThat(fit(TestImages.of(photo(7, 5, BufferedImage.TYPE_INT_RGB), "bmp")).size())
        .isEqualTo(new PixelSize(7, 5));
  }

  @Test
  void limitIsKept() {
    byte[] file = TestImages.of(photo(1280, 1280, BufferedImage.TYPE_INT_RGB), "png");
    for (long limit : new long[] {1_000_000, 300_000, 50_000}) {
      FittedImage fitted = Objects.requireNonNull(FittedImage.of(file, SIDE, limit).image());
      assertThat(fitted.bytes().length).isLessThanOrEqualTo((int) limit);
      assertThat(fitted.format()).isEqualTo("JPEG");
    }
  }

  @Test
  void photoBecomesAJpegAndADrawingStaysAPng() throws IOException {
    BufferedImage large = photo(1500, 100, BufferedImage.TYPE_INT_RGB);
    assertThat(fit(TestImages.of(large, "png")).format()).isEqualTo("JPEG");
    BufferedImage drawing = new BufferedImage(1500, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = drawing.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillOval(0, 0, 1500, 100);
    pen.dispose();
    FittedImage fitted = fit(TestImages.of(drawing, "bmp"));
    assertThat(fitted.format()).isEqualTo("PNG");
    assertThat(fitted.changes()).containsExactly("scaled to 1280×85", "BMP to PNG");
    assertThat(read(fitted).getRGB(640, 42)).isEqualTo(Color.ORANGE.getRGB());
  }

  @Test
  void transparencyIsKept() throws IOException {
    BufferedImage image = photo(1400, 200, BufferedImage.TYPE_INT_ARGB);
    for (int y = 100; y < 200; y++) {
      for (int x = 0; x < 1400; x++) {
        image.setRGB(x, y, 0);
      }
    }
    FittedImage fitted = fit(TestImages.of(image, "png"));
    assertThat(fitted.format()).isEqualTo("PNG");
    assertThat(read(fitted).getRGB(640, 150) >>> 24).isZero();
    assertThat(read(fitted).getRGB(640, 50) >>> 24).isEqualTo(255);
    FittedImage small =
        Objects.requireNonNull(FittedImage.of(TestImages.of(image, "png"), SIDE, 60_000).image());
    assertThat(small.bytes().length).isLessThanOrEqualTo(60_000);
    assertThat(small.format()).isEqualTo("PNG");
  }

  /** Java converts shades of gray as if they were linear, which is too bright. */
  @Test
  void grayKeepsItsBrightness() throws IOException {
    BufferedImage gray = new BufferedImage(1400, 100, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setPixels(0, 0, 1400, 100, constant(1400 * 100, 0x66));
    for (String format : new String[] {"jpeg", "png", "bmp", "tiff"}) {
      BufferedImage fitted = read(fit(TestImages.of(gray, format)));
      assertThat(new Color(fitted.getRGB(640, 40)).getRed()).as(format).isBetween(0x63, 0x69);
    }
    Bitmap shown = ImageDecoder.bitmap(ImageBytes.of(TestImages.of(gray, "png"))).orElseThrow();
    assertThat(shown.at(5, 5) & 0xff).isEqualTo(0x66);
  }

  /** The same number means more light in sRGB than in a profile without gamma. */
  @Test
  void coloursAreConvertedFromTheProfile() throws IOException {
    BufferedImage dark = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1600; i++) {
      dark.setRGB(i % 40, i / 40, 0x333333);
    }
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] png = TestImages.with(TestImages.of(dark, "png"), "iCCP", TestImages.packed(linear));
    byte[] jpeg =
        TestImages.with(
            TestImages.of(dark, "jpeg"), TestImages.segment(0xe2, "ICC_PROFILE\0\1\1", linear));
    for (byte[] image : new byte[][] {png, jpeg}) {
      Color colour = new Color(read(fit(image)).getRGB(20, 20));
      assertThat(colour.getGreen()).isBetween(0x77, 0x82);
      assertThat(colour.getRed()).isBetween(0x77, 0x82);
    }
    byte[] damaged = TestImages.with(TestImages.of(dark, "png"), "iCCP", new byte[] {'x', 0, 0, 9});
    assertThat(read(fit(damaged)).getRGB(20, 20) & 0xff).isEqualTo(0x33);
  }

  /** Such a file holds cyan, magenta, yellow and black, which Java's own reader mixes up. */
  @Test
  void cmykIsConverted() throws IOException {
    FittedImage fitted = fit(Base64.getDecoder().decode(CMYK_JPEG));
    assertThat(fitted.changes()).containsExactly("CMYK to RGB");
    Color colour = new Color(read(fitted).getRGB(4, 4));
    assertThat(colour.getRed()).isBetween(0xc0, 0xd0);
    assertThat(colour.getGreen()).isBetween(0x34, 0x44);
    assertThat(colour.getBlue()).isBetween(0x34, 0x44);
  }

  private static int[] constant(int count, int value) {
    int[] all = new int[count];
    Arrays.fill(all, value);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmp", "gif", "tiff"})
  void otherFormatsAreConverted(String format) throws IOException {
    FittedImage fitted = fit(TestImages.of(photo(60, 40, BufferedImage.TYPE_INT_RGB), format));
    assertThat(fitted.format()).isEqualTo(format.equals("gif") ? "PNG" : "JPEG");
    assertThat(isBlue(read(fitted), 10, 10)).isTrue();
    assertThat(isBlue(read(fitted), 50, 30)).isFalse();
  }

  @Test
  void webpIsTurnedAndConverted() throws IOException {
    FittedImage turned = fit(Base64.getDecoder().decode(TURNED_WEBP));
    assertThat(turned.size()).isEqualTo(new PixelSize(16, 24));
    assertThat(turned.changes().get(0)).isEqualTo("turned upright");
    assertThat(isBlue(read(turned), 12, 5)).isTrue();
    assertThat(isBlue(read(turned), 3, 5)).isFalse();
    FittedImage transparent = fit(Base64.getDecoder().decode(TRANSPARENT_WEBP));
    assertThat(transparent.format()).isEqualTo("PNG");
    assertThat(read(transparent).getRGB(23, 15) >>> 24).isZero();
  }

  @Test
  void undecodableImageHasAReason() throws IOException {
    byte[] png = TestImages.of(photo(60, 40, BufferedImage.TYPE_INT_RGB), "png");
    assertThat(failure(Arrays.copyOf(png, png.length / 2))).isEqualTo(DecodeFailure.BROKEN);
    assertThat(failure("hello".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(DecodeFailure.NOT_AN_IMAGE);
    assertThat(failure("1234ftypheic0000".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(DecodeFailure.UNSUPPORTED_FORMAT);
    byte[] slow = TestImages.withScans(1000, 1000, 10_000);
    byte[] tiff = TestImages.tiffOf(slow, 1000, 1000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(failure(slow)).isEqualTo(DecodeFailure.TOO_MANY_SCANS);
          assertThat(failure(tiff)).isEqualTo(DecodeFailure.UNSUPPORTED_FORMAT);
          assertThat(failure(TestImages.row(70_000_000))).isEqualTo(DecodeFailure.TOO_MANY_PIXELS);
        });
  }

  /** Compressed texts and profiles unpack to any length. */
  @Test
  void compressedMetadataIsNotUnpacked() {
    byte[] png = TestImages.of(photo(60, 40, BufferedImage.TYPE_INT_RGB), "png");
    byte[] bomb = TestImages.unpacksTo(100_000_000);
    for (String chunk : new String[] {"zTXt", "iCCP", "iTXt"}) {
      assertThat(fit(TestImages.with(png, chunk, bomb)).size()).isEqualTo(new PixelSize(60, 40));
    }
  }

  private static DecodeFailure failure(byte[] image) {
    return Objects.requireNonNull(FittedImage.of(image, SIDE, LIMIT).failure());
  }
}
