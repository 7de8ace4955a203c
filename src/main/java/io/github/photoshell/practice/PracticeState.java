package io.github.photoshell.practice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The state of a practice portal at one time: people, keys, photos, temporary uploads, counters and
 * pending faults. Immutable, and cheap to create and keep.
 */
public record PracticeState(
    ServerVersion version,
    MemberDirectory members,
    KeyStore.Content keys,
    PhotoStore.Content photos,
    List<PracticeFaults.PendingFault> faults) {
  /** Copies the faults. */
  public PracticeState {
    faults = List.copyOf(faults);
  }

  /** Returns the initial state of a portal with this number of people. */
  static PracticeState initial(ServerVersion version, int people, Instant now) {
    MemberDirectory members = MemberDirectory.of(people);
    return new PracticeState(
        version, members, new KeyStore(members, now).content(), PhotoStore.seeded(), List.of());
  }

  /** Returns a portal in this state. */
  PortalState portal(Clock clock) {
    return new PortalState(
        version,
        members,
        new KeyStore(members, keys),
        new PhotoStore(photos),
        Gallery.internet(),
        clock,
        PortalCondition.NORMAL);
  }
}
