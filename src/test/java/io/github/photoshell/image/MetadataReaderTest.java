package io.github.photoshell.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is noticed of the metadata of an image, which would be sent along with it. */
class MetadataReaderTest {
  private static final byte[] PNG = TestImages.png(3, 2);
  private static final byte[] JPEG = TestImages.jpeg(3, 2);
  private static final String XMP = "<x:xmpmeta exif:GPSLatitude=\"50,5.1N\"/>";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static boolean hasLocation(byte[] image) {
    return MetadataReader.read(image).hasLocation();
  }

  private static boolean hasLocation(String chunk, byte[]... content) {
    return hasLocation(TestImages.with(PNG, chunk, joined(content)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  void orientationIsRead(int orientation) {
    assertThat(
            MetadataReader.read(TestImages.with(JPEG, TestImages.exif(orientation))).orientation())
        .isEqualTo(orientation);
    assertThat(
            MetadataReader.read(TestImages.with(PNG, "eXIf", TestImages.orientation(orientation)))
                .orientation())
        .isEqualTo(orientation);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 1000})
  void unknownOrientationIsUpright(int orientation) {
    assertThat(
            MetadataReader.read(TestImages.with(JPEG, TestImages.exif(orientation))).orientation())
        .isEqualTo(ImageMetadata.UPRIGHT);
  }

  @Test
  void imageWithoutMetadataHasNoLocation() {
    assertThat(hasLocation(PNG)).isFalse();
    assertThat(hasLocation(JPEG)).isFalse();
    assertThat(hasLocation(TestImages.with(JPEG, TestImages.exif(6)))).isFalse();
  }

  @Test
  void locationIsFoundInExif() {
    assertThat(hasLocation("eXIf", TestImages.location(1))).isTrue();
    assertThat(
            hasLocation(
                TestImages.with(
                    JPEG, TestImages.segment(0xe1, "Exif\0\0", TestImages.location(1)))))
        .isTrue();
  }

  @Test
  void locationIsFoundInXmpThatIsNotCompressed() {
    assertThat(hasLocation("tEXt", bytes("XML:com.adobe.xmp\0" + XMP))).isTrue();
    assertThat(
            hasLocation(
                TestImages.with(
                    JPEG, TestImages.segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", bytes(XMP)))))
        .isTrue();
  }

  @Test
  void locationIsFoundInCompressedTexts() {
    byte[] xmp = compressed(bytes(XMP));
    assertThat(hasLocation("zTXt", bytes("Comment\0\0"), xmp)).isTrue();
    assertThat(hasLocation("iTXt", bytes("XML:com.adobe.xmp\0\1\0en\0key\0"), xmp)).isTrue();
    assertThat(hasLocation("iTXt", bytes("XML:com.adobe.xmp\0\0\0en\0key\0" + XMP))).isTrue();
  }

  @Test
  void locationIsFoundInExifAsHexadecimalText() {
    String digits = HexFormat.of().formatHex(TestImages.location(1));
    String lines = digits.substring(0, 72) + "\n" + digits.substring(72) + "\n";
    assertThat(hasLocation("tEXt", bytes("Raw profile type exif\0\nexif\n  86\n" + lines)))
        .isTrue();
    assertThat(
            hasLocation(
                "zTXt",
                bytes("Raw profile type exif\0\0"),
                compressed(bytes("\nexif\n  86\n457869660000" + lines))))
        .isTrue();
    // The keyword says what the digits are.
    assertThat(hasLocation("tEXt", bytes("Comment\0\nexif\n  86\n" + lines))).isFalse();
  }

  @Test
  void otherAndDamagedTextsHaveNoLocation() {
    assertThat(hasLocation("zTXt", bytes("Comment\0\0"), compressed(bytes("a holiday")))).isFalse();
    assertThat(hasLocation("zTXt", bytes("Comment\0\0not compressed"))).isFalse();
    assertThat(hasLocation("iTXt", bytes("Comment\0\1\0"))).isFalse();
    assertThat(hasLocation("tEXt", bytes("Comment"))).isFalse();
    assertThat(hasLocation("tEXt", bytes("Raw profile type exif\0\nexif\n 2\nno digits")))
        .isFalse();
  }

  @Test
  void imageOfPixelsOnlyIsPlain() {
    assertThat(MetadataReader.extras(PNG, "PNG")).isEmpty();
    assertThat(MetadataReader.extras(JPEG, "JPEG")).isEmpty();
    assertThat(MetadataReader.extras(PNG, "WebP")).isNotEmpty();
    assertThat(MetadataReader.extras(PNG, null)).isNotEmpty();
  }

  @Test
  void imageWithMoreThanPixelsIsNotPlain() {
    assertThat(MetadataReader.extras(TestImages.with(PNG, "tEXt", bytes("a\0b")), "PNG"))
        .isNotEmpty();
    assertThat(MetadataReader.extras(joined(PNG, bytes("more after its end")), "PNG")).isNotEmpty();
    assertThat(MetadataReader.extras(TestImages.with(JPEG, TestImages.exif(1)), "JPEG"))
        .isNotEmpty();
    assertThat(
            MetadataReader.extras(
                TestImages.with(JPEG, TestImages.segment(0xfe, "a comment", new byte[0])), "JPEG"))
        .isNotEmpty();
    assertThat(
            MetadataReader.extras(
                TestImages.with(JPEG, TestImages.segment(0xe0, "AVI1\0", new byte[4])), "JPEG"))
        .isNotEmpty();
    assertThat(MetadataReader.extras(joined(JPEG, JPEG), "JPEG")).isNotEmpty();
  }

  @Test
  void damagedImageIsNotPlain() {
    assertThat(MetadataReader.extras(Arrays.copyOf(PNG, 20), "PNG")).isNotEmpty();
    assertThat(MetadataReader.extras(Arrays.copyOf(JPEG, 20), "JPEG")).isNotEmpty();
    assertThat(MetadataReader.extras(new byte[0], "PNG")).isNotEmpty();
  }

  @Test
  void profileIsReadFromAPngThatHasOne() {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    byte[] image = TestImages.with(PNG, "iCCP", TestImages.packed(profile));
    assertThat(MetadataReader.profile(image, "PNG"))
        .isNotNull()
        .satisfies(read -> assertThat(read.getData()).isEqualTo(profile));
    assertThat(MetadataReader.profile(PNG, "PNG")).isNull();
    assertThat(MetadataReader.profile(image, "GIF")).isNull();
    assertThat(
            MetadataReader.profile(
                TestImages.with(PNG, "iCCP", TestImages.packed(new byte[100])), "PNG"))
        .isNull();
  }
}
