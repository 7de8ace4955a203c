package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.image.TestImages;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about each kind of file, and what is sent, without and with {@code --fit}. */
class ImageCasesTest {
  private static final long LIMIT = 5 * 1024 * 1024;
  private static final String ROTATED =
      "as it is: rotated by EXIF; the portal ignores that (--fit fixes this)";
  private static final String ONLY = "; portals accept only PNG and JPEG files";
  private static final String SAVE = " (save it as JPEG)";
  private static final String FIT = " (--fit fixes this)";
  private static final String AS_IT_IS = "as it is";
  private static final String EARLY = "as it is: ends early: a part may be missing";
  private static final String CLEANED = "JPEG 60×40: metadata removed";
  private static final String ENDED = "JPEG 60×40: missing end added";
  private static final String TURNED = "JPEG 40×60: turned upright, metadata removed";
  private static final String PLACE =
      "as it is: contains the location where it was taken (--fit fixes this)";
  private static final String PLACE_REMOVED = "PNG 60×40: location removed";
  private static final String PNG_CLEANED = "PNG 60×40: metadata removed";
  private static final String XMP = "<x:xmpmeta><a exif:GPSLatitude='48,8N'/></x:xmpmeta>";
  private static final String BROKEN_PNG = "is a damaged PNG and cannot be decoded";
  private static final String WEBP =
      "UklGRiwAAABXRUJQVlA4TCAAAAAvF8ADAA9wCpRT0B6Me/6jBUICwv+1HqgmRPR/ArDpBw==";

  @TempDir Path folder;

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Arguments row(String name, byte[] bytes, String said, String fitted) {
    return Arguments.of(name, bytes, said, fitted);
  }

