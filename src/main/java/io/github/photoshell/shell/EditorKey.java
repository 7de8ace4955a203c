package io.github.photoshell.shell;

import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Ctrl-X Ctrl-E: takes the line being typed into an editor, to which the terminal belongs then. */
final class EditorKey {
  private static final List<Signal> SIGNALS = List.of(Signal.INT, Signal.WINCH, Signal.CONT);

  private final Terminal terminal;
  private final Attributes outside;
  private final TextEditor editor;
  private final Consumer<Text> remarks;

  /** Made while the terminal is as the shell outside has it. */
  EditorKey(Terminal terminal, TextEditor editor, Consumer<Text> remarks) {
    this.terminal = terminal;
    this.outside = terminal.getAttributes();
    this.editor = editor;
    this.remarks = remarks;
  }

  /** Returns the line as it was edited; as it was where that failed, which is told. */
  String edited(String line) {
    Attributes before = terminal.getAttributes();
    Map<Signal, SignalHandler> handlers = new EnumMap<>(Signal.class);
    // The editor gets them as well, and what it does to the terminal is to stay.
    SIGNALS.forEach(signal -> handlers.put(signal, terminal.handle(signal, passed -> {})));
    terminal.setAttributes(outside);
    String why;
    try {
      return editor.edit(line);
    } catch (IOException unable) {
      why = unable.getMessage();
    } finally {
      terminal.setAttributes(before);
      handlers.forEach(terminal::handle);
    }
    remarks.accept(Text.of(Style.FAINT, "(the line is unchanged: " + why + ")"));
    return line;
  }
}
