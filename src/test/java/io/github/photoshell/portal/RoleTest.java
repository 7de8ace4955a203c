package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
  @ParameterizedTest
  @CsvSource({"OWNER,true", "ADMIN,true", "ROOM_ADMIN,true", "USER,false", "GUEST,false"})
  void onlyAdminsSearchPeople(Role role, boolean searches) {
    assertThat(role.searchesPeople()).isEqualTo(searches);
  }
}
