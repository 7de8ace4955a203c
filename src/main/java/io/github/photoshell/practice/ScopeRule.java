package io.github.photoshell.practice;

import java.util.List;

/** The scopes that an endpoint needs: the table in section 2.3 of the contract. */
enum ScopeRule {
  /** Any valid key. */
  KEY,
  /** A scope to read the own profile. */
  OWN_PROFILE,
  /** A scope to read people and photos. */
  READ_ACCOUNTS,
  /** A scope to change photos, even the own one. */
  WRITE_ACCOUNTS,
  /** Any valid key before 3.7; since 3.7 a key that can read everything. */
  KEY_OR_EVERYTHING,
  /** No key; but since 3.7 an API key that is sent must be able to read everything. */
  OPEN;

  /** Returns whether a valid key is sufficient. */
  boolean allows(IssuedKey key, ServerVersion version) {
    return switch (this) {
      case KEY -> true;
      case OWN_PROFILE ->
          key.hasOneOf(List.of("accounts.self:read", "accounts.self:write", "*:read", "*:write"));
      case READ_ACCOUNTS ->
          key.hasOneOf(List.of("accounts:read", "accounts:write", "*:read", "*:write"));
      case WRITE_ACCOUNTS -> key.hasOneOf(List.of("accounts:write", "*:write"));
      case KEY_OR_EVERYTHING, OPEN ->
          version != ServerVersion.V3_7 || key.hasOneOf(List.of("*:read", "*:write"));
    };
  }
}
