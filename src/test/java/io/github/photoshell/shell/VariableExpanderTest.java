package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableExpanderTest {
  private final VariableExpander variableExpander =
      new VariableExpander(new Tokenizer(), Map.of("WHO", "Ada 'the first' Lovelace", "EMPTY", ""));

  private List<String> words(String line, String... values) {
    return variableExpander.words(line, List.of(values));
  }

  @Test
  void valueWithBlanksStaysOneWord() {
    assertThat(words("person $WHO now"))
        .containsExactly("person", "Ada 'the first' Lovelace", "now");
    assertThat(words("person x$1", "--yes a")).containsExactly("person", "x--yes a");
  }

  @Test
  void emptyValueIsAnEmptyWord() {
    assertThat(words("person $EMPTY")).containsExactly("person", "");
  }

  @Test
  void dollarSignIsKeptInSingleQuotesAndBeforeOtherCharacters() {
    assertThat(words("a '$WHO' $0 $ $lower x$"))
        .containsExactly("a", "$WHO", "$0", "$", "$lower", "x$");
  }

  @Test
  void unsetVariableIsAUsageError() {
    assertThatThrownBy(() -> words("person $NOBODY"))
        .isInstanceOf(UsageException.class)
        .hasMessage("$NOBODY has no value.");
    assertThatThrownBy(() -> words("person $2", "one")).isInstanceOf(UsageException.class);
  }

  @Test
  void semicolonsSeparateStatementsExceptInUrlsAndQuotes() {
    assertThat(Tokenizer.statements("a https://x/y;z; b 'c; d';e"))
        .containsExactly("a https://x/y;z", " b 'c; d';e");
    assertThat(Tokenizer.statements("a 'b\nc'\nd;")).containsExactly("a 'b\nc'", "d", "");
  }
}
