package io.github.photoshell.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed the key check, with its API key and the portal's state.
 *
 * @param state the portal
 * @param key null on an endpoint that needs no key without a key
 * @param effects records the change
 */
record RequestContext(
    PortalState state, PortalRequest request, @Nullable IssuedKey key, RequestEffects effects) {
  /** The position of {@code {userid}} in {@code /api/2.0/people/{userid}/…}. */
  private static final int USER_ID = 3;

  boolean isSignedIn() {
    return key != null;
  }

  /** Returns the key; only for endpoints that need one. */
  IssuedKey apiKey() {
    if (key == null) {
      throw new IllegalStateException("this endpoint needs no key");
    }
    return key;
  }

  /** Records a change of a person's photo. */
  void recordChange(PracticeChange.Kind kind, Member member, PhotoStore.Change change) {
    effects.setChange(PracticeChange.of(kind, member, change));
  }

  /** Records a temporary upload. */
  void recordParked(Member member, StoredPhoto photo) {
    effects.setChange(
        new PracticeChange(PracticeChange.Kind.PARKED, member.userName(), null, photo.summary(0)));
  }

  /** Returns the person as whom the key acts. */
  Member caller() {
    return apiKey().owner();
  }

  /** Returns the rules for the photos that the caller may read and change. */
  PhotoRules rules() {
    return new PhotoRules(state.version(), caller());
  }

  /** Returns the decoded {@code {userid}} of the path. */
  String userId() {
    List<String> path = request.path();
    return path.get(USER_ID);
  }
}
