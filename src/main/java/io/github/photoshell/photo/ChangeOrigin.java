package io.github.photoshell.photo;

import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * What a photo change is part of.
 *
 * @param reverts the number of the change whose previous photo is restored; 0 for any other change
 * @param importId the import that the change belongs to; null for a single change
 */
record ChangeOrigin(ChangeKind kind, int reverts, @Nullable String importId) {
  /** Returns the origin of a single change. */
  static ChangeOrigin of(ChangeKind kind) {
    return new ChangeOrigin(kind, 0, null);
  }
}
