package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.TestClient.Part;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the image files at the URLs that the portal returns. */
class StoredPicturesTest extends PracticePortalTestBase {
  private static final Map<String, Integer> SIDES =
      Map.of("retina", 360, "max", 200, "big", 82, "medium", 48, "small", 32);

  @ContractRow(
      value = "P24",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @CsvSource({"900, 300", "300, 900", "1920, 600"})
  void thumbnailsShowTheMiddleOfTheImage(int width, int height) {
    for (ServerVersion version : ServerVersion.values()) {
      TestClient uma = as(open(version), "user");
      TestResponse response = uploadAndRead(uma, SampleImages.blueInTheMiddle(width, height));
      SIDES.forEach(
          (name, side) -> {
            ByteString square = uma.get(response.string("response", name)).body();
            assertThat(SampleImages.size(square)).isEqualTo(side + "-" + side);
            // An image scaled before cropping has an edge that is neither red nor blue.
            assertThat(SampleImages.inner(square, 2)).containsOnly(SampleImages.BLUE);
          });
    }
  }

  @ContractRow("P24")
  @ParameterizedTest
  @EnumSource
  void scaledFilesArePngWhateverTheirExtension(ServerVersion version) {
    TestClient uma = as(open(version), "user");
    ByteString jpeg = SampleImages.plain("jpeg", 1600, 1200);
    TestResponse response = uploadAndRead(uma, jpeg);
    assertThat(response.members("response"))
        .allSatisfy(
            name -> {
              TestResponse file = uma.get(response.string("response", name));
              assertThat(response.string("response", name)).contains(".jpeg?");
              assertThat(file.type()).isEqualTo("image/jpeg");
              assertThat(SampleImages.isPng(file.body())).isTrue();
            });
    ByteString original = uma.get(response.string("response", "original")).body();
    assertThat(SampleImages.size(original)).isEqualTo("1280-960");
  }

  @ContractRow({"P24", "P44"})
  @ParameterizedTest
  @CsvSource({"jpeg, 800, 600", "png, 16, 16", "png, 1280, 1280"})
  void smallImageIsStoredUnchanged(String format, int width, int height) {
    TestClient uma = as(open(ServerVersion.V3_7), "user");
    ByteString file = SampleImages.plain(format, width, height);
    TestResponse response = uploadAndRead(uma, file);
    assertThat(response.string("response", "original"))
        .contains("_orig_%d-%d.%s?".formatted(width, height, format));
    assertThat(uma.get(response.string("response", "original")).body()).isEqualTo(file);
    ByteString retina = uma.get(response.string("response", "retina")).body();
    assertThat(SampleImages.size(retina)).isEqualTo("360-360");
    assertThat(SampleImages.isPng(retina)).isTrue();
  }

  @ContractRow("P13")
  @ParameterizedTest
  @EnumSource
  void everyUrlOfASeededPhotoReturnsAnImage(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient omar = as(portal, "admin");
    for (String userName : new String[] {"ana", "10001", "ada", "grace", "jose", "nils"}) {
      TestResponse response = omar.get(photo(userName));
      String original = response.string("response", "original");
      ByteString file = omar.get(original).body();
      assertThat(original).contains("_orig_" + SampleImages.size(file) + ".");
      SIDES.forEach(
          (name, side) ->
              assertThat(SampleImages.size(omar.get(response.string("response", name)).body()))
                  .isEqualTo(side + "-" + side));
    }
  }

  @ContractRow("P9")
  @ParameterizedTest
  @EnumSource
  void defaultImagesHaveTheSizeInTheirNames(ServerVersion version) {
    TestClient sean = as(open(version), "room-admin");
    TestResponse response = sean.get(photo("sean"));
    SIDES.forEach(
        (name, side) ->
            assertThat(SampleImages.size(sean.get(response.string("response", name)).body()))
                .isEqualTo(side + "-" + side));
  }

  @ContractRow("P44")
  @ParameterizedTest
  @EnumSource
  void everyValidKeyReadsEveryPhotoFile(ServerVersion version) {
    PracticePortal portal = open(version);
    String anas = as(portal, "owner").get(photo("ana")).string("response", "original");
    List<TestClient> readers =
        List.of(
            as(portal, "user"),
            as(portal, "room-admin"),
            asPerson(portal, "uma", "rooms:read"),
            asPerson(portal, "omar", "accounts.self:read"));
    for (TestClient reader : readers) {
      assertThat(reader.get(anas).status()).isEqualTo(200);
    }
    assertThat(with(portal, "").get(anas).status()).isEqualTo(403);
  }

  @ContractRow("P44")
  @ParameterizedTest
  @EnumSource
  void guestReadsOnlyTheirOwnPhotoFile(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient mei = asPerson(portal, "mei");
    String own = mei.put(photo("mei"), ADA_URL).string("response", "original");
    assertThat(mei.get(own).status()).isEqualTo(200);
    String anas = as(portal, "owner").get(photo("ana")).string("response", "original");
    TestResponse refused = mei.get(anas);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().size()).isZero();
  }

  @ContractRow("P44")
  @ParameterizedTest
  @EnumSource
  void onlyUrlsWithHashAreCacheable(ServerVersion version) {
    TestClient uma = as(open(version), "user");
    String original = uma.put(photo("uma"), ADA_URL).string("response", "original");
    String path = original.substring(0, original.indexOf('?'));
    TestResponse hashed = uma.get(original);
    TestResponse plain = uma.get(path);
    assertThat(hashed.headers().firstValue("Cache-Control"))
        .hasValue("must-revalidate, no-transform, immutable, max-age=31536000, private");
    assertThat(plain.headers().firstValue("Cache-Control"))
        .hasValue("no-cache, no-store, no-transform");
    assertThat(plain.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=" + path.substring(path.lastIndexOf('/') + 1));
    assertThat(plain.body()).isEqualTo(hashed.body());
    TestResponse missing = uma.get(path.replace("_orig_400-400", "_orig_400-401"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body().size()).isZero();
  }

  /**
   * A different size or extension gives another file name, so only deleting the photo removes the
   * old file.
   */
  @Test
  void filesOfEarlierPhotosAreDeletedWithThePhoto() {
    TestClient ana = as(open(ServerVersion.V3_7), "owner");
    String earlier = ana.get(photo("ana")).string("response", "original");
    ByteString file = ana.get(earlier).body();
    String later = ana.put(photo("ana"), ADA_URL).string("response", "original");
    assertThat(ana.get(earlier).body()).isEqualTo(file);
    assertThat(ana.delete(photo("ana")).status()).isEqualTo(200);
    assertThat(ana.get(earlier).status()).isEqualTo(404);
    assertThat(ana.get(later).status()).isEqualTo(404);
  }

  private static TestResponse uploadAndRead(TestClient uma, ByteString file) {
    uma.form(photo("uma"), Part.file(file), Part.field("Autosave", "true"));
    return uma.get(photo("uma"));
  }
}
