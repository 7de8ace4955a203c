package io.github.photoshell.shell;

import io.github.photoshell.shell.StandardStreams.TerminalFacts;

/** Supplies facts about the terminal to packages that do not use JLine. */
@FunctionalInterface
public interface TerminalInfo {
  TerminalFacts facts();
}
