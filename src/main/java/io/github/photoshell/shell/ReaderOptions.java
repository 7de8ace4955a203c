package io.github.photoshell.shell;

import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.widget.AutosuggestionWidgets;

/** The options of the line editor at the prompt: keys, list of candidates, colours. */
final class ReaderOptions {
  private ReaderOptions() {}

  /**
   * Configures a line editor.
   *
   * @param colour whether it shows colours
   */
  static void apply(LineReaderImpl lines, boolean colour) {
    lines.setCompletionMatcher(new WordCompletionMatcher());
    // Otherwise JLine expands '!' and removes backslashes.
    lines.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    lines.option(LineReader.Option.CASE_INSENSITIVE, true);
    lines.option(LineReader.Option.AUTO_MENU_LIST, true);
    lines.option(LineReader.Option.GROUP, false);
    // Otherwise JLine sorts the list by the candidates' length.
    lines.option(LineReader.Option.GROUP_PERSIST, true);
    lines.option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
    lines.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
    lines.variable(LineReader.LIST_MAX, 2 * CandidateList.MAX_ITEMS);
    lines.variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M… ");
    lines.variable(LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "bg:default");
    if (colour) {
      // Suggests the rest of an earlier line in grey; without colour it would look like typed text.
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
        // JLine takes "default" for unset.
        lines.variable(style, "fg:default");
      }
    }
  }
}
