package io.github.photoshell.shell;

import io.github.photoshell.text.Text;

/** The prompt, which shows where the user is connected. */
@FunctionalInterface
public interface Prompt {
  /** Returns the text of the prompt without {@code "> "}, which the shell adds. */
  Text words();
}
