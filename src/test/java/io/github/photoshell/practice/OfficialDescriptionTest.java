package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Tests that {@link TestClient} reports exchanges that differ from the official description. */
class OfficialDescriptionTest extends PracticePortalTestBase {
  private static TestResponse response(int status, String type, String body) {
    HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(type)), (a, b) -> true);
    return new TestResponse(status, headers, ByteString.encodeUtf8(body));
  }

  private static List<String> findingLocations(String method, String path, TestResponse response) {
    return OfficialDescription.undocumented(method, path, response).stream()
        .map(OfficialDescription.Finding::where)
        .toList();
  }

  @Test
  void undocumentedResponsesAreReported() {
    String path = "/api/2.0/people/uma/photo";
    String json = "application/json";
    assertThat(findingLocations("GET", path, response(418, json, "{}"))).containsExactly("status");
    assertThat(findingLocations("GET", path, response(200, "text/plain", "x")))
        .containsExactly("body");
    assertThat(findingLocations("GET", path, response(200, json, "{\"response\":{\"small\":1}}")))
        .containsExactly("/response/small");
    assertThat(findingLocations("GET", path, response(200, json, "{\"response\":{\"tiny\":\"\"}}")))
        .containsExactly("/response/tiny");
    assertThat(
            findingLocations(
                "GET", "/api/2.0/people/uma", response(200, json, "{\"response\":{\"x\":1}}")))
        .containsExactly("/response/x");
    assertThat(findingLocations("GET", "/api/2.0/new", response(200, json, "{}")))
        .containsExactly("path");
  }

  @Test
  void undocumentedRequestBodiesAreReportedIfAccepted() {
    String path = "/api/2.0/people/uma/photo";
    TestResponse accepted = response(200, "application/json", "{}");
    assertThat(sent("PUT", path, "application/json", "{\"files\":1}", accepted))
        .containsExactly("request/files");
    assertThat(sent("PUT", path, "application/json", "{\"url\":\"x\"}", accepted))
        .containsExactly("request/url");
    assertThat(sent("PUT", path, "application/json", "{\"files\":\"x\"}", accepted)).isEmpty();
    assertThat(sent("PUT", path, "text/plain", "x", accepted)).containsExactly("request");
    assertThat(sent("PUT", path, "", "", accepted)).containsExactly("request");
    assertThat(sent("DELETE", path, "application/json", "{}", accepted)).containsExactly("request");
    assertThat(
            sent("POST", path, "multipart/form-data", "{\"File\":\"x\",\"Autosave\":1}", accepted))
        .containsExactly("request/Autosave");
    TestResponse refused = response(200, "application/json", "{\"response\":{\"success\":false}}");
    assertThat(sent("POST", path, "multipart/form-data", "{\"Autosave\":1}", refused)).isEmpty();
  }

  private static List<String> sent(
      String method, String path, String type, String json, TestResponse response) {
    return OfficialDescription.undocumented(
            method, path, new OfficialDescription.RequestBody(type, json), response)
        .stream()
        .map(OfficialDescription.Finding::where)
        .toList();
  }

  @Test
  void everyKnownDeviationOccurs() {
    Set<OfficialDescription.Deviation> rows = new LinkedHashSet<>(OfficialDescription.deviations());
    assertThat(rows).hasSizeGreaterThan(20);
    for (ServerVersion version : ServerVersion.values()) {
      sendRequestsWithKnownDeviations(open(version));
    }
    assertThat(OfficialDescription.seenDeviations()).containsAll(rows);
  }

  private static void sendRequestsWithKnownDeviations(PracticePortal portal) {
    TestClient omar = as(portal, "admin");
    TestClient uma = as(portal, "user");
    String api = "/api/2.0/";
    KeyStore keyStore = portal.state().keys();
    Instant later = Instant.parse("2999-12-31T22:00:00Z");
    with(portal, keyStore.add(keyStore.create("a while", "ana", List.of(), later)).token())
        .get(api + "keys/@self");
    TestClient limited = as(portal, "accounts-write");
    for (String path :
        List.of(
            "people/@self",
            "people/dora",
            "people/filter?count=100",
            "people/filter?count=0",
            "people/filter?sortOrder=ascending&employeeType=1",
            "people/search?query=example",
            "keys/permissions",
            "settings",
            "settings/version/build",
            "capabilities")) {
      omar.get(api + path);
      limited.get(api + path);
      uma.get(api + path);
    }
    uma.put(photo("uma"), "https://photos.example/notes.txt");
    uma.json("PUT", photo("uma"), "[]");
    uma.form(
        photo("uma"),
        new TestClient.Part("file", "tiny.png", SampleImages.plain("png", 20, 20)),
        TestClient.Part.field("Autosave", "true"));
    uma.form(photo("uma"), TestClient.Part.field("Autosave", "perhaps"));
    uma.json("POST", photo("uma") + "/thumbnails", "{\"width\":-1}");
    uma.send("PUT", photo("uma"), ByteString.EMPTY);
    uma.send("POST", photo("uma") + "/thumbnails", ByteString.EMPTY);
    omar.get(api + "people/@self?fields=id");
    omar.delete(photo("ana"));
    portal.faults().add(once(PracticeFault.UNPAID));
    omar.get(photo("ana"));
  }
}
