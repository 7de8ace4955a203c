package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.TestClient.Part;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThumbnailsTest extends PracticePortalTestBase {
  private static final List<String> SQUARES = List.of("retina", "max", "big", "medium", "small");
  private static final ByteString WIDE = SampleImages.blueInTheMiddle(900, 300);

  @ContractRow("P28")
  @ParameterizedTest
  @EnumSource
  void temporaryUploadBecomesThePhotoOnce(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    String earlier = ana.get(photo("ana")).string("response", "original");
    String kept = uploadTemporarily(ana, SeedData.ANA, WIDE);
    String request =
        "{\"tmpFile\":\"%s\",\"x\":0,\"y\":0,\"width\":0,\"height\":0}".formatted(kept);
    TestResponse response = ana.json("POST", thumbnails(SeedData.ANA), request);
    assertThat(response.status()).isEqualTo(200);
    String original = response.string("response", "original");
    assertThat(original).contains("_orig_900-300.png?");
    assertThat(hash(original)).isNotEqualTo(hash(earlier));
    assertThat(ana.get(original).body()).isEqualTo(WIDE);
    TestResponse later = ana.get(photo("ana"));
    assertThat(later.string("response", "original")).contains("_orig_900-300.png?");
    assertThat(hash(later.string("response", "original"))).isNotEqualTo(hash(original));
    assertThat(ana.get(kept).status()).isEqualTo(404);
    assertThat(ana.get(earlier).status()).isEqualTo(404);
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(1, 0, 0));

    TestResponse again = ana.json("POST", thumbnails(SeedData.ANA), request);
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.string("error", "message")).isEqualTo("File not found");
    assertThat(ana.get(photo("ana")).at("response")).isEqualTo(later.at("response"));
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(1, 0, 0));
  }

  @ContractRow("P28")
  @ParameterizedTest
  @EnumSource
  void cropAreaIsIgnoredForATemporaryUpload(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    String kept = uploadTemporarily(ana, SeedData.ANA, WIDE);
    // Only the last segment of the path counts.
    String request =
        "{\"tmpFile\":\"%s\",\"x\":0,\"y\":0,\"width\":300,\"height\":300}"
            .formatted("elsewhere" + kept.substring(kept.lastIndexOf('/')));
    TestResponse response = ana.json("POST", thumbnails(SeedData.ANA), request);
    for (String square : SQUARES) {
      assertAll(ana.get(response.string("response", square)).body(), SampleImages.BLUE);
    }
  }

  @ContractRow("P29")
  @ParameterizedTest
  @EnumSource
  void cropWithoutAPhotoReturnsDefaultImages(ServerVersion version) {
    PracticePortal portal = open(version);
    TestResponse response =
        as(portal, "room-admin")
            .json("POST", thumbnails("sean"), "{\"x\":0,\"y\":0,\"width\":10,\"height\":10}");
    assertThat(response.status()).isEqualTo(200);
    for (String size : response.members("response")) {
      assertThat(response.string("response", size))
          .startsWith("/static/images/default_user_photo_");
    }
    assertThat(counters(portal).webhooks()).isZero();
  }

  @Test
  void cropAreaChangesTheThumbnailsOfThePhoto() {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestClient uma = as(portal, "user");
    uma.form(photo("uma"), Part.file(WIDE), Part.field("Autosave", "true"));
    TestResponse before = uma.get(photo("uma"));
    // Negative coordinates count as 0.
    TestResponse response =
        uma.json("POST", thumbnails("uma"), "{\"x\":-5,\"y\":-5,\"width\":300,\"height\":300}");
    assertThat(response.string("response", "original")).contains("_orig_900-300.png");
    for (String square : SQUARES) {
      String address = response.string("response", square);
      assertThat(hash(address)).isNotEqualTo(hash(before.string("response", square)));
      assertAll(uma.get(address).body(), SampleImages.RED);
    }
    assertThat(uma.get(response.string("response", "original")).body()).isEqualTo(WIDE);
    assertThat(counters(portal).webhooks()).isEqualTo(1);
  }

  @Test
  void cropAreaThatIsNotASquareIsIgnored() {
    TestClient uma = as(open(ServerVersion.V3_7), "user");
    uma.form(photo("uma"), Part.file(WIDE), Part.field("Autosave", "true"));
    TestResponse response =
        uma.json("POST", thumbnails("uma"), "{\"x\":0,\"y\":0,\"width\":300,\"height\":100}");
    assertAll(uma.get(response.string("response", "max")).body(), SampleImages.BLUE);
  }

  @ParameterizedTest
  @EnumSource
  void cropNeedsTheRightToChangeThePhoto(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient omar = as(portal, "admin");
    assertThat(omar.json("POST", thumbnails(UNKNOWN_ID), "{}").status()).isEqualTo(404);
    assertThat(omar.json("POST", thumbnails("uma"), "{}").status())
        .isEqualTo(version == ServerVersion.V3_5 ? 200 : 403);
    assertThat(as(portal, "user").json("POST", thumbnails("dora"), "{}").status()).isEqualTo(403);
  }

  @Test
  void negativeSizeReturns400() {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestClient uma = as(portal, "user");
    for (String body : List.of("{\"width\":-1}", "{\"height\":-1}", "{\"x\":1.5}", "")) {
      TestResponse response = uma.json("POST", thumbnails("uma"), body);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.members("response", "errors")).isNotEmpty();
    }
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 0));
  }

  private static String thumbnails(Object person) {
    return photo(person) + "/thumbnails";
  }

  private static String uploadTemporarily(TestClient client, Object person, ByteString file) {
    return client
        .form(photo(person), Part.file(file), Part.field("Autosave", "false"))
        .string("response", "data");
  }

  private static void assertAll(ByteString png, int colour) {
    int[] pixels = SampleImages.pixels(png);
    assertThat(pixels).containsOnly(colour);
  }
}
