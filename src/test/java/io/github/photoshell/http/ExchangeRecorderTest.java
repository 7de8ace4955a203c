package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.time.Instant;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the records of requests and responses for {@code last} and {@code trace}. */
class ExchangeRecorderTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://portal.example");
  private static final Instant BEGAN = Instant.parse("2026-11-24T10:00:00Z");
  private static final String KEY = "sk-0123456789abcdef";
  private final Token token = Token.of(KEY).orElseThrow();

  private LazyExchange record(
      Request.Builder request, CallOptions.Kind kind, String type, ByteString body) {
    HttpResult result =
        HttpResult.assumed(request.build(), CallOptions.of(kind), token, 200, type, body);
    return ExchangeRecorder.of(PORTAL, result, FailureKind.REFUSED, BEGAN, 12, 3, true);
  }

  private Exchange exchange(String url, CallOptions.Kind kind, String type, String body) {
    return record(new Request.Builder().url(url), kind, type, ByteString.encodeUtf8(body))
        .exchange();
  }

  private static Json json(String text) {
    return Objects.requireNonNull(JsonParser.parse(ByteString.encodeUtf8(text)));
  }

  @Test
  void recordHasWhatWasMeasured() {
    RequestBody body =
        RequestBody.create(
            ByteString.encodeUtf8("{\"password\": \"hush\", \"name\": \"Ada\"}"),
            MediaType.parse("application/json"));
    LazyExchange call =
        record(
            new Request.Builder().url("https://portal.example/a?b=" + KEY).put(body),
            CallOptions.Kind.RAW,
            "application/json; charset=utf-8",
            ByteString.encodeUtf8("{\"a\": [1]}"));
    assertThat(call.background()).isTrue();
    assertThat(call.bytes()).isEqualTo(35 + 10);
    Exchange exchange = call.exchange();
    assertThat(call.exchange()).isSameAs(exchange);
    assertThat(exchange.portal()).isEqualTo("https://portal.example");
    assertThat(exchange.method()).isEqualTo("PUT");
    assertThat(exchange.path()).isEqualTo("/a?b=***");
    assertThat(exchange.authorized()).isTrue();
    assertThat(exchange.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(exchange.millis()).isEqualTo(12);
    assertThat(exchange.attempt()).isEqualTo(3);
    assertThat(exchange.began()).isEqualTo(BEGAN);
    assertThat(Objects.requireNonNull(exchange.sent().json()).compact())
        .contains("Ada")
        .doesNotContain("hush");
    assertThat(exchange.sent().bytes()).isEqualTo(35);
    assertThat(exchange.received().bytes()).isEqualTo(10);
    assertThat(exchange.received().json()).isEqualTo(json("{\"a\": [1]}"));
    assertThat(exchange.received().text()).isNull();
    assertThat(exchange.received().type()).isEqualTo("application/json; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "https://portal.example/storage/a.png?sig=1, PICTURE, /storage/a.png",
    "https://files.example/a.png?X-Amz-Signature=1#top, PICTURE, https://files.example/a.png",
    "https://portal.example/api/x?y=1, API, /api/x?y=1",
    "https://portal.example/api/x, API, /api/x",
  })
  void pathOfAPictureHasNoQuery(String url, CallOptions.Kind kind, String path) {
    assertThat(exchange(url, kind, "image/png", "").path()).isEqualTo(path);
  }

  @Test
  void textIsKeptAndBytesAreNot() {
    String url = "https://portal.example/x";
    Exchange page = exchange(url, CallOptions.Kind.API, "text/html", "<p>Down: " + KEY + "</p>");
    assertThat(page.received().text()).isEqualTo("<p>Down: ***</p>");
    assertThat(page.received().json()).isNull();
    assertThat(exchange(url, CallOptions.Kind.API, "text/plain", "").received().text()).isNull();
    Exchange picture =
        record(
                new Request.Builder().url(url),
                CallOptions.Kind.PICTURE,
                "image/png",
                ByteString.decodeHex("89504e470d0a1a0a00ff"))
            .exchange();
    assertThat(picture.received().text()).isNull();
    assertThat(picture.received().bytes()).isEqualTo(10);
  }

  @Test
  void typedBodyOfAnotherTypeIsNoJson() {
    RequestBody body = RequestBody.create(ByteString.encodeUtf8("{}"), MediaType.parse("text/csv"));
    Exchange exchange =
        record(
                new Request.Builder().url("https://portal.example/x").post(body),
                CallOptions.Kind.RAW,
                "application/json",
                ByteString.encodeUtf8("{}"))
            .exchange();
    assertThat(exchange.sent().json()).isNull();
    assertThat(exchange.sent().bytes()).isEqualTo(2);
  }

  @Test
  void stackOfTheServerIsRemovedAndTheRestStaysInOrder() {
    Json answer =
        json(
            "{\"error\": {\"message\": \"no\", \"stack\": \"at ASC.Web\", \"hresult\": 1},"
                + " \"stack\": \"mine\", \"status\": 1}");
    assertThat(Objects.requireNonNull(ExchangeRecorder.withoutStack(answer)).compact())
        .isEqualTo(
            "{\"error\":{\"message\":\"no\",\"hresult\":1},\"stack\":\"mine\",\"status\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"error\": \"no\"}", "{\"a\": {\"stack\": 1}}", "[{\"stack\": 1}]", "1"})
  void answerWithoutAStackIsTheSame(String text) {
    Json answer = json(text);
    assertThat(ExchangeRecorder.withoutStack(answer)).isSameAs(answer);
    assertThat(ExchangeRecorder.withoutStack(null)).isNull();
  }
}
