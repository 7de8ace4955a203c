package io.github.photoshell.shell;

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
 * Ctrl-C as one key among others while a line is being typed and between two lines. As a signal it
 * comes beside the keys, and what was typed behind it goes into the line that is dropped. In its
 * place among the keys it drops the line before it and nothing else. To a running command it is a
 * signal as ever: the system throws away what was typed before it, and so it does at Ctrl-Z.
 */
final class CtrlCKey {
  /** A control character that there is none of; macOS writes it otherwise. */
  private static final int NONE = 0;

  private static final String NAME = "drop-line";

  private static final boolean KNOWN =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

  private final Terminal terminal;
  private final Attributes outside;
  private @Nullable LineReaderImpl prompt;

  CtrlCKey(Terminal terminal) {
    this.terminal = terminal;
    this.outside = terminal.getAttributes();
  }

  /**
   * Has signals dropped while this editor reads a line: where Ctrl-C is a key, a signal is a late
   * one, pressed while the command before was running.
   */
  void ignoreSignalsIn(LineReaderImpl lines) {
    prompt = lines;
  }

  /** Reads something in such a way that Ctrl-C drops it in its turn. */
  String among(LineReaderImpl lines, Supplier<String> typed) {
    if (!KNOWN) {
      return typed.get();
    }
    KeyMap<Binding> keys = Objects.requireNonNull(lines.getKeyMaps().get(LineReader.MAIN));
    Widget drop =
        () -> {
          throw new UserInterruptException(lines.getBuffer().toString());
        };
    // By name, for a list of candidates and a search end at a key with a name alone.
    lines.getWidgets().put(NAME, drop);
    keys.bind(new Reference(NAME), KeyMap.ctrl('C'));
    lines.getWidgets().put(LineReader.CALLBACK_INIT, () -> begin(lines));
    Attributes before = terminal.getAttributes();
    beKey();
    try {
      return typed.get();
    } finally {
      terminal.setAttributes(before);
    }
  }

  /** Runs a command, to which Ctrl-C is a signal; from its end on it is a key. */
  <T> T beside(Supplier<T> command) {
    if (!KNOWN) {
      return command.get();
    }
    // What came between two lines was too late for the command before.
    Thread.interrupted();
    set(true);
    try {
      return command.get();
    } finally {
      beKey();
    }
  }

  private void beKey() {
    set(false);
  }

  private void set(boolean isSignal) {
    Attributes set = terminal.getAttributes();
    set.setControlChar(
        ControlChar.VINTR, isSignal ? outside.getControlChar(ControlChar.VINTR) : NONE);
    // To Ctrl-\ Java would answer with a list of its threads.
    set.setControlChar(ControlChar.VQUIT, NONE);
    // What comes between two lines is shown in the second.
    set.setLocalFlag(LocalFlag.ECHO, isSignal && outside.getLocalFlag(LocalFlag.ECHO));
    terminal.setAttributes(set);
  }

  /**
   * Comes once the line editor listens for signals itself; at its end it puts back what it found.
   */
  private boolean begin(LineReaderImpl lines) {
    if (lines.equals(prompt)) {
      terminal.handle(Signal.INT, late -> {});
    }
    return againInTheForeground();
  }

  /**
   * Has Ctrl-C be a key after Ctrl-Z and {@code fg}, too: the shell outside makes the terminal its
   * own meanwhile.
   */
  private boolean againInTheForeground() {
    SignalHandler editor = terminal.handle(Signal.CONT, signal -> beKey());
    terminal.handle(
        Signal.CONT,
        signal -> {
          beKey();
          editor.handle(signal);
        });
    return true;
  }
}
