package io.github.photoshell.session;

import java.util.List;

/**
 * What a key may do, by its scopes (contract 2.3). What its maker may do is another matter.
 *
 * @param permissions the scopes as the portal lists them; empty for an unrestricted key and an
 *     access token
 */
public record Scopes(List<String> permissions) {
  public Scopes {
    permissions = List.copyOf(permissions);
  }

  /** Everything its maker may. */
  public static Scopes unlimited() {
    return new Scopes(List.of());
  }

  /** No scopes at all, or {@code *}, which counts as {@code *:write}. */
  public boolean unrestricted() {
    return permissions.isEmpty() || permissions.contains("*");
  }

  /** {@code people/@self}; the accounts scopes don't cover it. */
  public boolean readsSelf() {
    return any("accounts.self:read", "accounts.self:write", "*:read", "*:write");
  }

  /** Searching people and reading their photos. */
  public boolean readsPeople() {
    return any("accounts:read", "accounts:write", "*:read", "*:write");
  }

  /** Setting and clearing photos, one's own included. */
  public boolean changesPhotos() {
    return any("accounts:write", "*:write");
  }

  /** {@code settings} from version 3.7 on; before, every key may. */
  public boolean readsSettings() {
    return any("*:read", "*:write");
  }

  private boolean any(String... scopes) {
    return unrestricted() || permissions.stream().anyMatch(List.of(scopes)::contains);
  }
}
