package io.github.photoshell.portal;

import static io.github.photoshell.portal.SampleResponses.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Token;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Tests the requests that are sent. */
class PortalRequestTest {
  @StartStop final MockWebServer server = MockServers.create();

  private Portal portal() {
    return Portal.at(
        SampleResponses.address(server),
        Token.of("sk-ada").orElseThrow(),
        SampleResponses.PATIENT,
        ExchangeListener.none());
  }

  @Test
  void changingCallsAreCounted() {
    Portal portal = portal();
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    portal.api().self();
    server.enqueue(SampleResponses.empty(401));
    portal.api().clearPhoto(ADA);
    assertThat(portal.changes()).isZero();
    server.enqueue(SampleResponses.error(403, "Access denied"));
    portal.api().clearPhoto(ADA);
    server.enqueue(SampleResponses.ok(SampleResponses.photo(ADA, 1)));
    portal.inBackground().api().setPhoto(ADA, "https://photos.example/ada.png");
    assertThat(portal.changes()).isEqualTo(2);
  }

  @Test
  void setPhotoSendsTheSampleOfTheApiPage() throws Exception {
    server.enqueue(SampleResponses.ok(SampleResponses.photo(ADA, 1)));

    portal().api().setPhoto(ADA, "https://photos.example/ada.png?size=\"big\"&v=1").orThrow();

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("PUT");
    assertThat(request.getTarget()).isEqualTo("/api/2.0/people/" + ADA + "/photo");
    assertSampleHeaders(request);
    assertThat(body(request))
        .isEqualTo(
            JsonParser.parse(
                ByteString.encodeUtf8(
                    "{\"files\": \"https://photos.example/ada.png?size=\\\"big\\\"&v=1\"}")));
  }

  @Test
  void clearPhotoSendsTheSampleOfTheApiPage() throws Exception {
    server.enqueue(SampleResponses.ok(SampleResponses.noPhoto(1)));

    portal().api().clearPhoto(ADA).orThrow();

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("DELETE");
    assertThat(request.getTarget()).isEqualTo("/api/2.0/people/" + ADA + "/photo");
    assertSampleHeaders(request);
    assertThat(request.getBodySize()).isZero();
  }

  @Test
  void uploadHasTwoPartsForEveryVersion() throws Exception {
    server.enqueue(SampleResponses.ok("{\"success\": true, \"data\": {\"main\": \"/x\"}}"));

    portal()
        .api()
        .uploadPhoto(
            ADA,
            Path.of("ada \"é\".png"),
            "image/png",
            "picture".getBytes(StandardCharsets.US_ASCII))
        .orThrow();

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/api/2.0/people/" + ADA + "/photo");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data;");
    assertThat(Objects.requireNonNull(request.getBody()).utf8())
        .containsSubsequence(
            "name=\"File\"; filename=\"ada %22é%22.png\"",
            "Content-Type: image/png", "picture", "name=\"Autosave\"", "true");
  }

  @Test
  void publicCallsHaveNoToken() throws Exception {
    server.enqueue(SampleResponses.ok("{\"ldapEnabled\": false}"));
    server.enqueue(SampleResponses.ok("{\"docSpace\": \"3.7.2\"}"));

    Portal portal = portal();
    portal.api().capabilities().orThrow();
    portal.api().build().orThrow();

    for (String path : new String[] {"/api/2.0/capabilities", "/api/2.0/settings/version/build"}) {
      RecordedRequest request = server.takeRequest();
      assertThat(request.getTarget()).isEqualTo(path);
      assertThat(request.getHeaders().get("Authorization")).isNull();
    }
  }

  @Test
  void userNameIsOnePathSegment() throws Exception {
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));

    portal().api().profile("a/b?c#d e%2f").orThrow();

    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api/2.0/people/a%2Fb%3Fc%23d%20e%252f");
  }

  @Test
  void dotSegmentsAsUserNamesAreNotSent() {
    for (String name : new String[] {"", " ", ".", ".."}) {
      assertThat(portal().api().profile(name)).isInstanceOf(Reply.Refused.class);
    }
    assertThat(portal().api().photo("..")).isInstanceOf(Reply.Refused.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void searchSendsOnlyTheGivenParameters() throws Exception {
    server.enqueue(SampleResponses.page(1, SampleResponses.ada()));
    server.enqueue(SampleResponses.page(0));

    portal().api().profiles(ProfileQuery.of("ada@example.com", 15)).orThrow();
    portal().api().profiles(new ProfileQuery(null, 4, 100, 100, "email")).orThrow();

    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api/2.0/people/filter?filterValue=ada%40example.com&startIndex=0&count=15");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api/2.0/people/filter?employeeStatus=4&startIndex=100&count=100&sortBy=email");
  }

  @Test
  void tokenIsNotSentToARedirectTarget() throws Exception {
    try (MockWebServer elsewhere = MockServers.create()) {
      elsewhere.start();
      server.enqueue(SampleResponses.redirect(elsewhere.url("/login?next=1").toString()));

      Reply<Profile> reply = portal().api().self();

      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Failed.class,
              failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.REDIRECTED);
                assertThat(failed.detail())
                    .isEqualTo(SampleResponses.address(elsewhere).toString());
              });
      assertThat(elsewhere.getRequestCount()).isZero();
    }
  }

  private static void assertSampleHeaders(RecordedRequest request) {
    assertThat(request.getHeaders().values("Accept")).containsExactly("application/json");
    assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/json");
    assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer sk-ada");
    assertThat(request.getHeaders().get("User-Agent")).startsWith("photoshell/");
  }

  private static Json body(RecordedRequest request) {
    return Objects.requireNonNull(JsonParser.parse(Objects.requireNonNull(request.getBody())));
  }
}
