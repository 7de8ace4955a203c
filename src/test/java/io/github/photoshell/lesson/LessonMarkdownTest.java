package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LessonMarkdownTest {
  private static List<Text> shown(String... lines) {
    List<Line> numbered = new ArrayList<>();
    for (String line : lines) {
      numbered.add(new Line(numbered.size() + 1, line));
    }
    return LessonMarkdown.of(numbered);
  }

  private static List<String> plain(String... lines) {
    return shown(lines).stream().map(Text::plain).toList();
  }

  @Test
  void blankLinesAroundTheTextAreLeftOutAndSeveralBecomeOne() {
    assertThat(plain("", " ", "One.", "", "", "Two.", "", "")).containsExactly("One.", "", "Two.");
    assertThat(plain("", "")).isEmpty();
  }

  @Test
  void commentsAreLeftOut() {
    assertThat(plain("<!-- For trainers. -->", "One.", "<!-- more")).containsExactly("One.");
    assertThat(plain("```", "<!-- code -->", "```")).containsExactly("  <!-- code -->");
  }

  @Test
  void codeBlocksAreIndentedWithAllTheirLines() {
    assertThat(plain("Type:", "", "```console", "a `b`", "", "", "## c", "```", "Then go on."))
        .containsExactly("Type:", "", "  a `b`", "  ", "  ", "  ## c", "Then go on.");
  }

  @Test
  void codeInBackticksIsStrong() {
    assertThat(LessonMarkdown.of("Type `person @self`, then `last`.").toTerminal(true))
        .isEqualTo(
            Text.of("Type ")
                .plus(Style.STRONG, "person @self")
                .plus(", then ")
                .plus(Style.STRONG, "last")
                .plus(".")
                .toTerminal(true));
    assertThat(LessonMarkdown.of("an open `quote").plain()).isEqualTo("an open quote");
  }

  /** A stranger's lesson must not act on the terminal, and no word may get lost. */
  @Property(tries = 200)
  void onlyBackticksAreRemoved(@ForAll String line) {
    assertThat(LessonMarkdown.of(line).plain()).isEqualTo(Text.of(line.replace("`", "")).plain());
  }
}
