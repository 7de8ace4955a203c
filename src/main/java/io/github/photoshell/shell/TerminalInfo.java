package io.github.photoshell.shell;

/** Supplies facts about the terminal to packages that do not use JLine. */
@FunctionalInterface
public interface TerminalInfo {
  TerminalFacts facts();
}
