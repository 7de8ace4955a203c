package io.github.photoshell.shell;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * Handles Ctrl-C as an ordinary key while a line is edited and between lines. A signal would
 * overtake the other keys, and text typed after it would be lost with the dropped line. While a
 * command runs, Ctrl-C is a signal, and the system discards what was typed before it, as with
 * Ctrl-Z.
 */
final class CtrlCKey {
  private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  private static final boolean SUPPORTED = SYSTEM.contains("linux") || SYSTEM.startsWith("mac");

  /** Disables a control character: {@code _POSIX_VDISABLE} of the system. */
  private static final int NONE = SYSTEM.startsWith("mac") ? 0xff : 0;

  private static final String NAME = "drop-line";

  private final Terminal terminal;
  private final Attributes original;
  private @Nullable LineReaderImpl prompt;

  CtrlCKey(Terminal terminal) {
    this.terminal = terminal;
    this.original = terminal.getAttributes();
  }

  /**
   * Ignores signals while this editor reads a line: they were sent to the previous command and came
   * too late.
   */
  void ignoreSignalsIn(LineReaderImpl lines) {
    prompt = lines;
  }

  /** Reads a line with Ctrl-C as a key that drops the line. */
  String readWithKey(LineReaderImpl lines, Supplier<String> typed) {
    if (!SUPPORTED) {
      return typed.get();
    }
    Widget drop =
        () -> {
          throw new UserInterruptException(lines.getBuffer().toString());
        };
    // Bound by name, because candidate lists and searches end only at named widgets.
    lines.getWidgets().put(NAME, drop);
    for (String map : List.of(LineReader.MAIN, LineReader.VICMD)) {
      KeyMap<Binding> keys = Objects.requireNonNull(lines.getKeyMaps().get(map));
      keys.bind(new Reference(NAME), KeyMap.ctrl('C'));
    }
    lines.getWidgets().put(LineReader.CALLBACK_INIT, () -> begin(lines));
    Attributes before = terminal.getAttributes();
    bindAsKey();
    try {
      return typed.get();
    } finally {
      terminal.setAttributes(before);
    }
  }

  /** Makes Ctrl-C a signal, for a command that begins. */
  void makeSignal() {
    if (SUPPORTED) {
      // An interrupt between two lines was meant for the previous command.
      Thread.interrupted();
      restore();
    }
  }

  /** Makes Ctrl-C a key again after a command. */
  void makeKey() {
    if (SUPPORTED) {
      bindAsKey();
    }
  }

  /** Restores the settings for a command after a program that may have changed them. */
  void restore() {
    set(true, new Attributes(original));
  }

  private void bindAsKey() {
    set(false, terminal.getAttributes());
  }

  private void set(boolean isSignal, Attributes set) {
    set.setControlChar(
        ControlChar.VINTR, isSignal ? original.getControlChar(ControlChar.VINTR) : NONE);
    // Otherwise Java would print a thread dump at Ctrl-\.
    set.setControlChar(ControlChar.VQUIT, NONE);
    // Keys typed between two lines are shown in the second.
    set.setLocalFlag(LocalFlag.ECHO, isSignal && original.getLocalFlag(LocalFlag.ECHO));
    terminal.setAttributes(set);
  }

  /**
   * Runs when the line editor has installed its own signal handlers, which it restores at its end.
   */
  private boolean begin(LineReaderImpl lines) {
    if (lines.equals(prompt)) {
      terminal.handle(Signal.INT, late -> {});
    }
    return rebindAfterResume();
  }

  /**
   * Makes Ctrl-C a key again after Ctrl-Z and {@code fg}: the outer shell changes the terminal's
   * settings meanwhile.
   */
  private boolean rebindAfterResume() {
    SignalHandler editor = terminal.handle(Signal.CONT, signal -> bindAsKey());
    terminal.handle(
        Signal.CONT,
        signal -> {
          bindAsKey();
          editor.handle(signal);
        });
    return true;
  }
}
