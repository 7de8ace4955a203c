package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoGetTest extends PracticePortalTestBase {
  private static final List<String> SIZES =
      List.of("original", "retina", "max", "big", "medium", "small");

  @ContractRow("P8")
  @ParameterizedTest
  @EnumSource
  void sixUrlsOfAPhotoHaveTheSameHash(ServerVersion version) {
    TestResponse response = as(open(version), "owner").get(photo(SeedData.ANA));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.members("response")).isEqualTo(SIZES);
    Set<String> hashes = new TreeSet<>();
    SIZES.forEach(size -> hashes.add(hash(response.string("response", size))));
    assertThat(hashes).hasSize(1).allMatch(hash -> hash.matches("\\d+"));
    String start = PHOTO_FOLDER + "/" + SeedData.ANA;
    assertThat(response.string("response", "original")).startsWith(start + "_orig_1280-853.jpeg?");
    assertThat(response.string("response", "retina")).startsWith(start + "_size_360-360.jpeg?");
    assertThat(response.string("response", "max")).startsWith(start + "_size_200-200.jpeg?");
    assertThat(response.string("response", "big")).startsWith(start + "_size_82-82.jpeg?");
    assertThat(response.string("response", "medium")).startsWith(start + "_size_48-48.jpeg?");
    assertThat(response.string("response", "small")).startsWith(start + "_size_32-32.jpeg?");
  }

  @ContractRow("P9")
  @ParameterizedTest
  @EnumSource
  void personWithoutPhotoHasSixDefaultImages(ServerVersion version) {
    TestResponse response = as(open(version), "room-admin").get(photo(SeedData.SEAN));
    String start = "/static/images/default_user_photo_size_";
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.string("response", "original")).startsWith(start + "200-200.png?hash=");
    assertThat(response.string("response", "retina")).startsWith(start + "360-360.png?hash=");
    assertThat(response.string("response", "max")).startsWith(start + "200-200.png?hash=");
    assertThat(response.string("response", "big")).startsWith(start + "82-82.png?hash=");
    assertThat(response.string("response", "medium")).startsWith(start + "48-48.png?hash=");
    assertThat(response.string("response", "small")).startsWith(start + "32-32.png?hash=");
  }

  @ContractRow("P10")
  @ParameterizedTest
  @EnumSource
  void usersAndGuestsCannotReadOtherPhotosSince37(ServerVersion version) {
    PracticePortal portal = open(version);
    for (String key : List.of("user", "guest")) {
      TestResponse response = as(portal, key).get(photo(SeedData.ANA));
      if (version == ServerVersion.V3_7) {
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.string("error", "message")).isEqualTo("Access denied");
      } else {
        assertThat(response.status()).isEqualTo(200);
      }
    }
    assertThat(as(portal, "user").get(photo(id(portal, "uma"))).status()).isEqualTo(200);
  }

  @ContractRow("P11")
  @ParameterizedTest
  @EnumSource
  void roomAdminReadsPhotosOnlyOfOwnGuestsSince37(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient sean = as(portal, "room-admin");
    assertThat(sean.get(photo(SeedData.LIN)).status())
        .isEqualTo(version == ServerVersion.V3_7 ? 403 : 200);
    assertThat(sean.get(photo(id(portal, "mei"))).status()).isEqualTo(200);
    assertThat(sean.get(photo(id(portal, "uma"))).status()).isEqualTo(200);
    assertThat(as(portal, "admin").get(photo(SeedData.LIN)).status()).isEqualTo(200);
  }

  @ContractRow(
      value = "P12",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-1111-4222-8333-444444444444",
        "nobody",
        "ana.novak@example.com",
        "@self",
        "Ana%20Novak"
      })
  void unknownPersonReturns404(String person) {
    for (ServerVersion version : ServerVersion.values()) {
      PracticePortal portal = open(version);
      TestClient admin = as(portal, "admin");
      for (TestResponse response :
          List.of(
              admin.get(photo(person)),
              admin.put(photo(person), ADA_URL),
              admin.delete(photo(person)))) {
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.string("error", "message")).isEqualTo("The user could not be found");
      }
      assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 0));
    }
  }

  @Test
  void idIsAcceptedInEveryDotNetNotation() {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestClient ana = as(portal, "owner");
    String id = SeedData.ANA.toString();
    for (String written :
        List.of(
            id.toUpperCase(java.util.Locale.ROOT),
            id.replace("-", ""),
            "%7B" + id + "%7D",
            "(" + id + ")")) {
      assertThat(ana.get(photo(written)).status()).isEqualTo(200);
    }
    assertThat(ana.get(photo("10001")).status()).isEqualTo(200);
    assertThat(ana.get(photo("ana")).string("response", "original")).contains(id);
  }

  @ContractRow("P42")
  @ParameterizedTest
  @EnumSource
  void photoFilesNeedAKey(ServerVersion version) {
    PracticePortal portal = open(version);
    String original = as(portal, "owner").get(photo("ana")).string("response", "original");
    for (TestClient stranger : List.of(with(portal, ""), as(portal, "expired"))) {
      TestResponse refused = stranger.get(original);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body().size()).isZero();
    }
    TestResponse accepted = as(portal, "user").get(original);
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.type()).isEqualTo("image/jpeg");
    assertThat(accepted.body().substring(0, 3).hex()).isEqualTo("ffd8ff");
    assertThat(as(portal, "user").get(PHOTO_FOLDER + "/no-such-file.png").status()).isEqualTo(404);
  }

  @ContractRow("P42")
  @ParameterizedTest
  @EnumSource
  void defaultImagesNeedNoKey(ServerVersion version) {
    PracticePortal portal = open(version);
    TestResponse response = as(portal, "room-admin").get(photo("sean"));
    for (String size : SIZES) {
      TestResponse picture = with(portal, "").get(response.string("response", size));
      assertThat(picture.status()).isEqualTo(200);
      assertThat(picture.body().substring(1, 4).utf8()).isEqualTo("PNG");
    }
    assertThat(with(portal, "").get("/static/images/other.png").status()).isEqualTo(404);
  }
}
