package io.github.photoshell.photo;

import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Recorded photo changes. */
public final class SampleChanges {
  static final Instant WHEN = Instant.parse("2026-11-24T10:15:00Z");

  private SampleChanges() {}

  /** Returns a change; a kept photo is a PNG of 2048 bytes. */
  static PhotoBackup change(
      int number,
      ChangeKind kind,
      Before before,
      Person person,
      int reverts,
      State state,
      @Nullable String importId) {
    boolean isKept = before == Before.KEPT;
    return new PhotoBackup(
        number,
        WHEN,
        kind,
        before,
        person.id(),
        person.userName(),
        person.displayName(),
        isKept ? "PNG" : null,
        isKept ? 2048 : 0,
        reverts,
        state,
        importId,
        number);
  }

  /** Returns a change of one photo. */
  static PhotoBackup single(int number, ChangeKind kind, Before before, Person person) {
    return change(number, kind, before, person, 0, State.RECORDED, null);
  }

  /** Returns a verified undo or redo. */
  static PhotoBackup revert(int number, ChangeKind kind, Person person, int reverts) {
    return change(number, kind, Before.KEPT, person, reverts, State.VERIFIED, null);
  }

  /** Returns a change of an import. */
  public static PhotoBackup imported(int number, Before before, Person person) {
    return change(number, ChangeKind.SET, before, person, 0, State.RECORDED, "77");
  }
}
