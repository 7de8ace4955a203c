package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest extends PracticePortalTestBase {
  private static final String SELF = "/api/2.0/keys/@self";
  private static final List<String> PUBLIC_PATHS =
      List.of("/api/2.0/settings", "/api/2.0/settings/version/build", "/api/2.0/capabilities");

  @ContractRow(
      value = "P1",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/2.0/keys/@self",
        "/api/2.0/keys/permissions",
        "/api/2.0/people/@self",
        "/api/2.0/people/filter",
        "/api/2.0/people/search?query=ana",
        "/api/2.0/people/ana",
        "/api/2.0/people/ana/photo"
      })
  void requestWithoutKeyReturnsEmpty401(String path) {
    for (ServerVersion version : ServerVersion.values()) {
      TestResponse response = with(open(version), "").get(path);
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.body().size()).isZero();
    }
  }

  @ContractRow("P1")
  @ParameterizedTest
  @EnumSource
  void changeWithoutKeyReturnsEmpty401(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient nobody = with(portal, "");
    assertThat(nobody.put(photo("ana"), ADA_URL).status()).isEqualTo(401);
    assertThat(nobody.delete(photo("ana")).status()).isEqualTo(401);
    assertThat(nobody.form(photo("ana")).status()).isEqualTo(401);
    assertThat(nobody.json("POST", photo("ana") + "/thumbnails", "{}").status()).isEqualTo(401);
    assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 0));
  }

  @ContractRow("P2")
  @ParameterizedTest
  @EnumSource
  void invalidKeyReturnsEmpty401(ServerVersion version) {
    PracticePortal portal = open(version);
    KeyStore keyStore = portal.state().keys();
    IssuedKey inactive =
        keyStore.add(keyStore.create("inactive", "ana", List.of(), null).deactivated());
    IssuedKey past = keyStore.add(keyStore.create("past", "ana", List.of(), Instant.EPOCH));
    IssuedKey makerGone = keyStore.issue("maker disabled", "dora");
    IssuedKey makerPending = keyStore.issue("maker pending", "noor");
    String unknown = "sk-" + "0".repeat(64);
    for (String token :
        List.of(
            inactive.token(),
            past.token(),
            makerGone.token(),
            makerPending.token(),
            unknown,
            "x")) {
      TestResponse response = with(portal, token).get(SELF);
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.body().size()).isZero();
    }
    assertThat(as(portal, "expired").get(SELF).status()).isEqualTo(401);
    assertThat(as(portal, "pending").get(SELF).status()).isEqualTo(401);
    assertThat(as(portal, "pending").get(photo(SeedData.LIN)).status()).isEqualTo(401);
  }

  @Test
  void shortLivedKeyExpiresWhenTheClockIsADayAhead() {
    PracticePortal portal = open(ServerVersion.V3_7);
    TestResponse response = as(portal, "short-lived").get(SELF);
    Instant end = OffsetDateTime.parse(response.string("response", "expiresAt")).toInstant();
    assertThat(end).isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(1)));
    portal.faults().add(once(PracticeFault.CLOCK_OFF));
    assertThat(as(portal, "short-lived").get(SELF).status()).isEqualTo(401);
    assertThat(as(portal, "short-lived").get(SELF).status()).isEqualTo(200);
  }

  @ContractRow("P3")
  @ParameterizedTest
  @EnumSource
  void keyResponseNamesItsOwner(ServerVersion version) {
    PracticePortal portal = open(version);
    TestResponse response = as(portal, "owner").get(SELF);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.string("response", "createBy", "id")).isEqualTo(SeedData.ANA.toString());
    assertThat(response.string("response", "key")).matches("sk-\\*\\*\\*[0-9a-f]{4}");
    assertThat(response.text()).doesNotContain(portal.keys().get(1).token());
    assertThat(response.members("response"))
        .contains("id", "name", "keyPostfix", "lastUsed", "createOn", "isActive")
        .doesNotContain("expiresAt");
    assertThat(response.list("response", "permissions")).isEmpty();
  }

  @ContractRow("P3")
  @ParameterizedTest
  @EnumSource
  void requestUpdatesLastUseOfTheKey(ServerVersion version) {
    PracticePortal portal = open(version);
    Instant before = Instant.now().minusSeconds(1);
    TestResponse response = as(portal, "guest").get(SELF);
    String lastUsed = response.string("response", "lastUsed");
    assertThat(lastUsed)
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}(Z|[+-]\\d\\d:\\d\\d)");
    assertThat(OffsetDateTime.parse(lastUsed).toInstant()).isAfter(before);
  }

  @ContractRow("P3")
  @ParameterizedTest
  @EnumSource
  void keyResponseHasTheExpiryDate(ServerVersion version) {
    PracticePortal portal = open(version);
    KeyStore keyStore = portal.state().keys();
    Instant end = Instant.parse("2999-12-31T22:00:00Z");
    IssuedKey key = keyStore.add(keyStore.create("a while", "ana", List.of("accounts:read"), end));
    TestResponse response = with(portal, key.token()).get(SELF);
    assertThat(response.string("response", "expiresAt"))
        .isEqualTo("2999-12-31T23:00:00.0000000+01:00");
    assertThat(response.at("response", "permissions")).isEqualTo(List.of("accounts:read"));
  }

  @ContractRow("P4")
  @ParameterizedTest
  @EnumSource
  void accountsScopesDoNotCoverTheOwnProfile(ServerVersion version) {
    PracticePortal portal = open(version);
    TestResponse response =
        asPerson(portal, "ana", "accounts:read", "accounts:write").get("/api/2.0/people/@self");
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body().size()).isZero();
    assertThat(asPerson(portal, "ana", "accounts.self:read").get("/api/2.0/people/@self").status())
        .isEqualTo(200);
  }

  @ContractRow(
      value = "P5",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @ValueSource(strings = {"accounts:read", "accounts.self:write", "*:read"})
  void photoChangeNeedsAWriteScope(String scope) {
    for (ServerVersion version : ServerVersion.values()) {
      PracticePortal portal = open(version);
      TestClient ana = asPerson(portal, "ana", scope);
      List<TestResponse> all =
          List.of(
              ana.put(photo(SeedData.ANA), ADA_URL),
              ana.delete(photo(SeedData.ANA)),
              ana.form(photo(SeedData.ANA), TestClient.Part.field("Autosave", "true")),
              ana.json("POST", photo(SeedData.ANA) + "/thumbnails", "{}"));
      assertThat(all).allSatisfy(response -> assertThat(response.status()).isEqualTo(403));
      assertThat(all).allSatisfy(response -> assertThat(response.body().size()).isZero());
      assertThat(counters(portal)).isEqualTo(new PracticeCounters(0, 0, 0));
    }
  }

  @ContractRow("P54")
  @ParameterizedTest
  @EnumSource
  void versionHasFourParts(ServerVersion version) {
    TestClient nobody = with(open(version), "");
    String start = version.label().replace(".", "\\.");
    assertThat(nobody.get(PUBLIC_PATHS.get(0)).string("response", "version"))
        .matches(start + "\\.\\d\\.\\d{4}")
        .isEqualTo(nobody.get(PUBLIC_PATHS.get(1)).string("response", "docSpace"));
  }

  @ContractRow("P6")
  @ParameterizedTest
  @EnumSource
  void publicEndpointsNeedNoKey(ServerVersion version) {
    PracticePortal portal = open(version);
    for (String path : PUBLIC_PATHS) {
      assertThat(with(portal, "").get(path).status()).isEqualTo(200);
    }
    TestResponse settings = with(portal, "").get(PUBLIC_PATHS.get(0));
    assertThat(settings.number("response", "maxImageUploadSize")).isZero();
    assertThat(settings.string("response", "version")).isEqualTo(version.version());
    assertThat(with(portal, "").get(PUBLIC_PATHS.get(1)).string("response", "docSpace"))
        .isEqualTo(version.version());
  }

  @ContractRow("P6")
  @ParameterizedTest
  @EnumSource
  void publicEndpointsRejectAnInsufficientKeySince37(ServerVersion version) {
    PracticePortal portal = open(version);
    int expected = version == ServerVersion.V3_7 ? 403 : 200;
    for (String path : PUBLIC_PATHS) {
      assertThat(as(portal, "accounts-write").get(path).status()).isEqualTo(expected);
      assertThat(as(portal, "expired").get(path).status()).isEqualTo(expected);
      assertThat(as(portal, "read-only").get(path).status()).isEqualTo(200);
      assertThat(with(portal, "no API key").get(path).status()).isEqualTo(200);
    }
  }

  @ContractRow("P7")
  @ParameterizedTest
  @EnumSource
  void unrestrictedKeyReadsTheUploadLimit(ServerVersion version) {
    TestResponse response = as(open(version), "admin").get("/api/2.0/settings");
    assertThat(response.number("response", "maxImageUploadSize")).isEqualTo(5_242_880);
    assertThat(response.string("response", "ownerId")).isEqualTo(SeedData.ANA.toString());
  }

  @ParameterizedTest
  @EnumSource
  void permissionListNeedsTheScopeToReadEverything(ServerVersion version) {
    PracticePortal portal = open(version);
    TestResponse response = as(portal, "read-only").get("/api/2.0/keys/permissions");
    assertThat(response.list("response")).hasSize(11);
    assertThat(response.number("count")).isEqualTo(11);
    assertThat(as(portal, "accounts-write").get("/api/2.0/keys/permissions").status())
        .isEqualTo(version == ServerVersion.V3_7 ? 403 : 200);
  }
}
