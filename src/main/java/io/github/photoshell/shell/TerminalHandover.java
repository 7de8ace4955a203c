package io.github.photoshell.shell;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Leaves the terminal, as the outer shell had set it, to a program of the user's. */
final class TerminalHandover {
  private static final List<Signal> SIGNALS = List.of(Signal.INT, Signal.WINCH, Signal.CONT);

  private final Terminal terminal;
  private final Attributes original;

  /** Runs a program and returns its result. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws IOException;
  }

  /** Create this while the terminal still has the outer shell's settings. */
  TerminalHandover(Terminal terminal) {
    this.terminal = terminal;
    this.original = terminal.getAttributes();
  }

  Terminal terminal() {
    return terminal;
  }

  /** Runs a program that uses the terminal, and takes the terminal back. */
  <T> T during(Action<T> action) throws IOException {
    Attributes before = terminal.getAttributes();
    Map<Signal, SignalHandler> handlers = new EnumMap<>(Signal.class);
    // The program receives these signals, too, and its terminal settings must stay.
    SIGNALS.forEach(signal -> handlers.put(signal, terminal.handle(signal, passed -> {})));
    terminal.setAttributes(original);
    try {
      return action.run();
    } finally {
      terminal.setAttributes(before);
      handlers.forEach(terminal::handle);
    }
  }
}
