package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Renders the Markdown of lessons for the screen; code in backticks is highlighted. */
final class LessonMarkdown {
  private LessonMarkdown() {}

  /** Returns the lines without comments and without leading and trailing blank lines. */
  static List<Text> of(List<Line> lines) {
    List<Text> shown = new ArrayList<>();
    boolean code = false;
    for (Line line : lines) {
      String text = line.text();
      if (text.startsWith("```")) {
        code = !code;
      } else if (code) {
        shown.add(Text.of("  ").plus(Style.STRONG, text));
      } else if (!text.startsWith("<!--") && !(text.isBlank() && isBlank(shown))) {
        shown.add(of(text));
      }
    }
    while (!shown.isEmpty() && isBlank(shown)) {
      shown.remove(shown.size() - 1);
    }
    return shown;
  }

  private static boolean isBlank(List<Text> shown) {
    return shown.isEmpty() || shown.get(shown.size() - 1).plain().isBlank();
  }

  static Text of(String line) {
    Text text = Text.empty();
    String[] parts = line.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean quoted = i % 2 == 1 && i < parts.length - 1;
      text = text.plus(quoted ? Style.STRONG : Style.PLAIN, parts[i]);
    }
    return text;
  }
}
