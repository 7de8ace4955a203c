package io.github.photoshell.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the portal keeps it. It acts as the person who made it.
 *
 * @param permissions scopes such as {@code accounts:read}; none at all, or {@code *}, is everything
 * @param expiresAt null for never
 */
record IssuedKey(
    UUID id,
    String name,
    String token,
    Member maker,
    List<String> permissions,
    Instant created,
    @Nullable Instant expiresAt,
    boolean active) {

  IssuedKey switchedOff() {
    return new IssuedKey(id, name, token, maker, permissions, created, expiresAt, false);
  }

  /** The last four characters, which is what the portal shows of it. */
  String postfix() {
    return token.substring(token.length() - 4);
  }

  /** Whether it opens anything at all at this moment; never where its maker is not active. */
  boolean valid(Instant now) {
    return active && maker.active() && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** Whether one of these scopes is among its own. A key without limits has {@code *:write}. */
  boolean hasOneOf(List<String> scopes) {
    if (permissions.isEmpty() || permissions.contains("*")) {
      return scopes.contains("*:write");
    }
    return permissions.stream().anyMatch(scopes::contains);
  }
}
