package io.github.photoshell.shell;

import io.github.photoshell.render.TerminalFacts;

/** Tells of the terminal, for those who may not know it. */
@FunctionalInterface
public interface TerminalInfo {
  TerminalFacts facts();
}
