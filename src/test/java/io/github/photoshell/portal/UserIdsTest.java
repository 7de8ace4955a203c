package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4c65a238-ca50-4374-b904-0d51d4c1822b",
        "4C65A238-CA50-4374-B904-0D51D4C1822B",
        "4c65a238ca504374b9040d51d4c1822b",
        "{4c65a238-ca50-4374-b904-0d51d4c1822b}",
        "(4c65a238-ca50-4374-b904-0d51d4c1822b)",
      })
  void idIsAGuidInAnyForm(String word) {
    assertThat(UserIds.isId(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@example.com",
        "4c65a238-ca50-4374-b904-0d51d4c1822",
        "4c65a238-ca50-4374-b904-0d51d4c1822bb",
        "4c65a238-ca504374b9040d51d4c1822b",
        "{4c65a238-ca50-4374-b904-0d51d4c1822b)",
        "{4c65a238ca504374b9040d51d4c1822b}",
        "gc65a238-ca50-4374-b904-0d51d4c1822b",
      })
  void anyOtherWordIsAUserName(String word) {
    assertThat(UserIds.isId(word)).isFalse();
  }
}
