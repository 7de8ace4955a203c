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
 * A terminal that knows lines only, as {@code TERM=dumb} says. The system edits and echoes what is
 * typed there; JLine neither hears Ctrl-C nor hides a secret, so that both are done here.
 */
final class DumbTerminal {
  private final Terminal terminal;
  private final @Nullable TerminalProvider provider;
  private @Nullable Terminal system;

  private DumbTerminal(Terminal terminal, @Nullable TerminalProvider provider) {
    this.terminal = terminal;
    this.provider = provider;
  }

  /** Returns null where the terminal knows more than lines. */
  static @Nullable DumbTerminal of(Terminal terminal, @Nullable TerminalProvider provider) {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB)
        ? new DumbTerminal(terminal, provider)
        : null;
  }

  /** Has the terminal hear Ctrl-C, until somebody else wants to. */
  void hearCtrlC() {
    Signals.register("INT", () -> terminal.raise(Signal.INT));
  }

  /** Reads something while what is typed is not echoed. */
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
    // After Ctrl-Z and fg it is as the shell outside had it, and that shows what is typed.
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
      } catch (IOException noTerminal) {
        // Then there is no echo either.
      }
    }
    return system;
  }
}
