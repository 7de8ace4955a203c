package io.github.photoshell.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Opens lines in the user's text editor, with the terminal as the outer shell had set it. */
final class TerminalEditor {
  private static final List<Signal> SIGNALS = List.of(Signal.INT, Signal.WINCH, Signal.CONT);

  private final Terminal terminal;
  private final Attributes original;
  private final TextEditor editor;

  /** Create this while the terminal still has the outer shell's settings. */
  TerminalEditor(Terminal terminal, TextEditor editor) {
    this.terminal = terminal;
    this.original = terminal.getAttributes();
    this.editor = editor;
  }

  /**
   * Returns the edited line.
   *
   * @throws UncheckedIOException if editing failed; its cause says why in the middle of a sentence
   */
  String edit(String line) {
    Attributes before = terminal.getAttributes();
    Map<Signal, SignalHandler> handlers = new EnumMap<>(Signal.class);
    // The text editor receives these signals, too, and its terminal settings must stay.
    SIGNALS.forEach(signal -> handlers.put(signal, terminal.handle(signal, passed -> {})));
    terminal.setAttributes(original);
    try {
      return editor.edit(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      terminal.setAttributes(before);
      handlers.forEach(terminal::handle);
    }
  }

  /** Returns why editing failed; fits into the middle of a sentence. */
  static String reason(UncheckedIOException failure) {
    return String.valueOf(Objects.requireNonNull(failure.getCause()).getMessage());
  }
}
