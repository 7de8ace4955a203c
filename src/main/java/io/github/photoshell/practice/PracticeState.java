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
  private final PhotoStore.Content albums;
  private final List<PracticeFaults.Waiting> faults;

  PracticeState(
      ServerVersion version,
      MemberDirectory members,
      KeyStore.Content keys,
      PhotoStore.Content albums,
      List<PracticeFaults.Waiting> faults) {
    this.version = version;
    this.members = members;
    this.keys = keys;
    this.albums = albums;
    this.faults = List.copyOf(faults);
  }

  ServerVersion rules() {
    return version;
  }

  MemberDirectory people() {
    return members;
  }

  KeyStore.Content keys() {
    return keys;
  }

  PhotoStore.Content albums() {
    return albums;
  }

  List<PracticeFaults.Waiting> faults() {
    return faults;
  }
}
