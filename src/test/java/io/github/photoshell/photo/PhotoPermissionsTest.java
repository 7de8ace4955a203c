package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.people.Person;
import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which photos a user may change, before anything is sent. */
class PhotoPermissionsTest {
  private static PhotoPermissions of(@Nullable String version, @Nullable Role you) {
    return new PhotoPermissions(
        new Session(
            Portal.at(
                SampleResponses.address("https://portal.example"),
                null,
                SampleResponses.PATIENT,
                exchange -> {}),
            new Account(SampleResponses.ADA, "ada", "Ada Lovelace", you),
            Scopes.unlimited(),
            null,
            new PortalVersion(version),
            null));
  }

  private static Person person(Role role, Person.Status status) {
    return SamplePeople.person(SampleResponses.GRACE, "grace", "Grace Hopper", null, role, status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "3.6.0 | OWNER | USER  | false | only that person can change it (since DocSpace 3.6)",
        "3.6.0 | ADMIN | USER  | true  | only that person can change it (since DocSpace 3.6)",
        "3.5.0 | USER  | USER  | false | only that person or an admin can change it",
        "3.5.0 | GUEST | USER  | false | only that person or an admin can change it",
        "-     | USER  | USER  | false | only that person or an admin can change it",
        "-     | ADMIN | OWNER | false | -",
        "3.5.0 | ADMIN | USER  | true  | -",
        "3.5.0 | ADMIN | OWNER | false | only the portal owner can change this photo",
        "3.5.0 | OWNER | OWNER | false | -",
        "3.5.0 | ADMIN | ADMIN | false | -",
        "3.5.0 | ADMIN | ADMIN | true  | only that admin or the portal owner can change this photo",
        "3.5.0 | OWNER | ADMIN | true  | -",
      })
  void otherPeoplesPhotosDependOnVersionAndRoles(
      @Nullable String version, Role you, Role other, boolean byFile, @Nullable String reason) {
    assertThat(of(version, you).forbids(person(other, Person.Status.ACTIVE), byFile))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"3.7.2, GUEST", "3.5.0, USER"})
  void ownPhotoMayAlwaysBeChanged(String version, Role you) {
    // The case of an ID's letters depends on the call that returned it.
    Person yourself =
        SamplePeople.person(SampleResponses.ADA.toUpperCase(Locale.ROOT), "ada", "Ada Lovelace");
    assertThat(of(version, you).forbids(yourself, true)).isNull();
    assertThat(of(version, you).forbidsRemoval(yourself)).isNull();
    assertThat(of(version, you).isUnsure(yourself)).isFalse();
  }

  @Test
  void photosOfDisabledPeopleStayOn35() {
    Person disabled = person(Role.USER, Person.Status.DISABLED);
    String reason = "DocSpace 3.5 keeps the photos of disabled people";
    assertThat(of("3.5.0", Role.ADMIN).forbidsRemoval(disabled)).isEqualTo(reason);
    assertThat(of("3.5.0", Role.ADMIN).forbids(disabled, true)).isNull();
    assertThat(of("3.2.0", Role.ADMIN).forbidsRemoval(disabled)).isNull();
    assertThat(of(null, Role.ADMIN).forbidsRemoval(disabled)).isNull();
    assertThat(of("3.5.0", Role.ADMIN).forbidsRemoval(person(Role.USER, Person.Status.ACTIVE)))
        .isNull();
    assertThat(of("3.7.2", Role.ADMIN).forbidsRemoval(disabled))
        .isEqualTo("only that person can change it (since DocSpace 3.6)");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "3.5.0, OWNER,      false",
        "3.5.0, ADMIN,      false",
        "3.5.0, ROOM_ADMIN, true",
        "3.5.0, -,          true",
        "-,     ADMIN,      true",
        "3.7.2, OWNER,      true",
      })
  void onlyAnAttemptShowsItWhereVersionOrRoleDoNot(
      @Nullable String version, @Nullable Role you, boolean isUnsure) {
    assertThat(of(version, you).isUnsure(person(Role.USER, Person.Status.ACTIVE)))
        .isEqualTo(isUnsure);
  }
}
