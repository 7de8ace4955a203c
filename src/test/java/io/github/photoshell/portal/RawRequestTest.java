package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.http.RequestSnapshot.Header;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.text.Json;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests requests that the user typed. */
class RawRequestTest {
  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;
  private final List<Exchange> exchanges = new ArrayList<>();

  private RawResponse send(RawRequest call) {
    Token token = Token.of("sk-key-of-ada").orElseThrow();
    return Portal.at(
            SampleResponses.address(server),
            token,
            SampleResponses.PATIENT,
            done -> exchanges.add(done.exchange()))
        .call(call);
  }

  private static RawRequest call(String method, String path, RawRequest.@Nullable Content content) {
    return new RawRequest(method, path, List.of(), List.of(), content);
  }

  @Test
  void methodQueryHeadersAndJsonAreSentAsTyped() throws Exception {
    server.enqueue(SampleResponses.ok("{}"));
    send(
        new RawRequest(
            "patch",
            "/api/2.0/people/O'Neil #1?x=1",
            List.of(new Pair("filterValue", "a&b=c d"), new Pair("filterValue", "ü")),
            List.of(new Pair("Accept", "text/plain"), new Pair("X-One", "1")),
            new RawRequest.JsonContent("{\"a\": 1}")));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("PATCH");
    assertThat(request.getTarget())
        .isEqualTo(
            "/api/2.0/people/O'Neil%20%231?x=1&filterValue=a%26b%3Dc%20d&filterValue=%C3%BC");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("text/plain");
    assertThat(request.getHeaders().get("X-One")).isEqualTo("1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-key-of-ada");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(body(request)).isEqualTo("{\"a\": 1}");
  }

  @Test
  void typedContentTypeIsSentAndShown() throws Exception {
    for (String name : List.of("Content-Type", "content-type")) {
      exchanges.clear();
      server.enqueue(SampleResponses.ok("{}"));
      send(
          new RawRequest(
              "PUT",
              "/api/2.0/x",
              List.of(),
              List.of(new Pair(name, "text/plain"), new Pair("User-Agent", "me/1")),
              new RawRequest.JsonContent("{\"a\": \"ü\"}")));
      RecordedRequest request = server.takeRequest();
      assertThat(request.getHeaders().values("Content-Type")).containsExactly("text/plain");
      assertThat(request.getHeaders().get("User-Agent")).isEqualTo("me/1");
      assertThat(body(request)).isEqualTo("{\"a\": \"ü\"}");
      RequestSnapshot call = exchanges.get(0).call();
      assertThat(call.headers())
          .contains(new Header(name, "text/plain"), new Header("User-Agent", "me/1"))
          .hasSize(3);
      assertThat(call.content()).isEqualTo(new RequestSnapshot.Words("{\"a\": \"ü\"}"));
    }
  }

  @Test
  void contentTypeIsSentWithoutABody() throws Exception {
    for (String method : List.of("GET", "DELETE", "POST")) {
      server.enqueue(SampleResponses.ok("{}"));
      send(
          new RawRequest(
              method,
              "/api/2.0/x",
              List.of(),
              List.of(new Pair("Content-Type", "application/json")),
              null));
      assertThat(server.takeRequest().getHeaders().values("Content-Type"))
          .as(method)
          .containsExactly("application/json");
    }
    assertThat(exchanges)
        .allSatisfy(
            exchange ->
                assertThat(exchange.call().headers())
                    .contains(new Header("Content-Type", "application/json")));
  }

