package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private final RetryPolicy policy = new RetryPolicy(Duration.ofMillis(500), false);

  private static HttpResult result(String method, int status, @Nullable String retryAfter) {
    RequestBody body = method.equals("GET") ? null : RequestBody.EMPTY;
    Request request =
        new Request.Builder().url("https://portal.example/").method(method, body).build();
    CallProgress progress = new CallProgress(null);
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("");
    if (retryAfter != null) {
      response.header("Retry-After", retryAfter);
    }
    Response received = response.build();
    progress.responseHeadersEnd(new OkHttpClient().newCall(request), received);
    progress.recordResponse(status, received.headers());
    return new HttpResult(
        request,
        CallOptions.of(CallOptions.Kind.API),
        null,
        progress,
        ByteString.EMPTY,
        null,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 429, TOO_MANY, true",
    "PUT, 429, TOO_MANY, true",
    "POST, 429, TOO_MANY, true",
    "GET, 0, CONNECTION_LOST, true",
    "DELETE, 0, CONNECTION_LOST, true",
    "PUT, 0, CONNECTION_LOST, false",
    "GET, 502, PROXY, true",
    "DELETE, 503, PROXY, true",
    "GET, 504, PROXY, false",
    "GET, 413, PROXY, false",
    "PUT, 503, PROXY, false",
    "GET, 0, TIMED_OUT, false",
    "GET, 200, UNREADABLE, false",
    "GET, 401, TOKEN_REFUSED, false",
  })
  void onlyHarmlessRequestsAreRetried(String method, int status, FailureKind kind, boolean is) {
    assertThat(policy.pauseAfter(result(method, status, null), kind, 1) != null).isEqualTo(is);
  }

  @Test
  void successIsNotRetried() {
    assertThat(policy.pauseAfter(result("GET", 200, null), null, 1)).isNull();
  }

  @Test
  void pausesDoubleForThreeRetries() {
    HttpResult busy = result("GET", 429, null);
    assertThat(policy.pauseAfter(busy, FailureKind.TOO_MANY, 1)).hasMillis(500);
    assertThat(policy.pauseAfter(busy, FailureKind.TOO_MANY, 2)).hasMillis(1000);
    assertThat(policy.pauseAfter(busy, FailureKind.TOO_MANY, 3)).hasMillis(2000);
    assertThat(policy.pauseAfter(busy, FailureKind.TOO_MANY, 4)).isNull();
    assertThat(policy.pauseOfAll(busy, 4)).hasMillis(4000);
  }

  @Test
  void thePortalsOwnPauseCountsUpToAMinute() {
    assertThat(policy.pauseAfter(result("PUT", 429, "7"), FailureKind.TOO_MANY, 1)).hasSeconds(7);
    assertThat(policy.pauseAfter(result("PUT", 429, "60"), FailureKind.TOO_MANY, 1)).hasSeconds(60);
    assertThat(policy.pauseAfter(result("PUT", 429, "61"), FailureKind.TOO_MANY, 1)).isNull();
    // Never less than the own pause.
    assertThat(policy.pauseAfter(result("PUT", 429, "0"), FailureKind.TOO_MANY, 3)).hasMillis(2000);
  }

  @Test
  void retriesCanBeDisabled() {
    RetryPolicy never = new RetryPolicy(Duration.ofMillis(500), true);
    assertThat(never.pauseAfter(result("GET", 429, "1"), FailureKind.TOO_MANY, 1)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "' 7 ', 7",
    "'Tue, 24 Nov 2026 10:00:30 GMT', 30",
    "'Tue, 24 Nov 2026 09:00:00 GMT', 0",
    "-1, ",
    "soon, ",
    "99999999999, ",
    ", ",
  })
  void retryAfterIsSecondsOrADate(@Nullable String header, @Nullable Long seconds) {
    assertThat(RetryPolicy.wait(header, NOW))
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }
}
