package io.github.photoshell.practice;

/** What a person may do on the portal. Everybody is exactly one of these. */
enum Role {
  OWNER(3),
  DOCSPACE_ADMIN(3),
  ROOM_ADMIN(1),
  USER(4),
  GUEST(2);

  private final int employeeType;

  Role(int employeeType) {
    this.employeeType = employeeType;
  }

  /** The number by which {@code people/filter} knows it; the owner is among the DocSpace admins. */
  int employeeType() {
    return employeeType;
  }

  /** Whether the portal pays for such a person: admins of both kinds. */
  boolean paid() {
    return this != USER && this != GUEST;
  }

  boolean mayAdminister() {
    return this == OWNER || this == DOCSPACE_ADMIN;
  }
}
