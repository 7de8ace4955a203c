package io.github.photoshell.portal;

/** What a person is on a portal; exactly one holds (contract 4.2). */
public enum Role {
  OWNER,
  ADMIN,
  ROOM_ADMIN,
  /** The API's "collaborator". */
  USER,
  /** The API's "visitor". */
  GUEST;

  /**
   * Whether {@code people/filter} answers this role at all; users and guests get a 403 (contract
   * 4.3).
   */
  public boolean searchesPeople() {
    return this == OWNER || this == ADMIN || this == ROOM_ADMIN;
  }
}
