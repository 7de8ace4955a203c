package io.github.photoshell.shell;

import io.github.photoshell.render.Look;
import io.github.photoshell.render.Text;
import java.io.PrintWriter;
import java.util.List;

/** Where lines go, and whether colour shows there. */
record Sink(PrintWriter writer, boolean colour) {
  void print(Text line, Look look) {
    lines(line, look).forEach(writer::println);
  }

  List<String> lines(Text line, Look look) {
    return line.wrapped(look).stream().map(part -> part.toTerminal(colour)).toList();
  }
}
