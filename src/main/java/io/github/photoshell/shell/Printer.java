package io.github.photoshell.shell;

import io.github.photoshell.render.LineLayout;
import io.github.photoshell.render.Text;
import java.io.PrintWriter;
import java.util.List;

/** Where lines go, and whether colour shows there. */
record Printer(PrintWriter writer, boolean colour) {
  void print(Text line, LineLayout look) {
    lines(line, look).forEach(writer::println);
  }

  List<String> lines(Text line, LineLayout look) {
    return line.wrapped(look).stream().map(part -> part.toTerminal(colour)).toList();
  }
}
