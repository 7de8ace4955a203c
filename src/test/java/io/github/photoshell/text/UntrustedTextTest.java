package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedTextTest {
  @ParameterizedTest
  @CsvSource({
    "a\u001b[31mb, a[31mb",
    "a\u009b31mb, a31mb",
    "a\u007fb, ab",
    "a\u0000b, ab",
    "a\tb, a b",
    "a\u2028b, a b",
    "a\u202eb, ab",
    "a\u2066b\u2069, ab",
    "\ufeffab, ab",
    "a\ud800b, ab",
    "a\udb40\udc41b, ab",
    "a\u00adb, ab",
  })
  void charactersThatActAreLeftOut(String foreign, String shown) {
    assertThat(UntrustedText.harmless(foreign)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lovelace",
        "Łukasz Wójcik",
        "فاطمة الزهراء",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\ud83d\udc69\u200d\ud83d\udcbb",
        "娜 李",
        "e\u0301",
        "\u00a0",
      })
  void namesStayAsTheyAre(String name) {
    assertThat(UntrustedText.harmless(name)).isSameAs(name);
  }

  @Property
  void resultHasOneLineAndStaysTheSame(@ForAll String foreign) {
    String shown = UntrustedText.harmless(foreign);
    assertThat(shown.lines().count()).isLessThanOrEqualTo(1);
    assertThat(shown.codePoints()).noneMatch(Character::isISOControl);
    assertThat(UntrustedText.harmless(shown)).isSameAs(shown);
  }
}