  /** Returns a row for a format that cannot be fitted. */
  private static Arguments other(String name, String head, String said) {
    return row(name, Arrays.copyOf(latin(head), 100), said, said);
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] damaged = bytes.clone();
    damaged[at] ^= 1;
    return damaged;
  }

  /** Returns a PNG with a text chunk of this type (PNG 11.3.4). */
  private static byte[] withText(byte[] png, String chunk, String text, boolean compressed) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    String keyword = text.startsWith("\nexif") ? "Raw profile type exif" : "XML:com.adobe.xmp";
    content.writeBytes(latin(keyword + "\0"));
    String inTheMiddle =
        switch (chunk) {
          case "zTXt" -> "\0";
          case "iTXt" -> compressed ? "\1\0\0\0" : "\0\0\0\0";
          default -> "";
        };
    content.writeBytes(latin(inTheMiddle));
    content.writeBytes(compressed ? deflated(latin(text)) : latin(text));
    return TestImages.with(png, chunk, content.toByteArray());
  }

  private static byte[] deflated(byte[] bytes) {
    byte[] profile = TestImages.packed(bytes);
    return Arrays.copyOfRange(profile, 3, profile.length);
  }

  /** Returns a segment's EXIF as ImageMagick writes it to a PNG. */
  private static String magick(byte[] segment) {
    byte[] exif = Arrays.copyOfRange(segment, 4, segment.length);
    return "\nexif\n%8d\n%s\n"
        .formatted(exif.length, HexFormat.of().formatHex(exif).replaceAll(".{72}", "$0\n"));
  }

  static Stream<Arguments> cases() {
    byte[] jpeg = TestImages.jpeg(60, 40);
    byte[] png = TestImages.png(60, 40);
    byte[] exif = TestImages.exif(6);
    byte[] fill = {-1, -1};
    byte[] xmp = TestImages.segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", latin("<x:xmpmeta/>"));
    byte[] gps = TestImages.segment(0xe1, "Exif\0\0", TestImages.location(1));
    byte[] both = TestImages.segment(0xe1, "Exif\0\0", TestImages.location(8));
    byte[] profile = TestImages.profile(1, 1);
    byte[] withThumbnail = TestImages.with(jpeg, TestImages.segment(0xe1, "Exif\0\0", jpeg));
    BufferedImage drawn = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    return Stream.of(
        row("plain.jpg", jpeg, AS_IT_IS, AS_IT_IS),
        row("plain.png", png, AS_IT_IS, AS_IT_IS),
        row("really a PNG.jpg", png, AS_IT_IS, AS_IT_IS),
        row("exif1.jpg", TestImages.with(jpeg, TestImages.exif(1)), AS_IT_IS, CLEANED),
        row("exif0.jpg", TestImages.with(jpeg, TestImages.exif(0)), AS_IT_IS, CLEANED),
        row("exif6.jpg", TestImages.with(jpeg, exif), ROTATED, TURNED),
        row("exif6-fill.jpg", TestImages.with(jpeg, fill, exif), ROTATED, TURNED),
        row("exif6-xmp-first.jpg", TestImages.with(jpeg, xmp, exif), ROTATED, TURNED),
        row(
            "exif6.png",
            TestImages.with(png, "eXIf", TestImages.orientation(6)),
            ROTATED,
            TURNED.replace("JPEG", "PNG")),
        row("gps.jpg", TestImages.with(jpeg, gps), PLACE, PLACE_REMOVED.replace("PNG", "JPEG")),
        row(
            "both.jpg",
            TestImages.with(jpeg, both),
            "as it is: rotated by EXIF; the portal ignores that; contains the location where it"
                + " was taken"
                + FIT,
            "JPEG 40×60: turned upright, location removed"),
        row("xmp-compressed.png", withText(png, "iTXt", XMP, true), PLACE, PLACE_REMOVED),
        row("xmp-plain.png", withText(png, "iTXt", XMP, false), PLACE, PLACE_REMOVED),
        row("xmp-other.png", withText(png, "iTXt", "<x:xmpmeta/>", true), AS_IT_IS, PNG_CLEANED),
        row("xmp.png", withText(png, "zTXt", XMP, true), PLACE, PLACE_REMOVED),
        row("magick.png", withText(png, "zTXt", magick(gps), true), PLACE, PLACE_REMOVED),
        row("magick-text.png", withText(png, "tEXt", magick(gps), false), PLACE, PLACE_REMOVED),
        row("magick-other.png", withText(png, "zTXt", magick(exif), true), AS_IT_IS, PNG_CLEANED),
        row("icc-twice.jpg", TestImages.with(jpeg, profile, profile), AS_IT_IS, CLEANED),
        row(
            "icc-missing-part.jpg",
            TestImages.with(jpeg, TestImages.profile(1, 2)),
            AS_IT_IS,
            CLEANED),
        row("trailing.jpg", Arrays.copyOf(jpeg, jpeg.length + 500), AS_IT_IS, CLEANED),
        row("no-eoi.jpg", Arrays.copyOf(jpeg, jpeg.length - 2), EARLY, ENDED),
        row(
            "cut-half.jpg",
            Arrays.copyOf(withThumbnail, withThumbnail.length - 20),
            EARLY,
            ENDED + ", metadata removed"),
        row(
            "one-over.jpg",
            Arrays.copyOf(jpeg, (int) LIMIT + 1),
            "5,242,881 bytes: the portal takes 5,242,880 bytes" + FIT,
            CLEANED),
        row(
            "large.jpg",
            Arrays.copyOf(jpeg, 12 * 1024 * 1024),
            "12 MB: the portal takes 5 MB" + FIT,
            CLEANED),
        row("bad-crc-ihdr.png", without(png, 8 + 4 + 4 + 13), AS_IT_IS, AS_IT_IS),
        row("bad-crc-idat.png", without(png, png.length - 18), AS_IT_IS, BROKEN_PNG),
        row("cut-half.png", Arrays.copyOf(png, png.length / 2), AS_IT_IS, BROKEN_PNG),
        row(
            "huge-claim.png",
            TestImages.row(70_000_000),
            AS_IT_IS,
            "has too many pixels to be decoded"),
        row(
            "header-only.jpg",
            Arrays.copyOf(jpeg, 30),
            "not an image; it looks like a broken JPEG",
            "not an image; it looks like a broken JPEG"),
        row("a.bmp", TestImages.of(drawn, "bmp"), "a BMP" + ONLY + FIT, "PNG 60×40: BMP to PNG"),
        row("a.gif", TestImages.of(drawn, "gif"), "a GIF" + ONLY + FIT, "PNG 60×40: GIF to PNG"),
        row("a.tif", TestImages.of(drawn, "tiff"), "a TIFF" + ONLY + FIT, "PNG 60×40: TIFF to PNG"),
        row(
            "a.webp",
            Base64.getDecoder().decode(WEBP),
            "a WebP" + ONLY + FIT,
            "PNG 24×16: WebP to PNG"),
        other("a.heic", "\0\0\0\u0018ftypheic", "a HEIC" + ONLY + SAVE),
        other("live.heic", "\0\0\0\u0018ftypmsf1", "a HEIC" + ONLY + SAVE),
        other("a.avif", "\0\0\0\u001cftypavif", "an AVIF" + ONLY + SAVE),
        other("avis.avif", "\0\0\0\u001cftypavis", "an AVIF" + ONLY + SAVE),
        other("a.jxl", "\u00ff\n", "a JXL" + ONLY),
        other("b.jxl", "\0\0\0\fJXL \r\n\u0087\n", "a JXL" + ONLY),
        other("a.jp2", "\0\0\0\fjP  \r\n\u0087\n", "a JP2" + ONLY),
        other("a.ico", "\0\0\1\0", "an ICO" + ONLY),
        other("a.psd", "8BPS\0\1", "a PSD" + ONLY),
        other("a.eps", "%!PS-Adobe-3.0 EPSF-3.0\n", "an EPS" + ONLY),
        other("a.svg", "<svg xmlns", "an SVG" + ONLY),
        row(
            "long.svg",
            latin("<?xml version='1.0'?><!-- " + "x".repeat(900) + " --><svg xmlns"),
            "an SVG" + ONLY,
            "an SVG" + ONLY),
        other("a.mp4", "\0\0\0\u0018ftypisom", "not an image; it looks like an MP4 video"),
        other("a.pdf", "%PDF-1.4", "not an image; it looks like a PDF"),
        other("a.docx", "PK\3\4", "not an image; it looks like a ZIP or an office document"),
        other("a.html", " <!DOCTYPE html>", "not an image; it looks like a web page"),
        other(
            "lf.png",
            "\u0089PNG\n\u001a\n",
            "not an image; it looks like a PNG that was damaged when it was copied as text"),
        other(
            "base64.txt",
            "/9j/4AAQSkZJRg",
            "not an image; it looks like an image written as Base64 text"),
        other("blank.txt", "hello\n", "not an image"),
        row("empty.png", new byte[0], "empty", "empty"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void fileIsDescribedAndSent(String name, byte[] bytes, String said, String fitted)
      throws IOException {
    String path = Files.write(folder.resolve("picture"), bytes).toString();
    assertThat(described(ImageSource.of(path, LIMIT, false), bytes)).isEqualTo(said);
    assertThat(described(ImageSource.of(path, LIMIT, true), bytes)).isEqualTo(fitted);
  }

  private static String described(ImageSource source, byte[] bytes) {
    if (source instanceof ImageProblem problem) {
      assertThat(ImageText.of(problem).lines()).hasSize(2);
      return ImportReasons.of(problem);
    }
    LocalImage image = (LocalImage) source;
    String remarks = ImportReasons.remarks(image);
    if (ByteBuffer.wrap(image.bytes()).equals(ByteBuffer.wrap(bytes))) {
      return remarks.isEmpty() ? AS_IT_IS : AS_IT_IS + ": " + remarks;
    }
    assertThat(image.length()).isLessThan((int) LIMIT);
    return "%s %d×%d: %s"
        .formatted(
            image.mediaType().equals("image/png") ? "PNG" : "JPEG",
            Objects.requireNonNull(image.size()).width(),
            image.size().height(),
            remarks);
  }
}
