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
    ServerVersion version,
    MemberDirectory members,
    KeyStore keys,
    PhotoStore photos,
    FakeInternet internet,
    Clock clock,
    Duration patience,
    PortalCondition portalCondition) {
  /** The largest image taken, in bytes: {@code maxImageUploadSize}. */
  static final int LIMIT = 5_242_880;

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** As a portal starts, with so many people. */
  static PracticeState start(ServerVersion version, int count, Instant now) {
    MemberDirectory members = MemberDirectory.of(count);
    return new PracticeState(
        version, members, new KeyStore(members, now).content(), PhotoStore.seeded(), List.of());
  }

  static PortalState of(PracticeState state, Clock clock) {
    MemberDirectory members = state.people();
    return new PortalState(
        state.rules(),
        members,
        new KeyStore(members, state.keys()),
        new PhotoStore(state.albums()),
        FakeInternet.gallery(),
        clock,
        PATIENCE,
        PortalCondition.NORMAL);
  }

  /** The same by another clock. */
  PortalState by(Clock other) {
    return new PortalState(
        version, members, keys, photos, internet, other, patience, portalCondition);
  }

  /** The same in another condition. */
  PortalState in(PortalCondition other) {
    return new PortalState(version, members, keys, photos, internet, clock, patience, other);
  }

  /**
   * A person's photo as a call shows it that names the person so: an ID is looked up in the cache,
   * a user name in the database (section 3.1 of the contract).
   */
  PhotoStore.Look look(Member member, String userId) {
    return MemberDirectory.guid(userId).isPresent() ? cachedLook(member) : photos.of(member);
  }

  /** A person's photo as calls show it that know the person's ID. */
  PhotoStore.Look cachedLook(Member member) {
    return photos.cached(member, now());
  }

  Instant now() {
    return clock.instant();
  }

  boolean newest() {
    return version == ServerVersion.V3_7;
  }
}
