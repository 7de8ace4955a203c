package io.github.photoshell.shell;

import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Opens the edited line in the user's text editor (Ctrl-X Ctrl-E). */
final class EditorKey {
  private static final List<Signal> SIGNALS = List.of(Signal.INT, Signal.WINCH, Signal.CONT);

  private final Terminal terminal;
  private final Attributes original;
  private final TextEditor editor;
  private final Consumer<Text> remarks;

  /** Create this while the terminal still has the outer shell's settings. */
  EditorKey(Terminal terminal, TextEditor editor, Consumer<Text> remarks) {
    this.terminal = terminal;
    this.original = terminal.getAttributes();
    this.editor = editor;
    this.remarks = remarks;
  }

  /** Returns the edited line; returns it unchanged, and prints a remark, if editing failed. */
  String edit(String line) {
    Attributes before = terminal.getAttributes();
    Map<Signal, SignalHandler> handlers = new EnumMap<>(Signal.class);
    // The text editor receives these signals, too, and its terminal settings must stay.
    SIGNALS.forEach(signal -> handlers.put(signal, terminal.handle(signal, passed -> {})));
    terminal.setAttributes(original);
    String reason;
    try {
      return editor.edit(line);
    } catch (IOException e) {
      reason = e.getMessage();
    } finally {
      terminal.setAttributes(before);
      handlers.forEach(terminal::handle);
    }
    remarks.accept(Text.of(Style.FAINT, "(the line is unchanged: " + reason + ")"));
    return line;
  }
}
