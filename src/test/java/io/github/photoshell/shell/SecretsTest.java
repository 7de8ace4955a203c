package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          connect x --token hush | connect x --token …
          connect x --password='two words' now | connect x --password=… now
          admin  omar  sk-0123456789abcdef0123 | admin  omar  sk-…
          curl -H 'Authorization: Bearer abc' y | curl -H 'Authorization: …' y
          api POST keys {"token": "hush", "a": 1} | api POST keys {"token": …, "a": 1}
          connect https://me:hush@portal.example | connect https://…@portal.example
          the JWT eyJhbGciOi.eyJzdWIi.c2ln ends | the JWT … ends
          """)
  void secretsGoAndTheRestStays(String line, String shown) {
    assertThat(Secrets.hidden(line)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect work --token-file ~/portal.key",
        "Key \"admin\" (sk-***405e): it may do whatever you may. It never expires.",
        "photo-set @self https://photos.example/ada.png?size=3",
        "the token is forgotten"
      })
  void harmlessLinesStayAsTheyAre(String line) {
    assertThat(Secrets.hidden(line)).isEqualTo(line);
  }

  /** What the history keeps out must not stand in a transcript either. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x sk-0123456789 y",
        "x eyJabc.def y",
        "basic hush",
        "--api-key hush",
        "secret: hush",
        "https://a:hush@b"
      })
  void whatTheHistoryTakesForASecretIsHidden(String line) {
    assertThat(SecretFreeHistory.holdsSecret(line)).isTrue();
    assertThat(Secrets.hidden(line)).contains("…").doesNotContain("hush", "0123", "abc");
  }
}
