package io.github.photoshell.people;

/** The reason why searching people is refused (contract 2.3, 4.3). */
public enum SearchRefusal {
  /** Users and guests cannot search. */
  ROLE,
  /** The key has neither {@code accounts:read} nor {@code accounts:write}. */
  KEY
}
