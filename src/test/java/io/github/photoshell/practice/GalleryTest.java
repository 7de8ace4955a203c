package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the result of each gallery URL in all three server versions. */
class GalleryTest extends PracticePortalTestBase {
  private static final String PHOTOS = "https://photos.example";
  private static final String NO_IMAGE =
      "500 no decode delegate for this image format `' @ error/blob.c/BlobToImage/458";
  private static final String TOO_LATE =
      "500 The request was canceled due to the configured HttpClient.Timeout of %d seconds"
          + " elapsing.";

  /**
   * A URL and its result.
   *
   * @param now the size and type that 3.7 stores, or its status and message
   * @param before the same for 3.6 and 3.5
   */
  record Case(String address, String now, String before) {
    Case(String address, String always) {
      this(address, always, always);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(PHOTOS + "/ada.png", "400-400.png"),
        new Case(PHOTOS + "/grace.jpg", "800-600.jpeg"),
        new Case(PHOTOS + "/omar.png", "1280-960.png"),
        new Case(PHOTOS + "/wide.png", "1280-320.png"),
        new Case(PHOTOS + "/tiny.png", "16-16.png"),
        new Case(PHOTOS + "/wave.gif", "320-240.gif"),
        new Case(PHOTOS + "/missing.png", "403 Failed to download photo: NotFound", NO_IMAGE),
        new Case(PHOTOS + "/moved.png", "403 Failed to download photo: Found", "400-400.png"),
        new Case(PHOTOS + "/notes.txt", NO_IMAGE),
        new Case(PHOTOS + "/empty.png", "500 unknown image file type"),
        new Case(PHOTOS + "/huge.png", "500 image size is too large", "1280-1280.png"),
        new Case(PHOTOS + "/slow.png", TOO_LATE.formatted(10), TOO_LATE.formatted(100)),
        new Case(PHOTOS + "/refused.png", "500 Connection refused (photos.example:443)"),
        new Case("http://photos.example/ada.png", "400-400.png"),
        new Case("https://intranet.example/ada.png", "403 Access denied", "400-400.png"),
        new Case(
            "https://github.com/ONLYOFFICE/DocSpace-client/blob/master/public/appIcon-192.png"
                + "?raw=true",
            "403 Failed to download photo: Found",
            "192-192.png"));
  }

  @ContractRow(
      value = {"P13", "P20", "P21", "P22", "P23"},
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @MethodSource("cases")
  void everyUrlHasTheListedResult(Case item) {
    for (ServerVersion version : ServerVersion.values()) {
      PracticePortal portal = open(version);
      TestResponse response = as(portal, "user").put(photo("uma"), item.address());
      String expected = version == ServerVersion.V3_7 ? item.now() : item.before();
      assertThat(outcome(response)).as("%s by %s", item.address(), version).isEqualTo(expected);
    }
  }

  @Test
  void everyGalleryImageIsTested() {
    List<String> listed = Gallery.images().stream().map(Gallery.Image::address).toList();
    assertThat(cases().map(Case::address)).containsExactlyInAnyOrderElementsOf(listed);
    assertThat(Gallery.images()).allSatisfy(image -> assertThat(image.effect()).isNotBlank());
  }

  @ContractRow("P26")
  @ParameterizedTest
  @EnumSource
  void gifUploadIsRejected(ServerVersion version) {
    TestResponse response =
        as(open(version), "user")
            .form(
                photo("uma"),
                TestClient.Part.file(SampleImages.plain("gif", 320, 240)),
                TestClient.Part.field("Autosave", "true"));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.string("response", "message")).isEqualTo("Unknown image file type");
  }

  /** Tests URLs that are not in the gallery. */
  @ContractRow("P21")
  @Test
  void unknownUrlReturns404() {
    TestClient uma = as(open(ServerVersion.V3_7), "user");
    for (String address :
        List.of(
            "https://photos.example/other.png",
            "https://photos.example:8443/ada.png",
            "https://photos.example/ada.png?size=2",
            "https://elsewhere.example/")) {
      assertThat(outcome(uma.put(photo("uma"), address)))
          .isEqualTo("403 Failed to download photo: NotFound");
    }
  }

  private static String outcome(TestResponse response) {
    if (response.status() != 200) {
      return response.status() + " " + response.string("error", "message");
    }
    String original = response.string("response", "original");
    return original.substring(original.indexOf("_orig_") + 6, original.indexOf('?'));
  }
}
