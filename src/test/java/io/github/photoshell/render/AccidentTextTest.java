package io.github.photoshell.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.Moshi;
import io.github.photoshell.portal.Body;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.Trouble;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What programs are told of every accident there is. */
class AccidentTextTest {
  private static Map<?, ?> error(Trouble trouble, int status) throws IOException {
    Reply<String> stopped =
        new Reply.Stopped<>(
            "GET https://portal.example.com/api/2.0/people/@self",
            status,
            trouble,
            Body.NONE,
            null,
            null);
    PortalException accident = catchThrowableOfType(PortalException.class, stopped::orThrow);
    String json = ErrorJson.of("", AccidentText.of(accident));
    Map<?, ?> document =
        (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(json);
    assertThat(document.keySet()).hasToString("[error]");
    return (Map<?, ?>) Objects.requireNonNull(document.get("error"));
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void everyAccidentIsAMessageInOneLineAndSomethingToDoNext(Trouble trouble) throws Exception {
    Map<?, ?> error = error(trouble, -1);
    assertThat(error.keySet()).hasToString("[kind, message, status, next]");
    assertThat((String) error.get("message")).endsWith(".").doesNotContain("\n", "null");
    assertThat(error.get("status")).isNull();
    if (trouble == Trouble.CANCELLED) {
      // The reader has just said what to do next.
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
    "CERTIFICATE_EXPIRED, no-answer, -1",
    "CERTIFICATE_NOT_YET_VALID, no-answer, -1",
    "NO_TLS, no-answer, -1",
    "PROXY_DOWN, no-answer, -1",
    "PROXY_LOGIN, no-answer, 407",
    "PROXY_REFUSED, no-answer, 403",
    "BROKEN_OFF, no-answer, -1",
    "TOO_LARGE, no-answer, 200",
    "UNREADABLE, no-answer, 200",
    "CANCELLED, interrupted, -1",
    "TOKEN_REFUSED, not-connected, 401",
    "KEY_LACKS_SCOPE, refused, 403",
    "WRONG_NETWORK, refused, 403",
    "UNPAID, refused, 402",
    "NO_PORTAL, no-answer, 404",
    "TOO_MANY, refused, 429",
    "PROXY, no-answer, 503",
    "REDIRECTED, no-answer, 302",
    "REFUSED, refused, 403",
  })
  void kindIsThatOfTheExitCodeAndStatusThatOfHttp(Trouble trouble, String kind, int status)
      throws Exception {
    Map<?, ?> error = error(trouble, status);
    assertThat(error.get("kind")).isEqualTo(kind);
    assertThat(error.get("status")).isEqualTo(status < 0 ? null : (double) status);
  }
}
