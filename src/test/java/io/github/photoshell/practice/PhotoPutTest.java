package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoPutTest extends PracticePortalTestBase {
  private static final String IMAGE_HOST = "https://photos.example";
  private static final PracticeCounters NO_CHANGES = new PracticeCounters(0, 0, 0);

  @ContractRow("P13")
  @ParameterizedTest
  @EnumSource
  void ownPhotoIsSetFromAUrl(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient sean = as(portal, "room-admin");
    String before = sean.get(photo(SeedData.SEAN)).string("response", "original");
    TestResponse put = sean.put(photo(SeedData.SEAN), IMAGE_HOST + "/omar.png");
    assertThat(put.status()).isEqualTo(200);
    String after = put.string("response", "original");
    assertThat(after).startsWith("%s/%s_orig_1280-960.png?".formatted(PHOTO_FOLDER, SeedData.SEAN));
    assertThat(hash(after)).isNotEqualTo(hash(before));
    TestResponse get = sean.get(photo(SeedData.SEAN));
    put.members("response")
        .forEach(size -> assertOnlyHashDiffers(get.string("response", size), put, size));
    assertThat(hash(get.string("response", "original"))).isNotEqualTo(hash(before));
    assertThat(sean.get(photo(SeedData.SEAN)).at("response")).isEqualTo(get.at("response"));
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(1, 1, 1));
  }

  @ContractRow("P14")
  @ParameterizedTest
  @EnumSource(names = {"V3_7", "V3_6"})
  void putForAnotherPersonReturns403Since36(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient watching = as(portal, "admin");
    for (String key : List.of("owner", "admin", "user")) {
      for (String userName : List.of("ana", "omar", "nils", "sean", "uma", "lin", "dora")) {
        if (isOwnedBy(portal, key, userName)) {
          continue;
        }
        Object before = watching.get(photo(userName)).at("response");
        TestResponse response = as(portal, key).put(photo(userName), ADA_URL);
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.string("error", "message")).isEqualTo("Access denied");
        assertThat(watching.get(photo(userName)).at("response")).isEqualTo(before);
      }
    }
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow(value = "P14", rules = ServerVersion.V3_5)
  @Test
  void adminSetsEveryPhotoExceptTheOwnersIn35() {
    PracticePortal portal = open(ServerVersion.V3_5);
    TestClient omar = as(portal, "admin");
    for (String userName : List.of("omar", "nils", "sean", "uma", "lin", "dora")) {
      assertThat(omar.put(photo(userName), ADA_URL).status()).isEqualTo(200);
      assertThat(omar.get(photo(userName)).string("response", "original"))
          .contains("_orig_400-400");
    }
    PracticeCounters books = counters(portal);
    TestResponse response = omar.put(photo("ana"), ADA_URL);
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.string("error", "message"))
        .isEqualTo("No permissions to perform this action");
    assertThat(counters(portal)).isEqualTo(books);
  }

  @ContractRow(value = "P14", rules = ServerVersion.V3_5)
  @Test
  void ownerSetsEveryPhotoAndUsersOnlyTheirOwnIn35() {
    PracticePortal portal = open(ServerVersion.V3_5);
    TestClient ana = as(portal, "owner");
    for (String userName : List.of("ana", "omar", "nils", "sean", "uma", "lin", "dora")) {
      assertThat(ana.put(photo(userName), ADA_URL).status()).isEqualTo(200);
    }
    for (String key : List.of("user", "room-admin", "guest")) {
      TestResponse response = as(portal, key).put(photo("dora"), ADA_URL);
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.string("error", "message")).isEqualTo("Access denied");
    }
    assertThat(as(portal, "user").put(photo("uma"), ADA_URL).status()).isEqualTo(200);
  }

  @ContractRow("P15")
  @ParameterizedTest
  @EnumSource
  void missingUrlReturns400Since37AndIsIgnoredBefore(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    Object before = ana.get(photo("ana")).at("response");
    for (String body : List.of("{\"files\":\"\"}", "{\"files\":null}", "{}")) {
      TestResponse response = ana.json("PUT", photo("ana"), body);
      if (version == ServerVersion.V3_7) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.string("error", "message"))
            .isEqualTo("The uploaded file could not be found");
      } else {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.at("response")).isEqualTo(before);
      }
    }
    assertThat(ana.get(photo("ana")).at("response")).isEqualTo(before);
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P15")
  @ParameterizedTest
  @EnumSource(names = {"V3_7", "V3_6"})
  void personIsCheckedBeforeTheUrl(ServerVersion version) {
    TestClient omar = as(open(version), "admin");
    assertThat(omar.json("PUT", photo(UNKNOWN_ID), "{}").status()).isEqualTo(404);
    assertThat(omar.json("PUT", photo("ana"), "{}").status()).isEqualTo(403);
  }

  @ContractRow("P16")
  @ParameterizedTest
  @EnumSource
  void missingOrInvalidBodyReturns400(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    List<TestResponse> all =
        List.of(
            ana.json("PUT", photo("ana"), ""),
            ana.json("PUT", photo("ana"), "null"),
            ana.json("PUT", photo("ana"), "files=https://photos.example/ada.png"),
            ana.json("PUT", photo(UNKNOWN_ID), ""));
    for (TestResponse response : all) {
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.type()).isEqualTo("application/problem+json; charset=utf-8");
      assertThat(response.number("status")).isEqualTo(1);
      assertThat(response.number("statusCode")).isEqualTo(400);
      assertThat(response.number("response", "status")).isEqualTo(400);
      assertThat(response.members("response", "errors")).hasSize(1);
      assertThat(response.members()).doesNotContain("error");
    }
    assertThat(all.get(0).at("response", "errors"))
        .isEqualTo(Map.of("UpdatePhoto", List.of("A non-empty request body is required.")));
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P47")
  @ParameterizedTest
  @EnumSource
  void otherContentTypesReturn415(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    ByteString json = ByteString.encodeUtf8("{\"files\":\"" + ADA_URL + "\"}");
    List<TestResponse> all = new ArrayList<>();
    for (String path : List.of(photo("ana"), photo(UNKNOWN_ID))) {
      all.add(ana.send("PUT", path, json));
      all.add(ana.send("PUT", path, ByteString.EMPTY));
      all.add(ana.send("PUT", path, json, "Content-Type", "text/plain"));
      all.add(ana.send("PUT", path, json, "Content-Type", "application/x-www-form-urlencoded"));
      all.add(ana.send("PUT", path, json, "Content-Type", "application/json; charset=latin1"));
      all.add(ana.send("POST", path + "/thumbnails", ByteString.EMPTY));
      all.add(ana.send("POST", path + "/thumbnails", json, "Content-Type", "image/json"));
    }
    for (TestResponse response : all) {
      assertThat(response.status()).isEqualTo(415);
      assertThat(response.type()).isEqualTo("application/problem+json; charset=utf-8");
      assertThat(response.members()).doesNotContain("error");
      assertThat(response.members("response"))
          .containsExactly("type", "title", "status", "traceId");
      assertThat(response.number("response", "status")).isEqualTo(415);
      // Misleading, but real portals do the same.
      assertThat(response.number("status")).isZero();
      assertThat(response.number("statusCode")).isEqualTo(200);
    }
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P47")
  @ParameterizedTest
  @EnumSource
  void everyJsonContentTypeAndByteOrderMarkIsAccepted(ServerVersion version) {
    // Not checked against the description, which has only one of these types.
    TestClient uma = as(open(version), "user").withoutDescriptionCheck();
    String json = "{\"files\":\"" + ADA_URL + "\"}";
    String marked = "\ufeff" + json;
    Map<String, ByteString> sent =
        Map.of(
            "text/json", ByteString.encodeUtf8(json),
            "application/vnd.api+json", ByteString.encodeUtf8(json),
            "application/json; charset=utf-8", ByteString.encodeUtf8(marked),
            "application/json; charset=utf-16",
                ByteString.encodeString(marked, StandardCharsets.UTF_16LE));
    sent.forEach(
        (type, body) ->
            assertThat(uma.send("PUT", photo("uma"), body, "Content-Type", type).status())
                .as(type)
                .isEqualTo(200));
  }

  @ContractRow("P17")
  @ParameterizedTest
  @EnumSource
  void urlOfTheCurrentPhotoIsNotDownloaded(ServerVersion version) {
    PracticePortal portal = open(version);
    String before = as(portal, "owner").get(photo("ana")).string("response", "original");
    String path = before.substring(0, before.indexOf('?'));
    TestResponse response = as(portal, "owner").put(photo("ana"), path);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.string("response", "original")).startsWith(path + "?hash=");
    assertThat(hash(response.string("response", "original"))).isNotEqualTo(hash(before));
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(1, 1, 0));
  }

  @ContractRow("P17")
  @Test
  void urlOfTheDefaultImageIsNotDownloaded() {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestResponse response =
        as(portal, "room-admin")
            .put(photo("sean"), "/static/images/default_user_photo_size_200-200.png");
    assertThat(response.string("response", "original")).startsWith("/static/images/");
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(1, 1, 0));
  }

  @ContractRow("P18")
  @ParameterizedTest
  @EnumSource
  void portalCannotDownloadItsOwnPhotoUrlWithHash(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    String original = ana.get(photo("ana")).string("response", "original");
    TestResponse response = ana.put(photo("ana"), original);
    // Before 3.7 the status is ignored, and an empty body is not an image.
    assertThat(response.status()).isEqualTo(version == ServerVersion.V3_7 ? 403 : 500);
    assertThat(response.string("error", "message"))
        .isEqualTo(
            version == ServerVersion.V3_7
                ? "Failed to download photo: Forbidden"
                : "unknown image file type");
    assertThat(ana.get(photo("ana")).string("response", "original")).isEqualTo(original);
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 1));
  }

  @ContractRow("P18")
  @Test
  void portalDownloadsItsOwnPublicFiles() {
    TestResponse response =
        as(open(ServerVersion.V3_7), "user")
            .put(photo("uma"), "static/images/default_user_photo_size_82-82.png");
    assertThat(response.string("response", "original")).contains("_orig_82-82.png?");
  }

  @ContractRow("P19")
  @ParameterizedTest
  @EnumSource
  void httpUrlInAnHttpsRequestReturns403Since37(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String plain = "http://photos.example/ada.png";
    TestResponse response = uma.put(photo("uma"), plain, "X-Forwarded-Proto", "https");
    if (version == ServerVersion.V3_7) {
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.string("error", "message")).isEqualTo("Access denied");
      assertThat(counters(portal)).isEqualTo(NO_CHANGES);
      assertThat(uma.put(photo("uma"), ADA_URL, "X-Forwarded-Proto", "https").status())
          .isEqualTo(200);
    } else {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.string("response", "original")).contains("_orig_400-400.png");
    }
    assertThat(uma.put(photo("uma"), plain).status()).isEqualTo(200);
  }

  @ContractRow("P20")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/ada.png",
        "https://10.0.0.5/ada.png",
        "https://[::1]/ada.png",
        "https://[::ffff:10.0.0.5]/ada.png",
        "https://[fd12:3456::1]/ada.png",
        "https://[fe80::1]/ada.png",
        "https://0.0.0.0/ada.png",
        "https://100.64.0.1/ada.png",
        "https://169.254.169.254/latest/meta-data",
        "https://172.31.255.255/ada.png",
        "https://192.168.1.1:8443/ada.png",
        "https://2130706433/ada.png",
        "https://localhost/ada.png",
        "https://intranet.example/ada.png",
        "https://nowhere.example/ada.png"
      })
  void privateAddressesReturn403Since37(String address) {
    PracticePortal portal = open(ServerVersion.V3_7);
    portal.state().internet().closeHost("nowhere.example");
    TestResponse response = as(portal, "user").put(photo("uma"), address);
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.string("error", "message")).isEqualTo("Access denied");
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P20")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://8.8.8.8/ada.png",
        "https://100.128.0.1/ada.png",
        "https://172.32.0.1/ada.png",
        "https://[2001:db8::1]/ada.png"
      })
  void publicAddressesAreDownloaded(String address) {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestResponse response = as(portal, "user").put(photo("uma"), address);
    assertThat(response.string("error", "message")).isEqualTo("Failed to download photo: NotFound");
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 1));
  }

  @ContractRow("P20")
  @ParameterizedTest
  @EnumSource(names = {"V3_6", "V3_5"})
  void privateAddressesAreDownloadedBefore37(ServerVersion version) {
    TestResponse response =
        as(open(version), "user").put(photo("uma"), "https://intranet.example/ada.png");
    assertThat(response.status()).isEqualTo(200);
  }

  @ContractRow("P20")
  @Test
  void portalsOwnAddressIsPrivateSince37() {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestClient uma = as(portal, "user");
    String standIn = "/static/images/default_user_photo_size_82-82.png";
    assertThat(uma.put(photo("uma"), portal.address() + standIn).status()).isEqualTo(403);
    PracticePortal older = open(ServerVersion.V3_6);
    TestResponse response = as(older, "user").put(photo("uma"), older.address() + standIn);
    assertThat(response.string("response", "original")).contains("_orig_82-82.png");
  }

  @ContractRow("P21")
  @ParameterizedTest
  @EnumSource
  void failedDownloadIsReportedSince37(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    TestResponse missing = uma.put(photo("uma"), IMAGE_HOST + "/missing.png");
    TestResponse moved = uma.put(photo("uma"), IMAGE_HOST + "/moved.png");
    if (version == ServerVersion.V3_7) {
      assertThat(missing.status()).isEqualTo(403);
      assertThat(missing.string("error", "message"))
          .isEqualTo("Failed to download photo: NotFound");
      assertThat(moved.status()).isEqualTo(403);
      assertThat(moved.string("error", "message")).isEqualTo("Failed to download photo: Found");
      assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 2));
    } else {
      assertThat(missing.status()).isEqualTo(500);
      assertThat(moved.status()).isEqualTo(200);
      assertThat(moved.string("response", "original")).contains("_orig_400-400.png");
    }
  }

  @ContractRow("P22")
  @ParameterizedTest
  @ValueSource(strings = {"refused.png", "slow.png", "huge.png", "notes.txt", "empty.png"})
  void brokenDownloadReturns500(String name) {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestClient ana = as(portal, "owner");
    Object before = ana.get(photo("ana")).at("response");
    TestResponse response = ana.put(photo("ana"), IMAGE_HOST + "/" + name);
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.string("error", "message"))
        .isEqualTo(
            switch (name) {
              case "refused.png" -> "Connection refused (photos.example:443)";
              case "slow.png" ->
                  "The request was canceled due to the configured HttpClient.Timeout of 10 seconds"
                      + " elapsing.";
              case "huge.png" -> "image size is too large";
              case "notes.txt" ->
                  "no decode delegate for this image format `' @ error/blob.c/BlobToImage/458";
              default -> "unknown image file type";
            });
    assertThat(ana.get(photo("ana")).at("response")).isEqualTo(before);
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 1));
  }

  @ContractRow("P22")
  @ParameterizedTest
  @EnumSource(names = {"V3_6", "V3_5"})
  void downloadSizeIsUnlimitedBefore37(ServerVersion version) {
    TestResponse response = as(open(version), "user").put(photo("uma"), IMAGE_HOST + "/huge.png");
    assertThat(response.string("response", "original")).contains("_orig_1280-1280.png");
  }

  @ContractRow("P23")
  @ParameterizedTest
  @EnumSource
  void gifAndWebpAreAcceptedByUrl(ServerVersion version) {
    PracticePortal portal = open(version);
    String webp = IMAGE_HOST + "/wave.webp";
    portal
        .state()
        .internet()
        .put(webp, new FakeInternet.Body(new Lazy<>(() -> SampleImages.webp(300, 200))));
    TestClient uma = as(portal, "user");
    TestResponse gif = uma.put(photo("uma"), IMAGE_HOST + "/wave.gif");
    assertThat(gif.status()).isEqualTo(200);
    assertThat(gif.string("response", "original")).contains("_orig_320-240.gif?");
    assertThat(gif.string("response", "small")).contains("_size_32-32.gif?");
    assertThat(uma.put(photo("uma"), webp).string("response", "original"))
        .contains("_orig_300-200.webp?");
  }

  @ParameterizedTest
  @EnumSource
  void upperCaseSchemeIsAcceptedSince37(ServerVersion version) {
    String address = "HTTPS://photos.example/ada.png";
    TestResponse response = as(open(version), "user").put(photo("uma"), address);
    assertThat(response.status()).isEqualTo(version == ServerVersion.V3_7 ? 200 : 500);
  }

  @Test
  void userNamesIgnoreCase() {
    TestClient uma = as(open(ServerVersion.V3_7), "user");
    assertThat(uma.put(photo("UMA"), ADA_URL).status()).isEqualTo(200);
  }

  private static void assertOnlyHashDiffers(String later, TestResponse put, String size) {
    String expected = put.string("response", size);
    assertThat(later.replaceFirst("[?].*", "")).isEqualTo(expected.replaceFirst("[?].*", ""));
    assertThat(hash(later)).isNotEqualTo(hash(expected));
  }

  private static boolean isOwnedBy(PracticePortal portal, String keyName, String userName) {
    return portal.keys().stream()
        .anyMatch(key -> key.name().equals(keyName) && key.userName().equals(userName));
  }
}
