package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.SlidingWindowLimiter.SharedWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests when requests may be sent, with a manual clock. */
class SlidingWindowLimiterTest {
  private long now;

  private void pass(long millis) {
    now += millis * 1_000_000;
  }

  @Test
  void rateIsLimitedInAnyMinute() {
    SlidingWindowLimiter slidingWindowLimiter =
        new SlidingWindowLimiter(3, () -> now, SharedWindow.NONE);
    for (int i = 0; i < 3; i++) {
      assertThat(slidingWindowLimiter.delay(i)).isZero();
    }
    pass(30_000);
    assertThat(slidingWindowLimiter.delay("next")).isEqualTo(Duration.ofMillis(30_250));
    pass(30_250);
    assertThat(slidingWindowLimiter.delay("next")).isZero();
  }

  @Test
  void earlierRequestsOfTheMinuteCount() {
    pass(90_000);
    SlidingWindowLimiter slidingWindowLimiter =
        new SlidingWindowLimiter(3, () -> now, SharedWindow.NONE);
    slidingWindowLimiter.begin(List.of(now - 50_000_000_000L, now - 10_000_000_000L));
    assertThat(slidingWindowLimiter.delay("first")).isZero();
    assertThat(slidingWindowLimiter.delay("second")).isEqualTo(Duration.ofMillis(10_250));
  }

  @Test
  void refusedRequestPausesAllAndOneIsTriedFirst() {
    SlidingWindowLimiter slidingWindowLimiter =
        new SlidingWindowLimiter(0, () -> now, SharedWindow.NONE);
    assertThat(slidingWindowLimiter.delay("refused")).isZero();
    assertThat(slidingWindowLimiter.delay("under way")).isZero();
    slidingWindowLimiter.recordReply("refused", Duration.ofSeconds(2));
    // Its response says nothing about later requests.
    slidingWindowLimiter.recordReply("under way", null);
    assertThat(slidingWindowLimiter.delay("other")).isEqualTo(Duration.ofSeconds(2));

    pass(2_000);
    assertThat(slidingWindowLimiter.delay("ahead")).isZero();
    assertThat(slidingWindowLimiter.delay("other")).isPositive();
    slidingWindowLimiter.recordReply("ahead", Duration.ofSeconds(3));
    assertThat(slidingWindowLimiter.delay("other")).isEqualTo(Duration.ofSeconds(3));

    pass(3_000);
    assertThat(slidingWindowLimiter.delay("ahead")).isZero();
    slidingWindowLimiter.recordReply("ahead", null);
    assertThat(slidingWindowLimiter.delay("other")).isZero();
    assertThat(slidingWindowLimiter.delay("another")).isZero();
  }

  @Test
  void requestsOfOtherProgramsCountTooAndAreToldToWait() {
    List<String> calls = new ArrayList<>();
    Duration[] others = {Duration.ofSeconds(4)};
    SlidingWindowLimiter.SharedWindow shared =
        new SlidingWindowLimiter.SharedWindow() {
          @Override
          public Duration take(int most) {
            calls.add("take " + most);
            return others[0];
          }

          @Override
          public void pause(Duration pause) {
            calls.add("pause " + pause);
          }
        };
    SlidingWindowLimiter limiter = new SlidingWindowLimiter(1, () -> now, shared);
    assertThat(limiter.delay("first")).isEqualTo(Duration.ofSeconds(4));
    others[0] = Duration.ZERO;
    assertThat(limiter.delay("first")).isZero();
    limiter.recordReply("first", Duration.ofSeconds(2));
    pass(2_000);
    assertThat(limiter.delay("second")).isEqualTo(Duration.ofMillis(58_250));
    assertThat(calls).containsExactly("take 1500", "take 1500", "pause PT2S");
    new SlidingWindowLimiter(0, () -> now, shared).delay("unlimited");
    new SlidingWindowLimiter(3000, () -> now, shared).delay("faster");
    assertThat(calls.subList(3, calls.size())).containsExactly("take 3000");
  }

  @Test
  void laterRefusalDoesNotShortenTheWait() {
    SlidingWindowLimiter slidingWindowLimiter =
        new SlidingWindowLimiter(0, () -> now, SharedWindow.NONE);
    slidingWindowLimiter.delay("first");
    slidingWindowLimiter.delay("second");
    slidingWindowLimiter.recordReply("first", Duration.ofSeconds(9));
    slidingWindowLimiter.recordReply("second", Duration.ofSeconds(1));
    assertThat(slidingWindowLimiter.delay("third")).isEqualTo(Duration.ofSeconds(9));
  }
}
