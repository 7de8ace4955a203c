package io.github.photoshell.practice;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person on the portal, without the photo, as it is in a file, too. Immutable.
 *
 * @param firstName null if an invited person has not entered it yet
 * @param lastName null if an invited person has not entered it yet
 * @param disabledSince null unless the person is disabled
 * @param guestOf the room admin who invited this guest and may see them; null for all others
 * @param managed where the profile is managed
 */
public record Member(
    UUID id,
    String userName,
    @Nullable String firstName,
    @Nullable String lastName,
    String email,
    Role role,
    Status status,
    @Nullable Instant disabledSince,
    Instant registered,
    @Nullable UUID guestOf,
    Managed managed) {

  /** The status, with the portal's numbers. */
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

    /** Returns 1, 2 or 4, as in {@code status} and {@code employeeStatus}. */
    int number() {
      return number;
    }

    /** Returns the value of {@code activationStatus}. */
    int activation() {
      return activation;
    }
  }

  /**
   * Where a profile is managed: on the portal, or outside it, from where its photo may be updated.
   */
  enum Managed {
    HERE,
    LDAP,
    SSO
  }

  /** Returns first and last name, or the e-mail address if there is no name. Not HTML-encoded. */
  String displayName() {
    String name = (Objects.toString(firstName, "") + " " + Objects.toString(lastName, "")).strip();
    return name.isEmpty() ? email : name;
  }

  boolean isDisabled() {
    return status == Status.DISABLED;
  }

  boolean isActive() {
    return status == Status.ACTIVE;
  }

  /**
   * Returns whether this person may see another: the rule of {@code UserExtensions} in the portal's
   * source.
   */
  boolean canSee(Member other) {
    if (id.equals(other.id) || role.canAdminister()) {
      return true;
    }
    return role == Role.ROOM_ADMIN && (other.role != Role.GUEST || id.equals(other.guestOf));
  }

  /**
   * Returns whether this person may edit another on server 3.5: admins edit all, others only
   * themselves.
   */
  boolean canEdit(Member other) {
    return id.equals(other.id) || role.canAdminister();
  }
}
