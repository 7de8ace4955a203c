package io.github.photoshell.people;

import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Role;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member of a portal.
 *
 * @param id a GUID; used in requests to the portal
 * @param userName null for some invited people, like the e-mail
 * @param displayName as on the portal; else the user name or e-mail
 * @param photoAddress the address of the photo, which may be out of date; null when there is none
 * @param photoFromElsewhere whether a sync with a directory (LDAP) may replace the photo; single
 *     sign-on never does (contract 4.2)
 */
public record Person(
    String id,
    @Nullable String userName,
    String displayName,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    Role role,
    Status status,
    boolean hasPhoto,
    @Nullable String photoAddress,
    boolean photoFromElsewhere,
    @Nullable OffsetDateTime registrationDate) {

  /** The status of an account. */
  public enum Status {
    ACTIVE(1),
    DISABLED(2),
    PENDING(4),
    /** Another status, or none. */
    UNKNOWN(0);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /** Returns the API's number of the status. */
    public int code() {
      return code;
    }

    static Status of(@Nullable Integer code) {
      for (Status status : values()) {
        if (code != null && status.code == code) {
          return status;
        }
      }
      return UNKNOWN;
    }
  }

  /** Returns the person of a profile. */
  public static Person of(Profile profile) {
    return new Person(
        profile.id(),
        filled(profile.userName()),
        nameOf(profile),
        filled(profile.firstName()),
        filled(profile.lastName()),
        filled(profile.email()),
        profile.role(),
        Status.of(profile.status()),
        Boolean.TRUE.equals(profile.hasAvatar()),
        Boolean.TRUE.equals(profile.hasAvatar()) ? filled(profile.avatarOriginal()) : null,
        Boolean.TRUE.equals(profile.isLDAP()),
        date(profile.registrationDate()));
  }

  /** Returns the total length of all texts, in characters. */
  int characters() {
    return Stream.of(id, userName, displayName, firstName, lastName, email, photoAddress)
        .mapToInt(text -> text == null ? 0 : text.length())
        .sum();
  }

  /** Returns the same person with or without a photo. */
  Person withPhoto(boolean has) {
    return new Person(
        id,
        userName,
        displayName,
        firstName,
        lastName,
        email,
        role,
        status,
        has,
        null,
        photoFromElsewhere,
        registrationDate);
  }

  private static String nameOf(Profile profile) {
    for (String name : new String[] {profile.displayName(), profile.userName(), profile.email()}) {
      if (name != null && !name.isBlank()) {
        return name;
      }
    }
    return profile.id();
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable OffsetDateTime date(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
