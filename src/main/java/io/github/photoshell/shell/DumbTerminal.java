package io.github.photoshell.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Support for a terminal without cursor control, as with {@code TERM=dumb}. The system edits and
 * echoes the typed line; JLine neither handles Ctrl-C nor hides secrets there, so this class does
 * both.
 */
final class DumbTerminal {
  private final Terminal terminal;
  private final @Nullable TerminalProvider provider;
  private @Nullable Terminal system;

  private DumbTerminal(Terminal terminal, @Nullable TerminalProvider provider) {
    this.terminal = terminal;
    this.provider = provider;
  }

  /** Returns null if the terminal has cursor control. */
  static @Nullable DumbTerminal of(Terminal terminal, @Nullable TerminalProvider provider) {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB)
        ? new DumbTerminal(terminal, provider)
        : null;
  }

  /** Sends Ctrl-C to the terminal's handler until another handler is installed. */
  void installCtrlC() {
    Signals.register("INT", () -> terminal.raise(Signal.INT));
  }

  /** Reads a line without echoing it. */
  String withoutEcho(Supplier<String> typed) {
    Terminal echoing = system();
    if (echoing == null) {
      return typed.get();
    }
    Attributes before = echoing.getAttributes();
    Attributes silent = new Attributes(before);
    silent.setLocalFlag(LocalFlag.ECHO, false);
    silent.setLocalFlag(LocalFlag.ECHONL, true);
    echoing.setAttributes(silent);
    // After Ctrl-Z and fg the outer shell's settings apply, which echo typed text.
    Object outside = Signals.register("CONT", () -> echoing.setAttributes(silent));
    try {
      return typed.get();
    } finally {
      Signals.unregister("CONT", outside);
      echoing.setAttributes(before);
    }
  }

  private @Nullable Terminal system() {
    if (system == null && provider != null) {
      try {
        system =
            provider.sysTerminal(
                "echo",
                Terminal.TYPE_DUMB,
                false,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                false,
                SignalHandler.SIG_DFL,
                true,
                SystemStream.Output);
      } catch (IOException e) {
        // Then there is no echo either.
      }
    }
    return system;
  }
}
