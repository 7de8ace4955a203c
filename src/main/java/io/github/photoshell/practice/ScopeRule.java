package io.github.photoshell.practice;

import java.util.List;

/** What a route asks of a key: the table of scopes in section 2.3 of the contract. */
enum ScopeRule {
  /** Any valid key. */
  KEY,
  /** To see oneself. */
  OWN_PROFILE,
  /** To see people and photos. */
  READ_ACCOUNTS,
  /** To change a photo, even one's own. */
  WRITE_ACCOUNTS,
  /** Any valid key before 3.7, then one that reads everything. */
  KEY_OR_EVERYTHING,
  /** Nothing; but from 3.7 an API key that is sent along must read everything. */
  OPEN;

  /** Whether a valid key is enough for a route guarded so. */
  boolean admits(IssuedKey key, ServerVersion version) {
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
