package io.github.photoshell.shell;

import io.github.photoshell.render.Text;

/** Says before every line where the reader stands. */
@FunctionalInterface
public interface Prompt {
  /** Returns the words of the prompt without {@code "> "}, which the shell puts behind them. */
  Text words();
}
