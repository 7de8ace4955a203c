package io.github.photoshell.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in, with what the door found out about it.
 *
 * @param key null on an open endpoint where nobody signed in
 * @param effects where a change is noted
 */
record RequestContext(PortalRequest request, @Nullable IssuedKey key, RequestEffects effects) {
  /** Where {@code {userid}} stands in {@code /api/2.0/people/{userid}/…}. */
  private static final int USER_ID = 3;

  boolean signedIn() {
    return key != null;
  }

  /** The key that signed in; only where a route asks for one. */
  IssuedKey usedKey() {
    if (key == null) {
      throw new IllegalStateException("this route lets anybody in");
    }
    return key;
  }

  /** Notes a change of a person's photo. Returns it. */
  PhotoStore.Change noted(PracticeChange.Kind kind, Member member, PhotoStore.Change change) {
    effects.changed(PracticeChange.of(kind, member, change));
    return change;
  }

  /** Notes that a photo was put by for later. */
  void parked(Member member, StoredPhoto photo) {
    effects.changed(
        new PracticeChange(
            PracticeChange.Kind.PARKED, member.userName(), null, PracticePhoto.of(photo, 0)));
  }

  /** As whom the key acts. */
  Member caller() {
    return usedKey().maker();
  }

  /** The {@code {userid}} of the path, decoded. */
  String userId() {
    List<String> path = request.path();
    return path.get(USER_ID);
  }
}
