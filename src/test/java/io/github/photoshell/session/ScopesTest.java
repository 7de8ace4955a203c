package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what each scope of the contract's table (2.3) allows. */
class ScopesTest {
  private static Scopes of(String scopes) {
    return new Scopes(scopes.isBlank() ? List.of() : List.of(scopes.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    // scopes, self, people, photos, settings
    "'', true, true, true, true",
    "*, true, true, true, true",
    "*:write, true, true, true, true",
    "*:read, true, true, false, true",
    "accounts:write, false, true, true, false",
    "accounts:read, false, true, false, false",
    "accounts.self:write, true, false, false, false",
    "accounts.self:read, true, false, false, false",
    "accounts.self:read accounts:write, true, true, true, false",
    "files:write rooms:write, false, false, false, false",
    "accounts:writes, false, false, false, false",
    "ACCOUNTS:WRITE, false, false, false, false",
  })
  void scopeAllowsItsCallsOnly(
      String scopes, boolean self, boolean people, boolean photos, boolean settings) {
    assertThat(of(scopes).readsSelf()).as("reads @self").isEqualTo(self);
    assertThat(of(scopes).readsPeople()).as("reads people").isEqualTo(people);
    assertThat(of(scopes).changesPhotos()).as("changes photos").isEqualTo(photos);
    assertThat(of(scopes).readsSettings()).as("reads settings").isEqualTo(settings);
  }

  @Test
  void rightsAreSaidInWordsWithTheScopes() {
    assertThat(SessionText.rights(of(""))).isEqualTo("all your rights");
    assertThat(SessionText.rights(of("*"))).isEqualTo("all your rights");
    assertThat(SessionText.rights(of("accounts:write")))
        .isEqualTo("search people and change photos (accounts:write)");
    assertThat(SessionText.rights(of("accounts:read")))
        .isEqualTo("search people, but not change photos (accounts:read)");
    assertThat(SessionText.rights(of("files:read rooms:read")))
        .isEqualTo("neither search people nor change photos (files:read, rooms:read)");
  }

  @Test
  void endlessListOfScopesIsShortened() {
    assertThat(SessionText.rights(of("x:read ".repeat(10_000)))).hasSizeLessThan(700);
  }
}
