package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.Moshi;
import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the JSON of every failure. */
class FailureTextTest {
  private static Map<?, ?> error(FailureKind kind, int status) throws IOException {
    return error("GET https://portal.example.com/api/2.0/people/@self", kind, status, null);
  }

  private static Map<?, ?> error(String call, FailureKind kind, int status, @Nullable String detail)
      throws IOException {
    Reply<String> stopped = new Reply.Failed<>(call, status, kind, BodyKind.NONE, null, detail);
    PortalException exception = catchThrowableOfType(PortalException.class, stopped::orThrow);
    String json = FailureText.of(exception).errorJson("");
    Map<?, ?> document =
        (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(json);
    assertThat(document.keySet()).hasToString("[error]");
    return (Map<?, ?>) Objects.requireNonNull(document.get("error"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1 second", "2, 2 seconds", "180, 3 minutes", "7200, 2 hours"})
  void waitIsTheOneThatThePortalAsksFor(int seconds, String words) {
    PortalException exception =
        new PortalException(
            FailureKind.TOO_MANY,
            "GET https://portal.example.com/api/2.0/people",
            429,
            null,
            Duration.ofSeconds(seconds));
    assertThat(FailureText.of(exception).lines())
        .extracting(Text::plain)
        .contains("Wait " + words + " as the portal asks, then try again.");
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void everyFailureHasAOneLineMessageAndANextStep(FailureKind kind) throws Exception {
    Map<?, ?> error = error(kind, -1);
    assertThat(error.keySet()).hasToString("[kind, message, status, next]");
    assertThat((String) error.get("message")).endsWith(".").doesNotContain("\n", "null");
    assertThat(error.get("status")).isNull();
    if (kind == FailureKind.CANCELLED) {
      // The message already says what to do next.
      assertThat(error.get("next")).isNull();
    } else {
      assertThat((String) error.get("next")).endsWith(".").doesNotContain("\n", "null");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_HOST, no-answer, -1",
    "UNREACHABLE, no-answer, -1",
    "TIMED_OUT, no-answer, -1",
    "TLS, no-answer, -1",
    "UNTRUSTED, no-answer, -1",
    "WRONG_HOST, no-answer, -1",
    "CLIENT_CERTIFICATE, no-answer, -1",
    "CERTIFICATE_EXPIRED, no-answer, -1",
    "CERTIFICATE_NOT_YET_VALID, no-answer, -1",
    "NO_TLS, no-answer, -1",
    "PROXY_DOWN, no-answer, -1",
    "PROXY_LOGIN, no-answer, 407",
    "PROXY_SCHEME, no-answer, 407",
    "PROXY_REFUSED, no-answer, 403",
    "CONNECTION_LOST, no-answer, -1",
    "TOO_LARGE, no-answer, 200",
    "UNREADABLE, no-answer, 200",
    "CANCELLED, interrupted, -1",
    "TOKEN_REFUSED, not-connected, 401",
    "KEY_LACKS_SCOPE, refused, 403",
    "WRONG_NETWORK, refused, 403",
    "UNPAID, refused, 402",
    "NO_PORTAL, no-answer, 404",
    "NO_SUCH_CALL, refused, 404",
    "SUSPENDED, refused, 404",
    "BUSY, refused, 403",
    "RESTORING, refused, 403",
    "MOVING, refused, 403",
    "ENCRYPTING, refused, 403",
    "TOO_MANY, refused, 429",
    "PROXY, no-answer, 503",
    "REDIRECTED, no-answer, 302",
    "REFUSED, refused, 403",
  })
  void kindFollowsTheExitCodeAndStatusTheResponse(FailureKind kind, String word, int status)
      throws Exception {
    Map<?, ?> error = error(kind, status);
    assertThat(error.get("kind")).isEqualTo(word);
    assertThat(error.get("status")).isEqualTo(status < 0 ? null : (double) status);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMED_OUT, -1",
    "CONNECTION_LOST, -1",
    "CONNECTION_LOST, 200",
    "TOO_LARGE, 200",
    "UNREADABLE, 200",
    "UNREADABLE, -1",
    "PROXY, 500",
    "PROXY, 502",
    "PROXY, 504",
  })
  void uncertainChangeShouldBeCheckedAndNotRepeated(FailureKind kind, int status) throws Exception {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      Map<?, ?> error =
          error(method + " https://portal.example.com/api/2.0/rooms", kind, status, null);
      assertThat((String) error.get("message"))
          .contains(method + " /api/2.0/rooms")
          .endsWith("; the portal may have processed it anyway.");
      assertThat((String) error.get("next"))
          .isEqualTo(
              "Before sending it again, run 'api GET /api/2.0/rooms' to see what the portal has"
                  + " now.");
    }
    assertThat(error(kind, status).get("message")).asString().doesNotContain("may have processed");
  }

  @ParameterizedTest
  @CsvSource({"UNREACHABLE, -1", "TOO_MANY, 429", "PROXY, 403", "UNREADABLE, 418", "REFUSED, 500"})
  void failedChangeIsReportedAsCertain(FailureKind kind, int status) throws Exception {
    String call = "POST https://portal.example.com/api/2.0/rooms";
    assertThat(error(call, kind, status, null).get("message"))
        .asString()
        .doesNotContain("may have processed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "302 | /login | The portal redirects GET /api/2.0/x to /login (302); redirects are not",
        "301 | https://other.example | portal.example.com redirects requests to https://other",
        "302 | | portal.example.com redirects GET /api/2.0/x (302), but does not say where to.",
        "304 | | The portal answered GET /api/2.0/x with 304: nothing has changed.",
      })
  void redirectIsReportedWithItsTarget(int status, @Nullable String target, String expected)
      throws Exception {
    String call = "GET https://portal.example.com/api/2.0/x";
    assertThat((String) error(call, FailureKind.REDIRECTED, status, target).get("message"))
        .startsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WRONG_HOST   | a.example.com, b.example.com | The certificate of portal.example.com is not"
            + " valid for that name; it is for a.example.com, b.example.com.",
        "WRONG_HOST   | ''         | The certificate of portal.example.com is not valid for that name.",
        "WRONG_HOST   |            | The certificate of portal.example.com is not valid for that name.",
        "CERTIFICATE_EXPIRED | 2026-11-01 | The certificate of portal.example.com has expired on"
            + " 2026-11-01.",
        "CERTIFICATE_EXPIRED |     | The certificate of portal.example.com has expired.",
        "CERTIFICATE_NOT_YET_VALID | 2027-01-01 | The certificate of portal.example.com is not"
            + " valid before 2027-01-01.",
        "CERTIFICATE_NOT_YET_VALID | | The certificate of portal.example.com is not valid before a"
            + " later date.",
        "TOO_MANY     | Slow down. | The portal accepts no more requests for now (429). It says:"
            + " Slow down.",
        "TOO_MANY     | ' '        | The portal accepts no more requests for now (429).",
        "PROXY_DOWN   | proxy:3128 | Cannot connect to the proxy: proxy:3128.",
        "TLS          |            | No secure connection to portal.example.com.",
      })
  void detailIsSaidWhereItIsKnown(FailureKind kind, @Nullable String detail, String message)
      throws IOException {
    assertThat(error("GET https://portal.example.com/api/2.0/x", kind, -1, detail).get("message"))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-1  | Access denied. | The portal refused GET /api/2.0/x: Access denied. | 'status' shows"
            + " who you are and what the API key can do.",
        "402 | ``  | The portal refused GET /api/2.0/x with 402. | The portal's plan does not include"
            + " this; its owner can change the plan.",
        "403 | No. | The portal refused GET /api/2.0/x with 403: No. | 'status' shows who you are and"
            + " what the API key can do.",
        "400 | Wait... | The portal refused GET /api/2.0/x with 400: Wait.... | 'last' shows the"
            + " request and the full response.",
        "499 | No  | The portal refused GET /api/2.0/x with 499: No. | 'last' shows the request and"
            + " the full response.",
        "500 | No  | The portal refused GET /api/2.0/x with 500: No. | The portal has an internal"
            + " error. 'last' shows the full response for its admin.",
      })
  void refusalHasItsReasonAndItsOwnNextStep(int status, String detail, String message, String next)
      throws IOException {
    Map<?, ?> error =
        error("GET https://portal.example.com/api/2.0/x", FailureKind.REFUSED, status, detail);
    assertThat(error.get("message")).isEqualTo(message);
    assertThat(error.get("next")).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"-1,''", "200,''", "299,''", "300,' (300)'", "418,' (418)'"})
  void unreadableResponseHasTheStatusOfAnError(int status, String shown) throws IOException {
    assertThat(
            error("GET https://portal.example.com/api/2.0/x", FailureKind.UNREADABLE, status, null)
                .get("message"))
        .isEqualTo(
            "The response to GET /api/2.0/x" + shown + " is not what a DocSpace portal sends.");
  }

