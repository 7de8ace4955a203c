package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KNOWN =
      List.of("people", "person", "photo-clear", "photo-set", "version", "exit");

  @ParameterizedTest
  @CsvSource({
    "verison, version",
    "poeple, people",
    "photo-st, photo-set",
    "PHOTO-SET, photo-set",
    "photo-c, photo-clear",
    "exti, exit"
  })
  void typoIsCorrected(String typed, String meant) {
    assertThat(DidYouMean.suggest(KNOWN, typed)).contains(meant);
  }

  @Test
  void unrelatedWordHasNoSuggestion() {
    assertThat(DidYouMean.suggest(KNOWN, "upload")).isEmpty();
    assertThat(DidYouMean.suggest(KNOWN, "x")).isEmpty();
  }
}
