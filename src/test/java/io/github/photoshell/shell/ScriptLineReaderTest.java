package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.LineRunner.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptLineReaderTest {
  private static List<String> read(String text) {
    Script script = new Script("x", text.lines().toList(), List.of(), false);
    List<String> lines = new ArrayList<>();
    new ScriptLineReader(script).forEach(line -> lines.add(line.number() + " " + line.line()));
    return lines;
  }

  @Test
  void commentsAndBlankLinesAreCountedAndSkipped() {
    assertThat(read("\ufeffone\n\n# it's\n  two  \n \n")).containsExactly("1 one", "4   two  ");
    assertThat(read("")).isEmpty();
  }

  @Test
  void openQuoteContinuesTheLineUnderItsFirstNumber() {
    assertThat(read("api '{\n\n# \"a\": 1\n}' x\npeople"))
        .containsExactly("1 api '{\n\n# \"a\": 1\n}' x", "5 people");
    assertThat(read("api --note=\"a\n b\"\nx 'y\nz'"))
        .containsExactly("1 api --note=\"a\n b\"", "3 x 'y\nz'");
  }

  @Test
  void apostropheInsideAWordOpensNoQuote() {
    assertThat(read("person O'Neil\npeople -x='y\nz'")).hasSize(3);
  }

  @Test
  void unclosedQuoteIsReportedWithItsFirstLine() {
    assertThat(read("people\nperson 'ada\nversion"))
        .containsExactly("1 people", "2 person 'ada\nversion");
  }

  @Test
  void onlyTheFirstPhysicalLineIsShown() {
    List<String> words = List.of("api");
    assertThat(ScriptLineReader.display(words, "api '{\n}'")).isEqualTo("api '{…");
    assertThat(ScriptLineReader.display(words, " people ")).isEqualTo("people");
    assertThat(ScriptLineReader.display(words, "x".repeat(300))).isEqualTo("x".repeat(200) + "…");
  }
}
