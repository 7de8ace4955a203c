package io.github.photoshell.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
    Duration patience,
    Condition condition) {
  /** The largest image taken, in bytes: {@code maxImageUploadSize}. */
  static final int LIMIT = 5_242_880;

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** As a portal starts, with so many people. */
  static PracticeState start(Rules rules, int count, Instant now) {
    People people = People.of(count);
    return new PracticeState(
        rules, people, new KeyRing(people, now).content(), Albums.seeded(), List.of());
  }

  static Premises of(PracticeState state, Clock clock) {
    People people = state.people();
    return new Premises(
        state.rules(),
        people,
        new KeyRing(people, state.keys()),
        new Albums(state.albums()),
        Web.gallery(),
        clock,
        PATIENCE,
        Condition.NORMAL);
  }

  /** The same by another clock. */
  Premises by(Clock other) {
    return new Premises(rules, people, keys, albums, web, other, patience, condition);
  }

  /** The same in another condition. */
  Premises in(Condition other) {
    return new Premises(rules, people, keys, albums, web, clock, patience, other);
  }

  /**
   * A person's photo as a call shows it that names the person so: an ID is looked up in the cache,
   * a user name in the database (section 3.1 of the contract).
   */
  Albums.Look look(Person person, String userId) {
    return People.guid(userId).isPresent() ? cachedLook(person) : albums.of(person);
  }

  /** A person's photo as calls show it that know the person's ID. */
  Albums.Look cachedLook(Person person) {
    return albums.cached(person, now());
  }

  Instant now() {
    return clock.instant();
  }

  boolean newest() {
    return rules == Rules.V3_7;
  }
}
