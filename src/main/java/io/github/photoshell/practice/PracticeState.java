package io.github.photoshell.practice;

import java.util.List;

/**
 * The state of a practice portal at one time: people, keys, photos, temporary uploads, counters and
 * pending faults. Immutable, and cheap to create and keep.
 */
public final class PracticeState {
  private final ServerVersion version;
  private final MemberDirectory members;
  private final KeyStore.Content keys;
  private final PhotoStore.Content photos;
  private final List<PracticeFaults.PendingFault> faults;

  PracticeState(
      ServerVersion version,
      MemberDirectory members,
      KeyStore.Content keys,
      PhotoStore.Content photos,
      List<PracticeFaults.PendingFault> faults) {
    this.version = version;
    this.members = members;
    this.keys = keys;
    this.photos = photos;
    this.faults = List.copyOf(faults);
  }

  ServerVersion version() {
    return version;
  }

  MemberDirectory members() {
    return members;
  }

  KeyStore.Content keys() {
    return keys;
  }

  PhotoStore.Content photos() {
    return photos;
  }

  List<PracticeFaults.PendingFault> faults() {
    return faults;
  }
}
