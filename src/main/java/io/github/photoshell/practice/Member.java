package io.github.photoshell.practice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the portal, all but the photo. None of it ever changes.
 *
 * @param firstName null while an invited person has not told it
 * @param lastName null while an invited person has not told it
 * @param guestOf whose guest this is: the room admin who may see them; null for everybody else
 * @param managed where the profile comes from
 */
record Member(
    UUID id,
    String userName,
    @Nullable String firstName,
    @Nullable String lastName,
    String email,
    Role role,
    Standing standing,
    Instant registered,
    @Nullable UUID guestOf,
    Managed managed) {

  /** As the portal's numbers have it. */
  enum Status {
    ACTIVE(1, 1),
    DISABLED(2, 1),
    PENDING(4, 2);

    private final int number;
    private final int activation;

    Status(int number, int activation) {
      this.number = number;
      this.activation = activation;
    }

    /** 1, 2 or 4: what {@code status} shows and {@code employeeStatus} asks for. */
    int number() {
      return number;
    }

    /** What {@code activationStatus} shows. */
    int activation() {
      return activation;
    }
  }

  /**
   * Whether somebody may work on the portal.
   *
   * @param since when a disabled person was disabled, else null
   */
  record Standing(Status status, @Nullable Instant since) {
    static final Standing ACTIVE = new Standing(Status.ACTIVE, null);
    static final Standing PENDING = new Standing(Status.PENDING, null);

    static Standing disabled(Instant since) {
      return new Standing(Status.DISABLED, since);
    }
  }

  /** Where a profile is kept: on the portal, or outside it, whence its photo may be renewed. */
  enum Managed {
    HERE,
    LDAP,
    SSO
  }

  /**
   * As people are shown: first and last name; the e-mail address of somebody without a name. Not
   * encoded.
   */
  String displayName() {
    String name = (orEmpty(firstName) + " " + orEmpty(lastName)).strip();
    return name.isEmpty() ? email : name;
  }

  boolean disabled() {
    return standing.status() == Status.DISABLED;
  }

  boolean active() {
    return standing.status() == Status.ACTIVE;
  }

  /** The rule of {@code UserExtensions} in the portal's source: who may see whom. */
  boolean sees(Member other) {
    if (id.equals(other.id) || role.mayAdminister()) {
      return true;
    }
    return role == Role.ROOM_ADMIN && (other.role != Role.GUEST || id.equals(other.guestOf));
  }

  /**
   * The right to edit a person as server 3.5 has it by default: admins everybody, all others
   * themselves.
   */
  boolean mayEdit(Member other) {
    return id.equals(other.id) || role.mayAdminister();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
