package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.CompletionItem.Fit;
import org.junit.jupiter.api.Test;

class CompletionItemTest {
  private final CompletionItem jose =
      new CompletionItem("jose", "", "José Álvarez jose.alvarez@example.com", true);

  @Test
  void allWordsMatchInAnyOrder() {
    assertThat(jose.matches("alv jos")).isTrue();
    assertThat(jose.matches("alv ada")).isFalse();
  }

  @Test
  void accentsAndCaseAreIgnored() {
    assertThat(jose.matches("ÁLVAREZ")).isTrue();
    assertThat(jose.matches("alvarez")).isTrue();
    // A combining accent, as some keyboards send it.
    assertThat(jose.matches("A\u0301lv")).isTrue();
  }

  @Test
  void valuePrefixRanksBeforeWordPrefixAndInnerMatch() {
    assertThat(jose.fit("jo")).isEqualTo(Fit.VALUE_BEGINS);
    assertThat(jose.fit("alv")).isEqualTo(Fit.WORD_BEGINS);
    assertThat(jose.fit("varez")).isEqualTo(Fit.OCCURS);
    assertThat(jose.fit("q")).isEqualTo(Fit.NOT);
  }
}
