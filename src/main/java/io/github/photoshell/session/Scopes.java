package io.github.photoshell.session;

import java.util.List;

/**
 * The scopes of a key and what they allow (contract 2.3). The rights of the person who created the
 * key are checked separately.
 *
 * @param permissions the scopes as the portal lists them; empty for an unrestricted key and an
 *     access token
 */
public record Scopes(List<String> permissions) {
  public Scopes {
    permissions = List.copyOf(permissions);
  }

  /** Returns the scopes of an unrestricted key. */
  public static Scopes unlimited() {
    return new Scopes(List.of());
  }

  /** Returns whether there are no scopes, or {@code *}, which counts as {@code *:write}. */
  boolean unrestricted() {
    return permissions.isEmpty() || permissions.contains("*");
  }

  /**
   * Returns whether the key can read {@code people/@self}; the accounts scopes do not include it.
   */
  boolean readsSelf() {
    return any("accounts.self:read", "accounts.self:write", "*:read", "*:write");
  }

  /** Returns whether the key can search people and read their photos. */
  public boolean readsPeople() {
    return any("accounts:read", "accounts:write", "*:read", "*:write");
  }

  /** Returns whether the key can set and clear photos, one's own included. */
  public boolean changesPhotos() {
    return any("accounts:write", "*:write");
  }

  /**
   * Returns whether the key can read {@code settings} since version 3.7; before, every key could.
   */
  boolean readsSettings() {
    return any("*:read", "*:write");
  }

  private boolean any(String... scopes) {
    return unrestricted() || permissions.stream().anyMatch(List.of(scopes)::contains);
  }
}
