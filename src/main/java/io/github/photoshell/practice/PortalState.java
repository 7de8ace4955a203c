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
record PortalState(
    ServerVersion rules,
    MemberDirectory people,
    KeyStore keys,
    PhotoStore albums,
    FakeInternet web,
    Clock clock,
    Duration patience,
    PortalCondition condition) {
  /** The largest image taken, in bytes: {@code maxImageUploadSize}. */
  static final int LIMIT = 5_242_880;

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** As a portal starts, with so many people. */
  static PracticeState start(ServerVersion rules, int count, Instant now) {
    MemberDirectory people = MemberDirectory.of(count);
    return new PracticeState(
        rules, people, new KeyStore(people, now).content(), PhotoStore.seeded(), List.of());
  }

  static PortalState of(PracticeState state, Clock clock) {
    MemberDirectory people = state.people();
    return new PortalState(
        state.rules(),
        people,
        new KeyStore(people, state.keys()),
        new PhotoStore(state.albums()),
        FakeInternet.gallery(),
        clock,
        PATIENCE,
        PortalCondition.NORMAL);
  }

  /** The same by another clock. */
  PortalState by(Clock other) {
    return new PortalState(rules, people, keys, albums, web, other, patience, condition);
  }

  /** The same in another condition. */
  PortalState in(PortalCondition other) {
    return new PortalState(rules, people, keys, albums, web, clock, patience, other);
  }

  /**
   * A person's photo as a call shows it that names the person so: an ID is looked up in the cache,
   * a user name in the database (section 3.1 of the contract).
   */
  PhotoStore.Look look(Member person, String userId) {
    return MemberDirectory.guid(userId).isPresent() ? cachedLook(person) : albums.of(person);
  }

  /** A person's photo as calls show it that know the person's ID. */
  PhotoStore.Look cachedLook(Member person) {
    return albums.cached(person, now());
  }

  Instant now() {
    return clock.instant();
  }

  boolean newest() {
    return rules == ServerVersion.V3_7;
  }
}
