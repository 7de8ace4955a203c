package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameNormalizerTest {
  @ParameterizedTest
  @CsvSource({
    "ada, ada",
    "' ada\u00a0', ada",
    "'\u200b\ufeffada\u2060', ada",
    "Jose\u0301, Jos\u00e9",
    "'Sean\u00a0O\u2019Neil', 'Sean O\u2019Neil'",
    "co\u00adop, coop",
    "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc, \u0646\u0627\u0645\u0647\u200c\u0627\u06cc",
    "'\u00a0 ', ''"
  })
  void visuallyEqualNamesAreEqual(String name, String even) {
    assertThat(NameNormalizer.normalize(name)).isEqualTo(even);
  }

  @Property
  void normalNamesAreUnchanged(@ForAll String name) {
    String even = NameNormalizer.normalize(name);
    assertThat(NameNormalizer.normalize(even)).isEqualTo(even);
    assertThat(even).doesNotContainPattern("^[\\s\\p{Z}]|[\\s\\p{Z}]$");
  }
}
