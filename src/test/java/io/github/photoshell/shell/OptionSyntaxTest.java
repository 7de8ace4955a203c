package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which words are options, and what an unknown one probably means. */
class OptionSyntaxTest {
  @ParameterizedTest
  @CsvSource({
    "--json, true",
    "-h, true",
    "--, true",
    "\u2014json, true",
    "\u2212x, true",
    "-, false",
    "-5, false",
    "-1.5e3, false",
    "-1.5x, true",
    "ada, false",
  })
  void hyphensMakeAnOptionButForNumbersAndALoneHyphen(String word, boolean isOption) {
    assertThat(OptionSyntax.isOption(word)).isEqualTo(isOption);
  }

  @ParameterizedTest
  @CsvSource({
    "people --json, true",
    "people --jq .id, true",
    "people --jq=.id, true",
    "people --jqx, false",
    "people -- --json, false",
    "people --into=x --jq .id, false",
    "people --into x --json, true",
    "people, false",
  })
  void jsonIsAskedForBeforeTheEndOfTheOptions(String line, boolean asks) {
    assertThat(OptionSyntax.asksForJson(List.of(line.split(" ")))).isEqualTo(asks);
  }

  @Test
  void valueOfAnOptionIsInItsWordOrTheNext() {
    assertThat(OptionSyntax.value(List.of("people", "--into=x"), "into")).contains("x");
    assertThat(OptionSyntax.value(List.of("people", "--into", "x"), "into")).contains("x");
    assertThat(OptionSyntax.value(List.of("people", "--into"), "into")).isEmpty();
    assertThat(OptionSyntax.value(List.of("people", "--intox", "x"), "into")).isEmpty();
  }

  @Test
  void helpIsRunInsteadOfTheCommand() {
    assertThat(OptionSyntax.withHelpFirst(List.of("people", "-h")))
        .containsExactly("help", "people", "-h");
    assertThat(OptionSyntax.withHelpFirst(List.of("people", "--", "--help")))
        .containsExactly("people", "--", "--help");
    assertThat(OptionSyntax.indexOfHelp(List.of("people", "--help"))).isEqualTo(1);
    assertThat(OptionSyntax.indexOfHelp(List.of("people"))).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-j, --json",
        "-Y, --yes",
        "-f, -",
        "--josn, --json",
        "\u2014json, --json",
        "--forse, --force",
        "-z, -",
        "--nothing, -",
      })
  void unknownOptionGetsTheOneItProbablyMeans(String typed, @Nullable String meant) {
    List<String> known = List.of("--json", "--yes", "--force", "--fit", "--size");
    assertThat(OptionSyntax.suggestion(typed, known)).isEqualTo(Optional.ofNullable(meant));
  }
}
