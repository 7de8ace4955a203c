package io.github.photoshell.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what bytes are taken for, whatever the name of their file says. */
class ImageInspectorTest {
  /** Returns bytes from text with {@code \xx} for the byte in hexadecimal digits. */
  private static byte[] bytes(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      nullValues = "-",
      value = {
        "\\89PNG\\0d\\0a\\1a\\0a               ~ PNG",
        "\\ff\\d8\\ff\\e0\\00\\10JFIF\\00      ~ JPEG",
        "GIF89a\\01\\00\\01\\00                ~ GIF",
        "RIFF\\24\\00\\00\\00WEBPVP8            ~ WebP",
        "RIFF\\24\\00\\00\\00WAVEfmt            ~ -",
        "II*\\00\\08\\00\\00\\00                ~ TIFF",
        "II+\\00\\08\\00\\00\\00                ~ TIFF",
        "MM\\00+\\00\\08\\00\\00                ~ TIFF",
        "BM\\9a\\00\\00\\00\\00\\00\\00\\00     ~ BMP",
        "BMW is a car                           ~ -",
        "\\00\\00\\00\\1cftypavif\\00\\00\\00\\00 ~ AVIF",
        "\\00\\00\\00\\1cftypavis\\00\\00\\00\\00 ~ AVIF",
        "\\00\\00\\00\\18ftypheic\\00\\00\\00\\00 ~ HEIC",
        "\\00\\00\\00\\18ftypmp42\\00\\00\\00\\00 ~ -",
        "\\ff\\0a\\00\\00                       ~ JXL",
        "\\00\\00\\00\\0cJXL \\0d\\0a\\87\\0a   ~ JXL",
        "\\00\\00\\00\\0cjP  \\0d\\0a\\87\\0a   ~ JP2",
        "\\ffO\\ffQ\\00\\00                     ~ JP2",
        "<?xml version='1.0'?><svg width='1'/>  ~ SVG",
        "<?xml version='1.0'?><html/>           ~ -",
        "%PDF-1.7                               ~ -",
        "PK\\03\\04\\14\\00                     ~ -",
        "Dear Ada                               ~ -",
      })
  void formatIsThatOfTheFirstBytes(String text, @Nullable String format) {
    assertThat(ImageInspector.format(bytes(text))).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      nullValues = "-",
      value = {
        "%PDF-1.7                               ~ a PDF",
        "PK\\03\\04\\14\\00                     ~ a ZIP or an office document",
        "\\d0\\cf\\11\\e0\\a1\\b1\\1a\\e1\\00   ~ an office document",
        "<!DOCTYPE html><p>Sign in</p>          ~ a web page",
        "'   \n<HTML><body/></HTML>'            ~ a web page",
        "\\00\\00\\00\\18ftypmp42\\00\\00\\00\\00 ~ an MP4 video",
        "\\00\\00\\00\\14ftypqt  \\00\\00\\00\\00 ~ a MOV video",
        "RIFF\\24\\00\\00\\00AVI LIST           ~ an AVI video",
        "RIFF\\24\\00\\00\\00WAVEfmt            ~ a WAV",
        "'?PNG\r\n\u001a\n'                     ~ a PNG that was damaged when it was copied as text",
        "data:image/png;base64,iVBORw0KGgo      ~ an image written as Base64 text",
        "iVBORw0KGgoAAAANSUhEUg                 ~ an image written as Base64 text",
        "/9j/4AAQSkZJRgABAQ                     ~ an image written as Base64 text",
        "BMW is a car                           ~ -",
        "Dear Ada                               ~ -",
        "''                                     ~ -",
      })
  void otherFilesAreNamedWhereTheyAreKnown(String text, @Nullable String type) {
    assertThat(ImageInspector.otherType(bytes(text))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "AVIF,an AVIF",
    "SVG,an SVG",
    "MP3,an MP3",
    "MOV,an MOV",
    "RTF,an RTF",
    "ORF,an ORF",
    "GIF,a GIF",
    "PNG,a PNG",
    "WebP,a WebP",
    "TIFF,a TIFF",
  })
  void articleFollowsHowTheNameIsReadAloud(String format, String words) {
    assertThat(ImageInspector.withArticle(format)).isEqualTo(words);
  }

  @Test
  void sizeIsReadFromTheHeaderOfEachFormat() {
    PixelSize size = new PixelSize(30, 20);
    assertThat(ImageInspector.size(TestImages.png(30, 20))).isEqualTo(size);
    assertThat(ImageInspector.size(TestImages.jpeg(30, 20))).isEqualTo(size);
    assertThat(ImageInspector.size(gif())).isEqualTo(size);
  }

  private static byte[] gif() {
    return TestImages.of(new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_INDEXED), "gif");
  }

  @Test
  void pixelsThatAreDamagedDoNotHideTheSize() {
    byte[] png = TestImages.png(30, 20);
    Arrays.fill(png, 40, png.length, (byte) 0);
    assertThat(ImageInspector.size(png)).isEqualTo(new PixelSize(30, 20));
  }

  @Test
  void damagedHeaderHasNoSize() {
    byte[] png = TestImages.png(30, 20);
    assertThat(ImageInspector.size(Arrays.copyOf(png, 20))).isNull();
    byte[] longHeader = png.clone();
    longHeader[11] = 14;
    assertThat(ImageInspector.size(longHeader)).isNull();
    byte[] otherChunk = png.clone();
    otherChunk[12] = 'X';
    assertThat(ImageInspector.size(otherChunk)).isNull();
    byte[] noWidth = png.clone();
    Arrays.fill(noWidth, 16, 20, (byte) 0);
    assertThat(ImageInspector.size(noWidth)).isNull();
    byte[] noHeight = png.clone();
    Arrays.fill(noHeight, 20, 24, (byte) 0);
    assertThat(ImageInspector.size(noHeight)).isNull();
    assertThat(ImageInspector.size(Arrays.copyOf(TestImages.jpeg(30, 20), 30))).isNull();
    assertThat(ImageInspector.size(bytes("no image"))).isNull();
  }

  @Test
  void extensionIsThatOfTheContent() {
    assertThat(ImageBytes.of(TestImages.png(3, 2)).extension()).isEqualTo("png");
    assertThat(ImageBytes.of(TestImages.jpeg(3, 2)).extension()).isEqualTo("jpg");
    assertThat(ImageBytes.of(bytes("II*\\00\\08\\00\\00\\00")).extension()).isEqualTo("tif");
    assertThat(ImageBytes.of(bytes("GIF89a")).extension()).isEqualTo("gif");
    assertThat(ImageBytes.of(bytes("no image")).extension()).isEqualTo("bin");
  }
}
