package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.TestClient.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeWriterTest extends PracticePortalTestBase {
  private static final String FILTER = "/api/2.0/people/filter";

  @ContractRow(
      value = "P40",
      rules = {ServerVersion.V3_7, ServerVersion.V3_6, ServerVersion.V3_5})
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/2.0/keys/@self",
        "/api/2.0/keys/permissions",
        "/api/2.0/people/@self",
        "/api/2.0/people/noor",
        "/api/2.0/people/dora",
        "/api/2.0/people/filter?count=100&filterValue=a%20e&filterSeparator=%F0%9F%98%80",
        "/api/2.0/people/search?query=ana",
        "/api/2.0/people/ana/photo",
        "/api/2.0/settings",
        "/api/2.0/settings/version/build",
        "/api/2.0/capabilities"
      })
  void responseLinksToTheRequest(String path) {
    for (ServerVersion version : ServerVersion.values()) {
      PracticePortal portal = open(version);
      assertEnvelope(as(portal, "admin").get(path), "GET", portal.address() + path);
    }
  }

  @ContractRow("P40")
  @ParameterizedTest
  @EnumSource
  void changesReturnTheSameEnvelope(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String own = photo(id(portal, "uma"));
    String address = portal.address() + own;
    assertEnvelope(uma.put(own, ADA_URL), "PUT", address);
    assertEnvelope(uma.delete(own), "DELETE", address);
    Part file = Part.file(SampleImages.plain("png", 40, 40));
    for (String autosave : List.of("true", "false")) {
      TestResponse response = uma.form(own, file, Part.field("Autosave", autosave));
      assertEnvelope(response, "POST", address);
    }
    assertEnvelope(uma.form(own, Part.field("Autosave", "true")), "POST", address);
    String frame = "{\"x\":0,\"y\":0,\"width\":40,\"height\":40}";
    TestResponse cut = uma.json("POST", own + "/thumbnails", frame);
    assertEnvelope(cut, "POST", address + "/thumbnails");
  }

  @ContractRow("P40")
  @ParameterizedTest
  @EnumSource
  void nullMembersAreOmitted(ServerVersion version) {
    TestClient omar = as(open(version), "admin");
    assertThat(omar.get("/api/2.0/people/noor").members("response"))
        .doesNotContain("firstName", "lastName", "terminated");
    assertThat(omar.get("/api/2.0/people/dora").members("response")).contains("terminated");
    assertThat(omar.get("/api/2.0/people/ana").members())
        .containsExactly("response", "count", "links", "status", "statusCode");
    assertThat(omar.get(FILTER).members())
        .containsExactly("response", "count", "total", "links", "status", "statusCode");
  }

  @ContractRow("P40")
  @ParameterizedTest
  @EnumSource
  void forwardedProtoHeaderMakesLinksHttps(ServerVersion version) {
    PracticePortal portal = open(version);
    TestResponse response =
        with(portal, "")
            .send("GET", "/api/2.0/capabilities", ByteString.EMPTY, "X-Forwarded-Proto", "https");
    assertThat(response.string("links", 0, "href"))
        .isEqualTo(portal.address().replace("http:", "https:") + "/api/2.0/capabilities");
  }

  @ContractRow("P53")
  @ParameterizedTest
  @EnumSource
  void fieldsParameterFiltersTheResponseOnly(ServerVersion version) {
    TestClient omar = as(open(version), "admin");
    TestResponse page = omar.get(FILTER + "?fields=id,email&count=2");
    assertThat(page.members())
        .containsExactly("response", "count", "total", "links", "status", "statusCode");
    assertThat(page.list("response")).hasSize(2);
    assertThat(page.members("response", 0)).containsExactlyInAnyOrder("id", "email");
    assertThat(page.members("response", 1)).containsExactlyInAnyOrder("id", "email");
    assertThat(page.number("total")).isEqualTo(24);
    TestResponse self = omar.get("/api/2.0/people/@self?fields=id");
    assertThat(self.members("response")).containsExactly("id");
    assertThat(self.members())
        .containsExactly("response", "count", "links", "status", "statusCode");
    assertThat(omar.get("/api/2.0/keys/permissions?fields=id").list("response")).hasSize(11);
    assertThat(omar.get("/api/2.0/people/@self?fields=").members("response")).hasSizeGreaterThan(9);
  }

  @ContractRow("P41")
  @ParameterizedTest
  @EnumSource
  void everyErrorCarriesADummyStack(ServerVersion version) {
    PracticePortal portal = open(version);
    TestClient uma = as(portal, "user");
    String own = photo(id(portal, "uma"));
    Map<String, TestResponse> errors = new LinkedHashMap<>();
    errors.put("not hers", uma.put(photo("dora"), ADA_URL));
    errors.put("unknown person", uma.get(photo(UNKNOWN_ID)));
    errors.put("hidden person", uma.get("/api/2.0/people/ana"));
    errors.put("not for users", uma.get(FILTER));
    errors.put("no image", uma.put(own, "https://photos.example/notes.txt"));
    errors.put("no connection", uma.put(own, "https://photos.example/refused.png"));
    errors.put("nothing there", uma.put(own, "https://photos.example/missing.png"));
    errors.put("no such upload", uma.json("POST", own + "/thumbnails", "{\"tmpFile\":\"a.png\"}"));
    errors.forEach(
        (situation, response) -> {
          assertThat(response.status()).as(situation).isBetween(400, 500);
          assertThat(response.type()).isEqualTo("application/json; charset=utf-8");
          assertThat(response.members()).containsExactly("error", "status", "statusCode");
          assertThat(response.members("error"))
              .containsExactly("message", "type", "stack", "hresult");
          assertThat(response.string("error", "message")).isNotBlank();
          assertThat(response.string("error", "type")).matches("[A-Za-z.]+Exception");
          assertThat(response.string("error", "stack"))
              .isEqualTo("   at PracticePortal: this text must never be shown");
          assertThat(response.number("error", "hresult")).isNegative();
          assertThat(response.number("status")).isEqualTo(1);
          assertThat(response.number("statusCode")).isEqualTo(response.status());
        });
  }

  private static void assertEnvelope(TestResponse response, String method, String address) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.type()).isEqualTo("application/json; charset=utf-8");
    assertThat(response.list("links")).hasSize(1);
    assertThat(response.string("links", 0, "href")).isEqualTo(address);
    assertThat(response.string("links", 0, "action")).isEqualTo(method);
    assertThat(response.number("status")).isZero();
    assertThat(response.number("statusCode")).isEqualTo(200);
    assertNoNulls(response.at());
  }

  private static void assertNoNulls(@Nullable Object json) {
    assertThat(json).isNotNull();
    if (json instanceof Map<?, ?> members) {
      members.values().forEach(EnvelopeWriterTest::assertNoNulls);
    } else if (json instanceof List<?> items) {
      items.forEach(EnvelopeWriterTest::assertNoNulls);
    }
  }
}