  private static String next(CommandResult result) {
    return result.lines().get(1).plain();
  }

  @ParameterizedTest
  @CsvSource({"119, 119 seconds", "120, 2 minutes", "121, 3 minutes", "7201, 3 hours"})
  void waitIsSaidInTheLargestUnitThatIsExactEnough(int seconds, String words) {
    assertThat(
            next(
                FailureText.of(
                    SampleFailures.of(FailureKind.TOO_MANY, Duration.ofSeconds(seconds)))))
        .isEqualTo("Wait " + words + " as the portal asks, then try again.");
    assertThat(next(FailureText.of(SampleFailures.of(FailureKind.TOO_MANY))))
        .isEqualTo("Wait a minute, then try again.");
  }

  @Test
  void practicePortalHasOtherKeysInsteadOfNewOnes() {
    assertThat(next(FailureText.onPracticePortal(SampleFailures.of(FailureKind.TOKEN_REFUSED))))
        .isEqualTo(
            "'practice-as <person>' uses another key; on a real portal you would create a new one.");
    PortalException other = SampleFailures.of(FailureKind.TIMED_OUT);
    assertThat(next(FailureText.onPracticePortal(other))).isEqualTo(next(FailureText.of(other)));
  }

  @Test
  void faultOfPhotoshellIsSaidToBeOne() {
    assertThat(FailureText.of(new IllegalStateException("lost")).lines())
        .extracting(Text::plain)
        .containsExactly(
            "Internal error in photoshell: java.lang.IllegalStateException: lost",
            "This is a bug. Please report it together with the line you typed.");
  }
}
