package io.github.photoshell.shell;

import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.PrintWriter;
import java.util.List;

/** A writer for lines, with or without colour. */
record Printer(PrintWriter writer, boolean colour) {
  void print(Text line, LineLayout layout) {
    lines(line, layout).forEach(writer::println);
  }

  List<String> lines(Text line, LineLayout layout) {
    return line.wrapped(layout).stream().map(part -> part.toTerminal(colour)).toList();
  }
}
