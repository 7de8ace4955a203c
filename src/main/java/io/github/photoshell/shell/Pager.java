package io.github.photoshell.shell;

import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * Shows text that is longer than the screen page by page, and leaves it on the screen: in the
 * program that the environment names, in {@code less}, or if there is none in JLine's.
 */
final class Pager {
  /** Rows for the typed line and the next prompt. */
  private static final int KEPT_FREE = 2;

  /** Colours, no other screen, Ctrl-C quits; and what it says in its last line. */
  private static final String LESS_OPTIONS = "-FRXK -Psq closes, / searches, h helps$";

  private final Map<String, String> environment;
  private final Supplier<TerminalHandover> handover;
  private final UserProgram program;

  Pager(Map<String, String> environment, Supplier<TerminalHandover> handover) {
    this.environment = environment;
    this.handover = handover;
    this.program = new UserProgram(environment);
  }

  /** Returns whether the environment allows a pager. */
  boolean isWanted() {
    return !named().map(pager -> pager.isBlank() || pager.strip().equals("cat")).orElse(false)
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private Optional<String> named() {
    return Stream.of("PHOTOSHELL_PAGER", "PAGER")
        .filter(environment::containsKey)
        .findFirst()
        .map(environment::get);
  }

  /**
   * Shows the lines; returns false, without showing them, if they fit on the screen.
   *
   * @param lines as they are printed, with colour
   * @throws IOException if the pager cannot be started; its message fits into the middle of a
   *     sentence
   */
  boolean show(List<String> lines) throws IOException {
    TerminalHandover screen = handover.get();
    Terminal terminal = screen.terminal();
    int width = Math.max(1, terminal.getWidth());
    long rows = lines.stream().mapToLong(line -> 1 + Math.max(0, columns(line) - 1) / width).sum();
    if (terminal.getHeight() <= KEPT_FREE || rows <= terminal.getHeight() - KEPT_FREE) {
      return false;
    }
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    String command = command();
    if (command == null) {
      showHere(terminal, text);
    } else {
      screen.during(() -> program.run(command, List.of(), text, variables()));
    }
    return true;
  }

  private @Nullable String command() {
    return named()
        .or(() -> program.found(List.of("less")).findFirst().map(less -> "'" + less + "'"))
        .orElse(null);
  }

  private Map<String, String> variables() {
    return environment.containsKey("LESS") ? Map.of() : Map.of("LESS", LESS_OPTIONS);
  }

  private static void showHere(Terminal terminal, byte[] text) throws IOException {
    try {
      Less less = new Less(terminal, Path.of(""));
      less.noInit = true;
      less.run(
          new Source.InputStreamSource(
              new ByteArrayInputStream(text), true, "output: q closes, / searches"));
    } catch (InterruptedException | IOError e) {
      // Ctrl-C closed it.
    }
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.clr_eol);
    terminal.flush();
  }

  private static int columns(String line) {
    return AttributedString.fromAnsi(line).columnLength();
  }
}
