package io.github.photoshell.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a practice portal consists of, behind its door.
 *
 * @param patience how long the portal waits for a download that never comes; a real one waits 10
 *     seconds
 */
record Premises(
    Rules rules,
    People people,
    KeyRing keys,
    Albums albums,
    Web web,
    Clock clock,
    Duration patience) {
  /** The largest image taken, in bytes: {@code maxImageUploadSize}. */
  static final int LIMIT = 5_242_880;

  private static final Duration PATIENCE = Duration.ofMillis(200);

  static Premises of(Rules rules, int count, Clock clock) {
    People people = new People(count);
    return new Premises(
        rules,
        people,
        new KeyRing(people),
        new Albums(Seed.photos()),
        Web.gallery(),
        clock,
        PATIENCE);
  }

  Instant now() {
    return clock.instant();
  }

  boolean newest() {
    return rules == Rules.V3_7;
  }
}
