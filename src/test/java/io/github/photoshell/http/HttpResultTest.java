package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpResultTest {
  private static final CallOptions API = CallOptions.of(CallOptions.Kind.API);
  private final CallProgress progress = new CallProgress(null);

  private static Request request(String method) {
    boolean hasBody = method.equals("PUT") || method.equals("POST");
    return new Request.Builder()
        .url("https://portal.example/api/2.0/people?secret=1")
        .method(method, hasBody ? RequestBody.EMPTY : null)
        .build();
  }

  private HttpResult result(Headers headers, @Nullable String body, @Nullable FailureKind failure) {
    Request request = request("GET");
    Response response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .headers(headers)
            .build();
    progress.responseHeadersEnd(new OkHttpClient().newCall(request), response);
    progress.recordResponse(200, headers);
    ByteString bytes = body == null ? null : ByteString.encodeUtf8(body);
    return new HttpResult(request, API, null, progress, bytes, failure, null);
  }

  private static Headers typed(@Nullable String type) {
    return type == null ? Headers.EMPTY : Headers.of("Content-Type", type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "-                        | -            | NONE",
        "application/json         | ``           | EMPTY",
        "application/json         | `  \n `      | EMPTY",
        "application/json         | {\"a\": 1}   | JSON",
        "-                        | `\n [1]`     | JSON",
        "text/plain               | {\"a\": 1}   | JSON",
        "application/json         | \"refused\"  | JSON",
        "application/problem+json | true         | JSON",
        "Application/JSON;charset=utf-8 | 12     | JSON",
        "application/json         | Bad gateway  | TEXT",
        "text/plain               | \"refused\"  | TEXT",
        "application/jsonp        | true         | TEXT",
        "-                        | <p>no</p>    | HTML",
        "text/plain               | `\n<!DOCTYPE html>` | HTML",
        "text/HTML                | Down for now | HTML",
      })
  void bodyKindComesFromTheBodyThenFromTheType(
      @Nullable String type, @Nullable String body, BodyKind kind) {
    HttpResult result = result(typed(type), body, null);
    assertThat(result.bodyKind()).isEqualTo(kind);
    assertThat(result.json() != null).isEqualTo(kind == BodyKind.JSON);
  }

  @Test
  void brokenJsonIsNoJson() {
    HttpResult result = result(typed("application/json"), "{\"a\": ", null);
    assertThat(result.bodyKind()).isEqualTo(BodyKind.JSON);
    assertThat(result.json()).isNull();
  }

  @Test
  void repeatedHeadersAreJoinedAndKeepTheirOrder() {
    HttpResult result =
        result(Headers.of("Vary", "Accept", "Server", "x", "Vary", "Cookie"), "", null);
    assertThat(result.headers())
        .containsExactly(Map.entry("Vary", "Accept, Cookie"), Map.entry("Server", "x"));
    assertThat(result.header("server")).isEqualTo("x");
    assertThat(result.contentType()).isNull();
    assertThat(result.isOfType("html")).isFalse();
  }

  @Test
  void retryAfterOfAnIncompleteResponseDoesNotCount() {
    Headers headers = Headers.of("Retry-After", "7");
    assertThat(result(headers, "", null).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(result(headers, null, FailureKind.CONNECTION_LOST).retryAfter()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"199, false", "200, true", "204, true", "299, true", "300, false", "-1, false"})
  void successIsAnyStatusWith2(int status, boolean success) {
    HttpResult result =
        HttpResult.assumed(request("GET"), API, null, status, "text/plain", ByteString.EMPTY);
    assertThat(result.isSuccess()).isEqualTo(success);
  }

  @ParameterizedTest
  @CsvSource({"PUT, true", "DELETE, true", "GET, false", "HEAD, false"})
  void lostChangeMayHaveHappenedAndAnUnsentOneNot(String method, boolean may) {
    HttpResult lost = HttpResult.assumedLost(request(method), API, null);
    assertThat(lost.failure()).isEqualTo(FailureKind.CONNECTION_LOST);
    assertThat(lost.status()).isEqualTo(-1);
    assertThat(lost.sent()).isTrue();
    assertThat(lost.mayHaveChanged()).isEqualTo(may);
    HttpResult unsent =
        new HttpResult(
            request(method), API, null, progress, null, FailureKind.UNREACHABLE, "refused");
    assertThat(unsent.mayHaveChanged()).isFalse();
  }

  @Test
  void callHasNoQuery() {
    assertThat(result(Headers.EMPTY, "", null).call())
        .startsWith("GET ")
        .contains("/api/2.0/people")
        .doesNotContain("secret");
  }
}
