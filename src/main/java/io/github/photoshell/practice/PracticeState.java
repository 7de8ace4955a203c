package io.github.photoshell.practice;

import java.util.List;

/**
 * All that a practice portal holds at one moment: people, keys, photos, uploads put by, counters
 * and the faults that wait. Cheap to take and to keep; never changes.
 */
public final class PracticeState {
  private final Rules rules;
  private final People people;
  private final KeyRing.Content keys;
  private final Albums.Content albums;
  private final List<PracticeFaults.Waiting> faults;

  PracticeState(
      Rules rules,
      People people,
      KeyRing.Content keys,
      Albums.Content albums,
      List<PracticeFaults.Waiting> faults) {
    this.rules = rules;
    this.people = people;
    this.keys = keys;
    this.albums = albums;
    this.faults = List.copyOf(faults);
  }

  Rules rules() {
    return rules;
  }

  People people() {
    return people;
  }

  KeyRing.Content keys() {
    return keys;
  }

  Albums.Content albums() {
    return albums;
  }

  List<PracticeFaults.Waiting> faults() {
    return faults;
  }
}
