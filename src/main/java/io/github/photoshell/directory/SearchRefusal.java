package io.github.photoshell.directory;

/** Why a portal doesn't let somebody search people (contract 2.3, 4.3). */
public enum SearchRefusal {
  /** Users and guests may not. */
  ROLE,
  /** The key has neither {@code accounts:read} nor {@code accounts:write}. */
  KEY
}
