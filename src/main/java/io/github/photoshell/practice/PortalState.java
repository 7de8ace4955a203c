package io.github.photoshell.practice;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The parts of a practice portal. */
record PortalState(
    ServerVersion version,
    MemberDirectory members,
    KeyStore keys,
    PhotoStore photos,
    FakeInternet internet,
    Clock clock,
    PortalCondition portalCondition) {
  /** The largest accepted image in bytes: {@code maxImageUploadSize}. */
  static final int MAX_FILE_BYTES = 5_242_880;

  /** Returns the same portal with another clock. */
  PortalState withClock(Clock other) {
    return new PortalState(version, members, keys, photos, internet, other, portalCondition);
  }

  /** Returns the same portal in another condition. */
  PortalState withCondition(PortalCondition other) {
    return new PortalState(version, members, keys, photos, internet, clock, other);
  }

  /**
   * Returns a person's photo as a request with this {@code userId} shows it: an ID is looked up in
   * the cache, a user name in the database (section 3.1 of the contract).
   */
  PhotoStore.ProfilePhoto profilePhoto(Member member, String userId) {
    return MemberDirectory.parseGuid(userId).isPresent()
        ? cachedProfilePhoto(member)
        : photos.get(member);
  }

  /** Returns a person's photo as requests by ID show it. */
  PhotoStore.ProfilePhoto cachedProfilePhoto(Member member) {
    return photos.cached(member, now());
  }

  /** Returns the key of a request if it is valid. */
  Optional<IssuedKey> validKey(PortalRequest request) {
    return request.token().flatMap(keys::find).filter(key -> key.isValid(now()));
  }

  Instant now() {
    return clock.instant();
  }

  boolean isNewest() {
    return version == ServerVersion.V3_7;
  }
}
