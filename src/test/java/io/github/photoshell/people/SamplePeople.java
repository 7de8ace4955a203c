package io.github.photoshell.people;

import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import org.jspecify.annotations.Nullable;

/** People of a portal. */
public final class SamplePeople {
  public static final Person ADA = person(SampleResponses.ADA, "ada", "Ada Lovelace");

  public static final Person SEAN =
      person("66faa6e4-f133-11ea-b126-00ffeec8b4ef", "sean", "Sean O'Neil");

  private SamplePeople() {}

  /** Returns an active user with a photo. */
  public static Person person(String id, @Nullable String userName, String displayName) {
    return person(id, userName, displayName, null, Role.USER, Person.Status.ACTIVE);
  }

  /** Returns a person with a photo. */
  public static Person person(
      String id,
      @Nullable String userName,
      String displayName,
      @Nullable String email,
      Role role,
      Person.Status status) {
    return new Person(
        id, userName, displayName, null, null, email, role, status, true, null, false, null);
  }

  /** Returns the same person without a photo. */
  public static Person withoutPhoto(Person person) {
    return person.withPhoto(false);
  }
}
