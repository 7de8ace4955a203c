package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import io.github.photoshell.image.ImageMetadata;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImageSource.ImageProblem.DanglingLink;
import io.github.photoshell.photo.ImageSource.ImageProblem.Empty;
import io.github.photoshell.photo.ImageSource.ImageProblem.IsFolder;
import io.github.photoshell.photo.ImageSource.ImageProblem.NoSuchFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnAddress;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnImage;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotFittable;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotFitted;
import io.github.photoshell.photo.ImageSource.ImageProblem.TooLarge;
import io.github.photoshell.photo.ImageSource.ImageProblem.Unreadable;
import io.github.photoshell.photo.ImageSource.ImageProblem.UnsupportedType;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests why an image cannot be sent: on the screen, and in the report of an import. */
class ImageTextTest {
  private static final String ACCEPTED =
      "Use an https address, or a PNG or JPEG file on this computer.";

  static Stream<Arguments> problems() {
    long mb = 1024 * 1024;
    return Stream.of(
        arguments(
            new TooLarge("ada.png", 12 * mb, 5 * mb, true),
            "ada.png has 12 MB; the portal takes at most 5 MB.",
            "--fit fixes this: it sends at most 1280×1280 pixels, the size a portal keeps.",
            "12 MB: the portal takes 5 MB (--fit fixes this)"),
        arguments(
            new TooLarge("ada.png", 5 * mb + 1, 5 * mb, true),
            "ada.png has 5,242,881 bytes; the portal takes at most 5,242,880 bytes.",
            "--fit fixes this: it sends at most 1280×1280 pixels, the size a portal keeps.",
            "5,242,881 bytes: the portal takes 5,242,880 bytes (--fit fixes this)"),
        arguments(
            new TooLarge("ada.png", 160 * mb + mb / 2, 100 * mb, false),
            "ada.png has 160.5 MB; --fit takes at most 100 MB.",
            "Make it smaller: the portal scales photos to 1280×1280 pixels anyway.",
            "160.5 MB: --fit takes 100 MB"),
        arguments(
            new UnsupportedType("ada.gif", "GIF"),
            "ada.gif is a GIF; portals accept only PNG and JPEG files.",
            "--fit fixes this: it sends a JPEG or PNG of it.",
            "a GIF; portals accept only PNG and JPEG files (--fit fixes this)"),
        arguments(
            new UnsupportedType("ada.heic", "HEIC"),
            "ada.heic is a HEIC; portals accept only PNG and JPEG files.",
            "Save it as JPEG: in Preview on a Mac, in Photos on Windows, or with heif-convert on"
                + " Linux.",
            "a HEIC; portals accept only PNG and JPEG files (save it as JPEG)"),
        arguments(
            new UnsupportedType("ada.svg", "SVG"),
            "ada.svg is an SVG; portals accept only PNG and JPEG files.",
            ACCEPTED,
            "an SVG; portals accept only PNG and JPEG files"),
        arguments(
            new NotFitted("ada.png", "PNG", DecodeFailure.BROKEN),
            "ada.png is a damaged PNG and cannot be decoded.",
            "Without --fit it is sent as it is, and the portal decides.",
            "is a damaged PNG and cannot be decoded"),
        arguments(
            new NotFitted("ada.tif", "TIFF", DecodeFailure.UNSUPPORTED_FORMAT),
            "ada.tif is a TIFF of a kind that cannot be decoded.",
            ACCEPTED,
            "is a TIFF of a kind that cannot be decoded"),
        arguments(
            new NotFitted("ada.jpg", "JPEG", DecodeFailure.TOO_MANY_PIXELS),
            "ada.jpg has too many pixels to be decoded.",
            "Without --fit it is sent as it is, and the portal decides.",
            "has too many pixels to be decoded"),
        arguments(
            new NotFittable("https://photos.example/ada.png"),
            "--fit works on files only: the portal downloads an address itself.",
            "Download the image and use the file, or leave out --fit.",
            "an address; --fit works on files only"),
        arguments(
            new NotAnAddress("https://a b", "https"),
            "'https://a b' is not a complete address. A space in an address is written %20.",
            ACCEPTED,
            "incomplete address"),
        arguments(
            new NotAnAddress("ftp://photos.example/ada.png", "ftp"),
            "'ftp://photos.example/ada.png' is not a file, and portals download only from https"
                + " addresses, not ftp.",
            ACCEPTED,
            "ftp: is not https"),
        arguments(new NoSuchFile("ada.png"), "There is no file ada.png.", ACCEPTED, "no such file"),
        arguments(
            new DanglingLink("ada.png"),
            "ada.png is a link to a file that does not exist.",
            ACCEPTED,
            "a link to a file that does not exist"),
        arguments(
            new Unreadable("ada.png", null), "ada.png cannot be read.", ACCEPTED, "cannot be read"),
        arguments(
            new Unreadable("ada.png", "it is no longer in the ZIP"),
            "ada.png cannot be read.",
            ACCEPTED,
            "cannot be read: it is no longer in the ZIP"),
        arguments(
            new NotAFile("pipe"),
            "pipe is a pipe or a device, not a file.",
            ACCEPTED,
            "a pipe or a device, not a file"),
        arguments(new IsFolder("photos"), "photos is a folder.", ACCEPTED, "a folder, not a file"),
        arguments(new Empty("ada.png"), "ada.png is empty.", ACCEPTED, "empty"),
        arguments(
            new NotAnImage("ada.png", null), "ada.png is not an image.", ACCEPTED, "not an image"),
        arguments(
            new NotAnImage("ada.png", "a PDF"),
            "ada.png is not an image; it looks like a PDF.",
            ACCEPTED,
            "not an image; it looks like a PDF"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyProblemHasItsMessageNextStepAndReason(
      ImageProblem problem, String message, String next, String reason) {
    CommandResult result = ImageText.of(problem);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.lines()).extracting(Text::plain).containsExactly(message, next);
    assertThat(ImportReasons.of(problem)).isEqualTo(reason);
  }

  @Test
  void importKnowsWhatFitAndAPhoneWouldSolve() {
    assertThat(ImportReasons.isFittable(new TooLarge("a", 9, 5, true))).isTrue();
    assertThat(ImportReasons.isFittable(new TooLarge("a", 9, 5, false))).isFalse();
    assertThat(ImportReasons.isFittable(new UnsupportedType("a", "WebP"))).isTrue();
    assertThat(ImportReasons.isFittable(new UnsupportedType("a", "HEIC"))).isFalse();
    assertThat(ImportReasons.isFittable(image(ImageMetadata.NONE))).isFalse();
    assertThat(ImportReasons.isFittable(image(new ImageMetadata(6, false, false)))).isTrue();
    assertThat(ImportReasons.isFromPhone(new UnsupportedType("a", "AVIF"))).isTrue();
    assertThat(ImportReasons.isFromPhone(new UnsupportedType("a", "GIF"))).isFalse();
    assertThat(ImportReasons.isFromPhone(new Empty("a"))).isFalse();
  }

  private static LocalImage image(ImageMetadata metadata, String... changes) {
    return new LocalImage(
        Path.of("ada.jpg"), new byte[3], "image/jpeg", null, metadata, List.of(changes));
  }

  @Test
  void missingEndIsRemarkedOnAndRotationAndLocationWithTheRemedy() {
    LocalImage image = image(new ImageMetadata(6, true, true));
    assertThat(ImageText.remarks(image))
        .extracting(Text::plain)
        .containsExactly(
            "The image ends early; a part of it may be missing.",
            "The image is rotated by EXIF; the portal ignores that. --fit fixes this.",
            "The image contains the location where it was taken. --fit fixes this.");
    assertThat(ImportReasons.remarks(image))
        .isEqualTo(
            "ends early: a part may be missing; rotated by EXIF; the portal ignores that; contains the location where it was taken"
                + " (--fit fixes this)");
  }

  @Test
  void changesThatMadeAnImageFitAreNamed() {
    LocalImage image = image(ImageMetadata.NONE, "turned upright", "scaled to 1280×853");
    assertThat(ImageText.remarks(image))
        .extracting(Text::plain)
        .containsExactly("Fitted: turned upright, scaled to 1280×853.");
    assertThat(ImportReasons.remarks(image)).isEqualTo("turned upright, scaled to 1280×853");
    assertThat(ImageText.remarks(image(ImageMetadata.NONE))).isEmpty();
  }
}
