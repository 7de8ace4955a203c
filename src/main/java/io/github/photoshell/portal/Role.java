package io.github.photoshell.portal;

/** The role of a person on a portal (contract 4.2). */
public enum Role {
  OWNER,
  ADMIN,
  ROOM_ADMIN,
  /** The API's "collaborator". */
  USER,
  /** The API's "visitor". */
  GUEST;

  /**
   * Returns whether this role can use {@code people/filter}; users and guests get a 403 (contract
   * 4.3).
   */
  public boolean searchesPeople() {
    return this == OWNER || this == ADMIN || this == ROOM_ADMIN;
  }
}
