package io.github.photoshell.shell;

import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.widget.AutosuggestionWidgets;

/** How the line editor behaves at the prompt: its keys, its list of candidates, its colours. */
final class ReaderOptions {
  private ReaderOptions() {}

  /**
   * Sets an editor up.
   *
   * @param colour whether it shows colours
   */
  static void of(LineReaderImpl lines, boolean colour) {
    lines.setCompletionMatcher(new CandidateMatcher());
    // Otherwise JLine expands '!' and takes backslashes away.
    lines.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    lines.option(LineReader.Option.CASE_INSENSITIVE, true);
    lines.option(LineReader.Option.AUTO_MENU_LIST, true);
    lines.option(LineReader.Option.GROUP, false);
    // Otherwise JLine orders the list by how long the candidates are.
    lines.option(LineReader.Option.GROUP_PERSIST, true);
    lines.option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
    lines.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
    lines.variable(LineReader.LIST_MAX, 2 * CandidateList.MOST);
    lines.variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M… ");
    lines.variable(LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "bg:default");
    if (colour) {
      // Grey what an earlier line went on with; without colour nobody could tell it from what is
      // typed.
      new AutosuggestionWidgets(lines).enable();
    } else {
      for (String style :
          new String[] {
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_BACKGROUND
          }) {
        lines.variable(style, "default");
      }
    }
  }
}
