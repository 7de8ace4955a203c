package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the limits in section 2.4 of the contract. */
class RequestLimiterTest extends PracticePortalTestBase {
  private final AdjustableClock clock = new AdjustableClock();
  private final RequestLimiter limit = new RequestLimiter(RequestLimiter.Limits.DEFAULT, clock);

  private Optional<HttpReply> call(String who, String method) {
    Optional<HttpReply> refused = limit.acquire(who, method);
    if (refused.isEmpty()) {
      limit.release(who, method);
    }
    return refused;
  }

  @Test
  void slidingMinuteAllows1500Requests() {
    for (int i = 0; i < 1500; i++) {
      assertThat(call("uma", "GET")).isEmpty();
      clock.advance(Duration.ofMillis(20));
    }
    HttpReply refused = call("uma", "GET").orElseThrow();
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers())
        .containsEntry("Retry-After", "30")
        .containsEntry("X-RateLimit-Limit", "1500")
        .containsEntry("X-RateLimit-Remaining", "0")
        .containsEntry("X-RateLimit-Reset", String.valueOf(clock.instant().getEpochSecond() + 30));
    assertThat(call("ana", "GET")).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(call("uma", "GET")).isEmpty();
    assertThat(call("uma", "GET")).isPresent();
    clock.advance(Duration.ofMillis(20));
    assertThat(call("uma", "GET")).isEmpty();
  }

  @Test
  void concurrentRequestsAreLimited() {
    for (int i = 0; i < 50; i++) {
      assertThat(limit.acquire("uma", "GET")).isEmpty();
    }
    HttpReply refused = limit.acquire("uma", "GET").orElseThrow();
    assertThat(refused.headers())
        .containsEntry("X-RateLimit-Limit", "50")
        .doesNotContainKey("Retry-After");
    for (int i = 0; i < 15; i++) {
      assertThat(limit.acquire("uma", i % 2 == 0 ? "PUT" : "DELETE")).isEmpty();
    }
    assertThat(limit.acquire("uma", "POST").orElseThrow().headers())
        .containsEntry("X-RateLimit-Limit", "15");
    limit.release("uma", "PUT");
    assertThat(limit.acquire("uma", "POST")).isEmpty();
    assertThat(limit.acquire("uma", "GET")).isPresent();
    limit.release("uma", "GET");
    assertThat(limit.acquire("uma", "GET")).isEmpty();
  }

  @Test
  void dayAllows10000Changes() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(call("uma", i % 2 == 0 ? "PUT" : "POST")).isEmpty();
      clock.advance(Duration.ofMillis(50));
    }
    HttpReply refused = call("uma", "PUT").orElseThrow();
    assertThat(refused.headers())
        .containsEntry("Retry-After", String.valueOf(86_400 - 500))
        .containsEntry("X-RateLimit-Limit", "10000");
    assertThat(call("uma", "DELETE")).isEmpty();
    clock.advance(Duration.ofDays(1));
    assertThat(call("uma", "PUT")).isEmpty();
  }

  @Test
  void limiterIsOffByDefaultAndRefusedRequestsChangeNothing() throws IOException {
    PracticeSettings settings = PracticeSettings.defaults().withRateLimit();
    RequestLimiter.Limits limits = new RequestLimiter.Limits(4, 50, 15, 2);
    try (PracticePortal portal = PracticePortal.start(settings, Clock.systemUTC(), limits)) {
      TestClient uma = as(portal, "user");
      assertThat(uma.put(photo("uma"), ADA_URL).status()).isEqualTo(200);
      assertThat(uma.put(photo("uma"), ADA_URL).status()).isEqualTo(200);
      TestResponse third = uma.put(photo("uma"), ADA_URL);
      assertThat(third.status()).isEqualTo(429);
      assertThat(third.body().size()).isZero();
      assertThat(third.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(86_000L, 86_400L);
      assertThat(portal.counters()).isEqualTo(new PracticeCounters(2, 2, 2));
      assertThat(uma.get(photo("uma")).status()).isEqualTo(200);
      String picture = uma.get(photo("uma")).string("response", "max");
      assertThat(uma.get(photo("uma")).status()).isEqualTo(429);
      assertThat(uma.get(picture).status()).isEqualTo(200);
      assertThat(as(portal, "owner").get(photo("uma")).status()).isEqualTo(200);
    }
    TestClient free = as(open(ServerVersion.V3_7), "user");
    for (int i = 0; i < 5; i++) {
      assertThat(free.get(photo("uma")).status()).isEqualTo(200);
    }
  }
}
