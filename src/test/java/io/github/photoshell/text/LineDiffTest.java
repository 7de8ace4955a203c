package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static List<String> between(List<String> before, List<String> after) {
    return LineDiff.between(before, after).stream().map(Text::plain).toList();
  }

  @Test
  void equalOutputsHaveNoChanges() {
    assertThat(between(List.of("a", "b"), List.of("a", "b"))).isEmpty();
    assertThat(between(List.of(), List.of())).isEmpty();
  }

  @Test
  void removedAndAddedLinesAreMarkedInPlace() {
    assertThat(between(List.of("a", "b", "c", "d"), List.of("a", "x", "c", "d", "e")))
        .containsExactly("- b", "+ x", "+ e");
    assertThat(between(List.of("a", "b", "c"), List.of("b"))).containsExactly("- a", "- c");
    assertThat(between(List.of("b", "a"), List.of("a", "b"))).hasSize(2);
  }

  @Test
  void differingWordsAreColoured() {
    Text changed = LineDiff.between(List.of("ada  no photo"), List.of("ada  a photo")).get(1);
    assertThat(changed.toTerminal(true))
        .isEqualTo("\u001b[32m+ \u001b[0mada  \u001b[32ma\u001b[0m photo");
  }

  @Test
  void hugeOutputsAreComparedWithinLimits() {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      before.add("before " + i);
      after.add("after " + i);
    }
    assertThat(between(before, after)).hasSize(10_000);
  }
}
