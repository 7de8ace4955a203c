package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageDecoder.DecodeResult;
import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import io.github.photoshell.image.ImageDecoder.DecodeResult.NotDecoded;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.image.TerminalImage.Caption;
import io.github.photoshell.photo.PhotoView.Looked;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the facts that are shown with a photo. */
class PhotoViewTextTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://portal.example");
  private static final PhotoUrls URLS =
      new PhotoUrls(
          "/storage/ada_orig_40-30.png?hash=7",
          "/storage/ada_size_360-360.png",
          null,
          null,
          null,
          null);
  private static final PhotoUrls NONE =
      new PhotoUrls("/static/default_user_photo_size_200-200.png", null, null, null, null, null);

  private static Looked looked(
      PhotoUrls urls, PhotoSize size, PictureReply reply, @Nullable DecodeResult decoded) {
    return new Looked(
        ADA, urls, Json.object(Map.of("original", urls.original())), size, reply, decoded);
  }

  private static NotDecoded notDecoded(DecodeFailure why) {
    return new NotDecoded(new ImageBytes(new byte[9285], "PNG", new PixelSize(9000, 8000)), why);
  }

  private static List<String> plain(List<Text> lines) {
    return lines.stream().map(Text::plain).toList();
  }

  private static List<Caption> captions(Looked looked) {
    return PhotoViewText.captions(looked, PORTAL, LineLayout.unlimited());
  }

  @Test
  void longestCaptionHasTheAddressesOfAllSizes() {
    Looked looked =
        looked(
            URLS, PhotoSize.ORIGINAL, new PictureReply.Missing(), notDecoded(DecodeFailure.BROKEN));
    assertThat(plain(captions(looked).get(0).lines()))
        .containsExactly(
            "person   Ada Lovelace (ada)",
            "photo    PNG, 9000×8000, 9,285 bytes",
            "version  7 (changes with every update)",
            "Not drawn: the PNG is damaged.",
            "original  https://portal.example/storage/ada_orig_40-30.png?hash=7",
            "retina    https://portal.example/storage/ada_size_360-360.png",
            "max       not available",
            "big       not available",
            "medium    not available",
            "small     not available");
  }

  @Test
  void shorterCaptionsNameTheSizesAndTheAddressShown() {
    Looked looked =
        looked(
            URLS, PhotoSize.RETINA, new PictureReply.Missing(), notDecoded(DecodeFailure.BROKEN));
    assertThat(plain(captions(looked).get(1).lines()))
        .contains("photo    retina: PNG, 9000×8000, 9,285 bytes")
        .endsWith(
            "sizes    original, retina, max (not available), big (not available), medium (not"
                + " available), small (not available)",
            "https://portal.example/storage/ada_size_360-360.png");
    assertThat(plain(captions(looked).get(2).lines()))
        .noneMatch(line -> line.startsWith("version"))
        .endsWith("https://portal.example/storage/ada_size_360-360.png", "All details: --json");
  }

  @Test
  void personWithoutAPhotoHasTheDefaultImage() {
    Looked looked = looked(NONE, PhotoSize.ORIGINAL, new PictureReply.Missing(), null);
    assertThat(plain(captions(looked).get(2).facts()))
        .containsExactly(
            "person  Ada Lovelace (ada)",
            "photo   none; the default image is shown",
            "The file of this photo does not exist on the portal (404).");
  }

  @Test
  void photoThatWasNotDownloadedIsDescribedByItsAddress() {
    Looked looked = looked(URLS, PhotoSize.ORIGINAL, new PictureReply.Withheld(403), null);
    assertThat(plain(captions(looked).get(2).facts()))
        .containsExactly(
            "person  Ada Lovelace (ada)",
            "photo   a PNG of 40×30 pixels",
            "The portal does not let this API key download stored photos (403).");
    assertThat(PhotoViewText.json(looked, PORTAL))
        .containsSubsequence(
            "\"photo\": {",
            "\"picture\": {",
            "\"size\": \"original\"",
            "\"address\": \"https://portal.example/storage/ada_orig_40-30.png?hash=7\"",
            "\"isDefault\": false",
            "\"bytes\": null",
            "\"format\": null",
            "\"width\": null",
            "\"problem\": \"The portal does not let");
  }

  @Test
  void jsonHasTheFactsOfTheDownloadedImage() {
    Looked looked =
        looked(URLS, PhotoSize.MAX, new PictureReply.Missing(), notDecoded(DecodeFailure.TOO_SLOW));
    assertThat(PhotoViewText.json(looked, PORTAL))
        .containsSubsequence(
            "\"address\": null",
            "\"bytes\": 9285",
            "\"format\": \"PNG\"",
            "\"width\": 9000",
            "\"height\": 8000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY              | The portal sent no data for this image.",
        "NOT_AN_IMAGE       | The portal did not send an image.",
        "UNSUPPORTED_FORMAT | Not drawn: PNG images are not supported.",
        "TOO_MANY_PIXELS    | 'Not drawn: the image has 9,000×8,000 pixels; the limit is 40 million.'",
        "TOO_MANY_SCANS     | Not drawn: the image has more than 100 scans.",
        "TOO_SLOW           | Not drawn: decoding takes longer than 10 seconds.",
        "NO_MEMORY          | Not drawn: decoding needs more memory than is available.",
      })
  void reasonForNotDrawingIsSaid(DecodeFailure why, String words) {
    Looked looked = looked(URLS, PhotoSize.ORIGINAL, new PictureReply.Missing(), notDecoded(why));
    assertThat(Objects.requireNonNull(PhotoViewText.notDrawn(looked)).plain()).isEqualTo(words);
  }

  static Stream<Arguments> downloads() {
    return Stream.of(
        arguments(
            FailureKind.TOO_LARGE, 200, "The image could not be downloaded (response too large)."),
        arguments(
            FailureKind.REDIRECTED,
            302,
            "The image is stored at an address that photoshell does not download from."),
        arguments(
            FailureKind.TIMED_OUT, -1, "The image could not be downloaded (no response in time)."),
        arguments(
            FailureKind.UNKNOWN_HOST, -1, "The image could not be downloaded (host not found)."),
        arguments(FailureKind.PROXY, 502, "The image could not be downloaded (502)."),
        arguments(
            FailureKind.UNREADABLE,
            -1,
            "The image could not be downloaded (unreadable response)."));
  }

  @ParameterizedTest
  @MethodSource("downloads")
  void failedDownloadIsExplained(FailureKind kind, int status, String words) {
    PictureReply failed =
        new PictureReply.Failed(
            new Reply.Failed<>(
                "GET https://portal.example/x", status, kind, BodyKind.NONE, null, null));
    assertThat(PhotoViewText.words(failed)).isEqualTo(words);
  }
}