  @Test
  void responseHeadersHaveNoSecrets() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("X-Kept", "so it is")
            .addHeader("Set-Cookie", "asc_auth_key=secret")
            .build());
    assertThat(send(call("HEAD", "/api/2.0/people/@self", null)).headers())
        .containsEntry("X-Kept", "so it is")
        .containsEntry("Set-Cookie", "***");
  }

  private static String body(RecordedRequest request) {
    return new Buffer().write(java.util.Objects.requireNonNull(request.getBody())).readUtf8();
  }

  @Test
  void filesAndTextsAreSentAsAForm() throws Exception {
    Path file = Files.writeString(folder.resolve("ada.png"), "bytes of ada");
    server.enqueue(SampleResponses.ok("{}"));
    send(
        call(
            "POST",
            "/api/2.0/people/ada/photo",
            new RawRequest.Form(
                List.of(
                    new RawRequest.FilePart("File", file, "image/png"),
                    new RawRequest.TextPart("Autosave", "true")))));
    String body = body(server.takeRequest());
    assertThat(body)
        .contains("name=\"File\"; filename=\"ada.png\"")
        .contains("Content-Type: image/png")
        .contains("bytes of ada")
        .contains("name=\"Autosave\"");
    assertThat(exchanges.get(0).sent().json()).isNull();
  }

  @Test
  void bodyIsReturnedUnchanged() {
    server.enqueue(SampleResponses.text(200, "plain words"));
    server.enqueue(new MockResponse.Builder().code(204).build());
    server.enqueue(SampleResponses.json(200, "[1.50, null]"));
    RawResponse text = send(call("GET", "/x", null));
    assertThat(text.refusal()).isNull();
    assertThat(text.body()).asString().isEqualTo("plain words");
    assertThat(text.json()).isNull();
    RawResponse nothing = send(call("DELETE", "/x", null));
    assertThat(nothing.refusal()).isNull();
    assertThat(nothing.status()).isEqualTo(204);
    assertThat(nothing.body()).isEmpty();
    RawResponse list = send(call("GET", "/x", null));
    assertThat(list.json()).hasToString("[\n  1.50,\n  null\n]");
  }

  @Test
  void onlyTheTokenIsRemovedFromAResponse() {
    String other = "sk-" + "0123456789abcdef".repeat(4);
    server.enqueue(
        SampleResponses.ok(
            "{\"key\": \"%s\", \"yours\": \"sk\\u002dkey-of-ada\"}".formatted(other)));
    server.enqueue(SampleResponses.text(200, "Bearer sk-key-of-ada, " + other));
    RawResponse json = send(call("POST", "/x", new RawRequest.JsonContent("{}")));
    assertThat(json.echoed()).isTrue();
    assertThat(json.json()).asString().contains(other, "\"yours\": \"***\"");
    assertThat(json.body()).asString().contains(other, "***").doesNotContain("key-of-ada");
    RawResponse text = send(call("GET", "/x", null));
    assertThat(text.body()).asString().isEqualTo("Bearer ***, " + other);
    assertThat(exchanges.toString()).doesNotContain("key-of-ada").doesNotContain(other);
  }

  @Test
  void tokenIsRemovedInEveryCharset() {
    for (String charset : List.of("utf-16le", "iso-8859-1")) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "text/plain; charset=" + charset)
              .body(new Buffer().writeString("ü: sk-key-of-ada", Charset.forName(charset)))
              .build());
      RawResponse response = send(call("GET", "/x", null));
      assertThat(response.echoed()).isTrue();
      assertThat(response.text()).isEqualTo("ü: ***");
      assertThat(new String(response.body(), Charset.forName(charset))).isEqualTo("ü: ***");
    }
  }

  @Test
  void invalidJsonIsReturnedWithItsFlaw() {
    for (String body : List.of("{\"a\":", "hello", "{} {}")) {
      server.enqueue(SampleResponses.json(200, body));
      RawResponse response = send(call("GET", "/x", null));
      assertThat(response.json()).isNull();
      assertThat(response.flaw()).isNotNull();
      assertThat(response.body()).asString().isEqualTo(body);
    }
    server.enqueue(SampleResponses.text(200, "{\"a\":"));
    assertThat(send(call("GET", "/x", null)).flaw()).isNull();
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/x-ndjson")
            .body("{}\n{}\n")
            .build());
    assertThat(send(call("GET", "/x", null)).flaw()).isNull();
    server.enqueue(SampleResponses.json(200, "\"a text\""));
    assertThat(send(call("GET", "/x", null)).json()).hasToString("\"a text\"");
    server.enqueue(
        new MockResponse.Builder().code(204).addHeader("Content-Type", "application/json").build());
    assertThat(send(call("GET", "/x", null)).flaw()).isNull();
  }

  @Test
  void refusalHasTheBodyWithoutStackTrace() {
    server.enqueue(SampleResponses.error(403, "Access denied"));
    RawResponse response = send(call("GET", "/x", null));
    assertThat(response.refusal())
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("Access denied"));
    assertThat(response.json()).asString().contains("Access denied").doesNotContain("SECRET");
    assertThat(exchanges.toString()).doesNotContain("SECRET");
  }

  @ParameterizedTest
  @CsvSource({"GET,503,2", "DELETE,502,2", "PUT,503,1", "POST,502,1", "PUT,429,2", "PATCH,503,1"})
  void onlyRequestsThatHadNoEffectAreRetried(String method, int status, int times) {
    server.enqueue(SampleResponses.empty(status));
    server.enqueue(SampleResponses.ok("{}"));
    RawResponse response = send(call(method, "/x", null));
    assertThat(server.getRequestCount()).isEqualTo(times);
    assertThat(response.refusal() == null).isEqualTo(times == 2);
  }

  @ParameterizedTest
  @CsvSource({"POST, /api/2.0/rooms", "PUT, /api/2.0/people/x", "GET, /api/2.0/people/x/photo"})
  void rawRequestHasTheResponseTimeout(String method, String path) {
    server.enqueue(SampleResponses.silence());
    Timeouts timeouts =
        new Timeouts(
            Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMinutes(5), Duration.ZERO);
    RawResponse response =
        Portal.at(SampleResponses.address(server), null, timeouts, ExchangeListener.none())
            .call(call(method, path, null));
    assertThat(response.refusal())
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.TIMED_OUT));
  }

  @Test
  void rawPhotoUploadHasThePhotoTimeout() {
    server.enqueue(
        new MockResponse.Builder(SampleResponses.ok("{}"))
            .headersDelay(600, TimeUnit.MILLISECONDS)
            .build());
    Timeouts timeouts =
        new Timeouts(
            Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ZERO);
    RawResponse response =
        Portal.at(SampleResponses.address(server), null, timeouts, ExchangeListener.none())
            .call(call("PUT", "/api/2.0/people/x/photo", null));
    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void lostConnectionIsAnError() {
    server.enqueue(SampleResponses.brokenLine());
    RawResponse response = send(call("PUT", "/x", null));
    assertThat(response.status()).isEqualTo(-1);
    assertThat(response.refusal()).isInstanceOf(Reply.Failed.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"//elsewhere.example/x", "https://elsewhere.example/x"})
  void urlOfAnotherHostIsNotSent(String path) {
    assertThatThrownBy(() -> send(call("GET", path, null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1}|0|0",
        "{\"a\":}|1|6",
        "{a: 1}|1|2",
        "{\"files\": \"x|1|12",
        "[1,]|1|4",
        "{\"ü\": x}|1|7",
        "{} x|1|4",
        "``|1|1"
      })
  void flawHasLineAndColumn(String text, int line, int column) {
    Json.Flaw flaw = Json.flaw(text);
    assertThat(flaw == null ? 0 : flaw.line()).isEqualTo(line);
    assertThat(flaw == null ? 0 : flaw.column()).isEqualTo(column);
  }

  @Test
  void flawInALaterLineHasItsLineNumber() {
    assertThat(Json.flaw("{\n  \"a\": 1,\n  \"b\" 2\n}"))
        .isEqualTo(new Json.Flaw(3, 8, "expected ':'"));
  }
}
