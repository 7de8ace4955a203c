package io.github.photoshell.practice;

/** The role of a person on the portal. Each person has exactly one. */
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

  /** Returns its number in {@code people/filter}; the owner counts as a DocSpace admin. */
  int employeeType() {
    return employeeType;
  }

  /** Returns whether the role counts as paid: admins of both kinds. */
  boolean isPaid() {
    return this != USER && this != GUEST;
  }

  boolean canAdminister() {
    return this == OWNER || this == DOCSPACE_ADMIN;
  }
}
