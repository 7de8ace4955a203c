package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.TestClient.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoUploadTest extends PracticePortalTestBase {
  private static final Part AUTOSAVE = Part.field("Autosave", "true");
  private static final Part NO_AUTOSAVE = Part.field("Autosave", "false");
  private static final ByteString PNG = SampleImages.plain("png", 30, 20);
  private static final PracticeCounters NO_CHANGES = new PracticeCounters(0, 0, 0);

  @ContractRow("P24")
  @ParameterizedTest
  @EnumSource
  void uploadResponseHasTheOldHash(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String byId = photo(id(portal, "uma"));
    String before = uma.get(byId).string("response", "original");
    for (String format : List.of("png", "jpeg")) {
      TestResponse response =
          uma.form(byId, Part.file(SampleImages.plain(format, 300, 100)), AUTOSAVE);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.at("response", "success")).isEqualTo(true);
      assertThat(response.members("response")).containsExactly("success", "data");
      assertThat(response.members("response", "data"))
          .containsExactly("main", "retina", "max", "big", "medium", "small");
      String main = response.string("response", "data", "main");
      assertThat(main).contains("_orig_300-100." + format + "?");
      assertThat(hash(main)).isEqualTo(hash(before));
      assertThat(uma.get(byId).string("response", "original")).isEqualTo(main);
    }
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(2, 2, 0));
  }

  /** Returns the original URLs of Uma's photo from reads by ID, or from reads of the database. */
  private static List<String> originalPhotoUrls(PracticePortal portal, boolean byId) {
    TestClient uma = as(portal, "user");
    String id = id(portal, "uma");
    if (byId) {
      return List.of(
          uma.get(photo(id)).string("response", "original"),
          uma.get("/api/2.0/people/" + id).string("response", "avatarOriginal"),
          uma.get("/api/2.0/people/@self").string("response", "avatarOriginal"),
          uma.get("/api/2.0/keys/@self").string("response", "createBy", "avatarOriginal"));
    }
    return List.of(
        uma.get(photo("uma")).string("response", "original"),
        uma.get("/api/2.0/people/uma").string("response", "avatarOriginal"),
        as(portal, "admin")
            .get("/api/2.0/people/filter?filterValue=uma.iyer")
            .string("response", 0, "avatarOriginal"));
  }

  @ContractRow("P43")
  @ParameterizedTest
  @EnumSource
  void readsByIdAreStaleAfterAnUploadAndReadsByNameAreNot(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String own = photo(id(portal, "uma"));
    uma.form(own, Part.file(SampleImages.plain("png", 30, 20)), AUTOSAVE);
    uma.put(own, ADA_URL);
    String before = uma.get(own).string("response", "original");
    ByteString next = SampleImages.blueInTheMiddle(400, 400);
    assertThat(uma.form(own, Part.file(next), AUTOSAVE).status()).isEqualTo(200);
    assertThat(originalPhotoUrls(portal, true)).containsOnly(before);
    List<String> fresh = originalPhotoUrls(portal, false);
    assertThat(fresh).hasSize(3).doesNotContain(before).containsOnly(fresh.get(0));
    assertThat(uma.get(before).body()).isEqualTo(next);
    assertThat(uma.get(before.replaceFirst("[?].*", "")).body()).isEqualTo(next);
  }

  @ContractRow("P43")
  @ParameterizedTest
  @EnumSource
  void nextOtherChangeUpdatesReadsById(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String own = photo(id(portal, "uma"));
    List<Runnable> changes =
        List.of(
            () -> uma.put(own, ADA_URL),
            () -> uma.json("POST", own + "/thumbnails", "{\"width\":20,\"height\":20}"),
            () -> uma.delete(own));
    for (Runnable change : changes) {
      uma.form(own, Part.file(PNG), AUTOSAVE);
      assertThat(originalPhotoUrls(portal, true))
          .doesNotContainAnyElementsOf(originalPhotoUrls(portal, false));
      change.run();
      assertThat(originalPhotoUrls(portal, true))
          .containsOnly(originalPhotoUrls(portal, false).get(0));
    }
  }

  @ContractRow("P43")
  @ParameterizedTest
  @EnumSource
  void cachedHashExpiresAfterTwentyMinutes(ServerVersion version) throws IOException {
    AdjustableClock clock = new AdjustableClock();
    try (PracticePortal portal =
        PracticePortal.start(new PracticeSettings(0, version, 24), clock)) {
      TestClient uma = as(portal, "user");
      uma.form(photo(id(portal, "uma")), Part.file(PNG), AUTOSAVE);
      clock.advance(Duration.ofMinutes(19));
      List<String> stale = originalPhotoUrls(portal, true);
      assertThat(stale).doesNotContainAnyElementsOf(originalPhotoUrls(portal, false));
      // A second upload does not extend the cache entry.
      uma.form(photo(id(portal, "uma")), Part.file(PNG), AUTOSAVE);
      assertThat(originalPhotoUrls(portal, true)).isEqualTo(stale);
      clock.advance(Duration.ofMinutes(1));
      assertThat(originalPhotoUrls(portal, true))
          .containsOnly(originalPhotoUrls(portal, false).get(0));
    }
  }

  @ContractRow("P25")
  @ParameterizedTest
  @EnumSource
  void temporaryUploadIsNotAPhotoYet(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient ana = as(portal, "owner");
    Object before = ana.get(photo(SeedData.ANA)).at("response");
    Part large = Part.file(SampleImages.plain("jpeg", 2560, 640));
    TestResponse response = ana.form(photo(SeedData.ANA), large, NO_AUTOSAVE);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.at("response", "success")).isEqualTo(true);
    String path = response.string("response", "data");
    assertThat(path).matches("/storage/userPhotos/temp/[0-9a-f-]{36}\\.jpeg");
    assertThat(SampleImages.size(ana.get(path).body())).isEqualTo("1280-320");
    assertThat(ana.get(photo(SeedData.ANA)).at("response")).isEqualTo(before);
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P25")
  @ParameterizedTest
  @EnumSource
  void uploadWithoutAutosaveIsTemporarySince37(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    TestResponse response = uma.form(photo(id(portal, "uma")), Part.file(PNG));
    if (version == ServerVersion.V3_7) {
      assertThat(response.string("response", "data")).startsWith("/storage/userPhotos/temp/");
    } else {
      assertThat(response.status()).isEqualTo(400);
      Part invalid = Part.field("Autosave", "perhaps");
      assertThat(uma.form(photo(id(portal, "uma")), Part.file(PNG), invalid).status())
          .isEqualTo(500);
    }
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P26")
  @ParameterizedTest
  @EnumSource
  void refusalHasStatus200(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String own = photo(id(portal, "uma"));
    Object before = as(portal, "admin").get(own).at("response");
    Part tooLarge = Part.file(ByteString.of(new byte[5_242_881]));
    Part text = Part.file(ByteString.encodeUtf8("no picture"));
    Map<String, TestResponse> all =
        Map.of(
            "Security error.",
            uma.form(photo(SeedData.ANA), Part.file(PNG), AUTOSAVE),
            "The user could not be found",
            uma.form(photo(UNKNOWN_ID), Part.file(PNG), AUTOSAVE),
            "The uploaded file could not be found",
            uma.form(own, AUTOSAVE),
            "The maximum file size is exceeded (5 MB).",
            uma.form(own, tooLarge, AUTOSAVE),
            "Unknown image file type",
            uma.form(own, Part.file(SampleImages.plain("gif", 30, 20)), AUTOSAVE),
            "no decode delegate for this image format `&#39; @ error/blob.c/BlobToImage/458",
            uma.form(own, text, AUTOSAVE));
    all.forEach((message, response) -> assertRefused(response, message));
    assertRefused(uma.form(own, Part.file(ByteString.EMPTY), AUTOSAVE), "Unknown image file type");
    assertThat(as(portal, "admin").get(own).at("response")).isEqualTo(before);
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P48")
  @ParameterizedTest
  @EnumSource
  void bodyOverTheServerLimitReturns400(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String own = photo(id(portal, "uma"));
    assertRefused(
        uma.form(own, Part.file(ByteString.of(new byte[29_999_000])), AUTOSAVE),
        "The maximum file size is exceeded (5 MB).");
    TestResponse response = uma.form(own, Part.file(ByteString.of(new byte[30_000_000])), AUTOSAVE);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.number("status")).isEqualTo(1);
    assertThat(response.number("statusCode")).isEqualTo(400);
    assertThat(response.at("response", "errors"))
        .isEqualTo(
            Map.of(
                "",
                List.of(
                    "Failed to read the request form. Request body too large. The max request body"
                        + " size is 30000000 bytes.")));
    assertThat(with(portal, "").form(own, Part.file(ByteString.of(new byte[31_000_000]))).status())
        .isEqualTo(401);
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow("P26")
  @ParameterizedTest
  @EnumSource
  void fileOfExactlyTheLimitIsAccepted(ServerVersion version) {
    PracticePortal portal = open(version);
    byte[] padded = Arrays.copyOf(PNG.toByteArray(), 5_242_880);
    TestResponse response =
        as(portal, "user")
            .form(photo(id(portal, "uma")), Part.file(ByteString.of(padded)), AUTOSAVE);
    assertThat(response.at("response", "success")).isEqualTo(true);
  }

  @ContractRow("P26")
  @ParameterizedTest
  @EnumSource(names = {"V3_7", "V3_6"})
  void uploadForAnotherPersonIsRefusedSince36(ServerVersion version) {
    PracticePortal portal = open(version);
    for (String key : List.of("owner", "admin", "room-admin")) {
      TestResponse response =
          as(portal, key).form(photo(id(portal, "uma")), Part.file(PNG), AUTOSAVE);
      assertRefused(response, "Security error.");
    }
    assertThat(counters(portal)).isEqualTo(NO_CHANGES);
  }

  @ContractRow(value = "P26", rules = ServerVersion.V3_5)
  @Test
  void adminUploadsForAllExceptOtherAdminsIn35() {
    PracticePortal portal = open(ServerVersion.V3_5);
    TestClient omar = as(portal, "admin");
    for (String userName : List.of("omar", "uma", "sean", "lin", "dora")) {
      TestResponse response = omar.form(photo(id(portal, userName)), Part.file(PNG), AUTOSAVE);
      assertThat(response.at("response", "success")).isEqualTo(true);
    }
    for (String userName : List.of("ana", "nils")) {
      TestResponse response = omar.form(photo(id(portal, userName)), Part.file(PNG), AUTOSAVE);
      assertRefused(response, "No permissions to perform this action");
      TestResponse byOwner =
          as(portal, "owner").form(photo(id(portal, userName)), Part.file(PNG), AUTOSAVE);
      assertThat(byOwner.at("response", "success")).isEqualTo(true);
    }
  }

  @ContractRow(value = "P27", rules = ServerVersion.V3_5)
  @Test
  void uploadByUserNameChangesTheCallersPhotoIn35() {
    PracticePortal portal = open(ServerVersion.V3_5);
    TestClient uma = as(portal, "user");
    for (String userId : List.of("ana", "ana.novak@example.com", "nobody", "10001")) {
      int audits = counters(portal).audits();
      TestResponse response = uma.form(photo(userId), Part.file(PNG), AUTOSAVE);
      assertThat(response.string("response", "data", "main")).contains(id(portal, "uma"));
      assertThat(counters(portal).audits()).isEqualTo(audits + 1);
    }
    assertThat(uma.get(photo(SeedData.ANA)).string("response", "original"))
        .contains("_orig_1280-853");
    assertThat(uma.get(photo("uma")).string("response", "original")).contains("_orig_30-20.png");
  }

  @ContractRow("P27")
  @ParameterizedTest
  @EnumSource(names = {"V3_7", "V3_6"})
  void uploadByUserNameFindsThePersonSince36(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    assertRefused(uma.form(photo("ana"), Part.file(PNG), AUTOSAVE), "Security error.");
    assertRefused(
        uma.form(photo("nobody"), Part.file(PNG), AUTOSAVE), "The user could not be found");
    assertThat(uma.form(photo("uma"), Part.file(PNG), AUTOSAVE).at("response", "success"))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @EnumSource
  void filePartIsFoundByNameSince37(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String own = photo(id(portal, "uma"));
    TestResponse shouted = uma.form(own, new Part("FILE", "a.png", PNG), AUTOSAVE);
    assertThat(shouted.at("response", "success")).isEqualTo(true);
    TestResponse other = uma.form(own, new Part("picture", "a.png", PNG), AUTOSAVE);
    assertThat(other.at("response", "success")).isEqualTo(version != ServerVersion.V3_7);
  }

  private static void assertRefused(TestResponse response, String message) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.members("response")).containsExactly("success", "message");
    assertThat(response.at("response", "success")).isEqualTo(false);
    assertThat(response.string("response", "message")).isEqualTo(message);
  }
}
