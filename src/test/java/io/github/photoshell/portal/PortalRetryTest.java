package io.github.photoshell.portal;

import static io.github.photoshell.portal.SampleResponses.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.RetryPolicy;
import io.github.photoshell.http.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** Tests which requests are retried. */
class PortalRetryTest {
  @StartStop final MockWebServer server = MockServers.create();
  private final List<Exchange> exchanges = new ArrayList<>();

  private Portal portal() {
    return Portal.at(
        SampleResponses.address(server),
        Token.of("sk-ada").orElseThrow(),
        SampleResponses.PATIENT,
        call -> exchanges.add(call.exchange()));
  }

  private void enqueue(MockResponse... responses) {
    for (MockResponse response : responses) {
      server.enqueue(response);
    }
  }

  private static MockResponse after(MockResponse response, String retryAfter) {
    return new MockResponse.Builder(response).addHeader("Retry-After", retryAfter).build();
  }

  private static Reply.Failed<?> failureOf(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return (Reply.Failed<?>) reply;
  }

  @Test
  void readIsTriedFourTimes() {
    enqueue(
        SampleResponses.html(502),
        SampleResponses.html(503),
        SampleResponses.brokenLine(),
        SampleResponses.ok(SampleResponses.ada()));

    assertThat(portal().api().self()).isInstanceOf(Reply.Ok.class);

    assertThat(exchanges).extracting(Exchange::attempt).containsExactly(1, 2, 3, 4);
    assertThat(exchanges)
        .extracting(Exchange::kind)
        .containsExactly(FailureKind.PROXY, FailureKind.PROXY, FailureKind.CONNECTION_LOST, null);
  }

  @Test
  void readFailsAfterFourTries() {
    enqueue(
        SampleResponses.html(502),
        SampleResponses.html(502),
        SampleResponses.html(502),
        SampleResponses.html(502),
        SampleResponses.html(502));

    assertThat(failureOf(portal().api().self()).kind()).isEqualTo(FailureKind.PROXY);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void clearIsRetried() {
    enqueue(SampleResponses.brokenLine(), SampleResponses.ok(SampleResponses.noPhoto(2)));

    assertThat(portal().api().clearPhoto(ADA)).isInstanceOf(Reply.Ok.class);
  }

  @Test
  void setThatMayHaveHappenedIsNotRetried() {
    enqueue(SampleResponses.brokenLine());
    assertThat(failureOf(portal().api().setPhoto(ADA, "https://photos.example/ada.png")).kind())
        .isEqualTo(FailureKind.CONNECTION_LOST);

    enqueue(SampleResponses.html(502));
    assertThat(failureOf(portal().api().setPhoto(ADA, "https://photos.example/ada.png")).kind())
        .isEqualTo(FailureKind.PROXY);

    enqueue(SampleResponses.brokenLine());
    assertThat(
            failureOf(portal().api().uploadPhoto(ADA, Path.of("a.png"), "image/png", new byte[9]))
                .kind())
        .isEqualTo(FailureKind.CONNECTION_LOST);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void status503WithoutRetryAfterDoesNotRetryAChange() {
    // OkHttp alone would retry this at once.
    enqueue(
        after(SampleResponses.html(503), "0"), SampleResponses.ok(SampleResponses.photo(ADA, 1)));

    var failed = failureOf(portal().api().setPhoto(ADA, "https://photos.example/ada.png"));

    assertThat(failed.kind()).isEqualTo(FailureKind.PROXY);
    assertThat(failed.retryAfter()).isEqualTo(Duration.ZERO);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void status429RetriesAChange() {
    enqueue(SampleResponses.empty(429), SampleResponses.ok(SampleResponses.photo(ADA, 1)));

    assertThat(portal().api().setPhoto(ADA, "https://photos.example/ada.png"))
        .isInstanceOf(Reply.Ok.class);
  }

  @Test
  void retryAfterIsObeyed() {
    enqueue(after(SampleResponses.empty(429), "1"), SampleResponses.ok(SampleResponses.ada()));
    long start = System.nanoTime();

    assertThat(portal().api().self()).isInstanceOf(Reply.Ok.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void retryAfterOfMoreThanAMinuteFails() {
    enqueue(after(SampleResponses.empty(429), "61"));

    var failed = failureOf(portal().api().self());

    assertThat(failed.kind()).isEqualTo(FailureKind.TOO_MANY);
    assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(61));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void timeOutsAndRefusalsAreNotRetried() {
    enqueue(SampleResponses.silence());
    Portal impatient =
        Portal.at(
            SampleResponses.address(server),
            null,
            SampleResponses.IMPATIENT,
            ExchangeListener.none());
    assertThat(failureOf(impatient.api().self()).kind()).isEqualTo(FailureKind.TIMED_OUT);

    enqueue(SampleResponses.error(503, "busy"));
    assertThat(portal().api().self()).isInstanceOf(Reply.Refused.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void backgroundCallsAreNotRetried() {
    enqueue(SampleResponses.html(502));

    assertThat(failureOf(portal().inBackground().api().self()).kind()).isEqualTo(FailureKind.PROXY);
    assertThat(exchanges).extracting(Exchange::background).containsExactly(true);
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    Instant now = Instant.parse("2026-07-02T11:42:00Z");

    assertThat(RetryPolicy.wait("30", now)).isEqualTo(Duration.ofSeconds(30));
    assertThat(RetryPolicy.wait("Thu, 02 Jul 2026 11:43:00 GMT", now))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(RetryPolicy.wait("Thu, 02 Jul 2026 11:41:00 GMT", now)).isZero();
    assertThat(RetryPolicy.wait("soon", now)).isNull();
    assertThat(RetryPolicy.wait("-1", now)).isNull();
    assertThat(RetryPolicy.wait("99999999999999999999", now)).isNull();
    assertThat(RetryPolicy.wait(null, now)).isNull();
  }
}
