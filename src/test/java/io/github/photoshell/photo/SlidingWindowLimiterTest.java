package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When calls may go out, by a clock that stands still until it is moved. */
class SlidingWindowLimiterTest {
  private long now;

  private void pass(long millis) {
    now += millis * 1_000_000;
  }

  @Test
  void noMoreThanSoManyGoOutInAnyMinute() {
    SlidingWindowLimiter pace = new SlidingWindowLimiter(3, () -> now);
    for (int i = 0; i < 3; i++) {
      assertThat(pace.delay(i)).isZero();
    }
    pass(30_000);
    assertThat(pace.delay("next")).isEqualTo(Duration.ofMillis(30_250));
    pass(30_250);
    assertThat(pace.delay("next")).isZero();
  }

  @Test
  void callsOfTheMinuteBeforeCountToo() {
    pass(90_000);
    SlidingWindowLimiter pace = new SlidingWindowLimiter(3, () -> now);
    pace.begin(List.of(now - 50_000_000_000L, now - 10_000_000_000L));
    assertThat(pace.delay("first")).isZero();
    assertThat(pace.delay("second")).isEqualTo(Duration.ofMillis(10_250));
  }

  @Test
  void oneCallTooManyHoldsAllOfThemAndOneGoesAhead() {
    SlidingWindowLimiter pace = new SlidingWindowLimiter(0, () -> now);
    assertThat(pace.delay("refused")).isZero();
    assertThat(pace.delay("under way")).isZero();
    pace.answered("refused", Duration.ofSeconds(2));
    // Its answer says nothing of those to come.
    pace.answered("under way", null);
    assertThat(pace.delay("other")).isEqualTo(Duration.ofSeconds(2));

    pass(2_000);
    assertThat(pace.delay("ahead")).isZero();
    assertThat(pace.delay("other")).isPositive();
    pace.answered("ahead", Duration.ofSeconds(3));
    assertThat(pace.delay("other")).isEqualTo(Duration.ofSeconds(3));

    pass(3_000);
    assertThat(pace.delay("ahead")).isZero();
    pace.answered("ahead", null);
    assertThat(pace.delay("other")).isZero();
    assertThat(pace.delay("another")).isZero();
  }

  @Test
  void laterRefusalDoesNotShortenTheWait() {
    SlidingWindowLimiter pace = new SlidingWindowLimiter(0, () -> now);
    pace.delay("first");
    pace.delay("second");
    pace.answered("first", Duration.ofSeconds(9));
    pace.answered("second", Duration.ofSeconds(1));
    assertThat(pace.delay("third")).isEqualTo(Duration.ofSeconds(9));
  }
}
