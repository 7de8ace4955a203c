package io.github.photoshell.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the portal stores it. It acts as the person who created it.
 *
 * @param permissions scopes such as {@code accounts:read}; none, or {@code *}, allows everything
 * @param expiresAt null for never
 */
record IssuedKey(
    UUID id,
    String name,
    String token,
    Member owner,
    List<String> permissions,
    Instant created,
    @Nullable Instant expiresAt,
    boolean isActive) {

  IssuedKey deactivated() {
    return new IssuedKey(id, name, token, owner, permissions, created, expiresAt, false);
  }

  /** Returns the last four characters, which the portal shows. */
  String postfix() {
    return token.substring(token.length() - 4);
  }

  /** Returns whether the key works at this moment. It never does if its creator is not active. */
  boolean isValid(Instant now) {
    return isActive && owner.isActive() && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** Returns whether the key has one of these scopes. A key without limits has {@code *:write}. */
  boolean hasOneOf(List<String> scopes) {
    if (permissions.isEmpty() || permissions.contains("*")) {
      return scopes.contains("*:write");
    }
    return permissions.stream().anyMatch(scopes::contains);
  }
}
