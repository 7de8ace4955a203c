package io.github.photoshell.shell;

import io.github.photoshell.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** Shows text that is longer than the screen page by page, as {@code less} does. */
final class Pager {
  /** Rows for the typed line and the next prompt. */
  private static final int KEPT_FREE = 2;

  private final Supplier<Terminal> terminals;

  Pager(Supplier<Terminal> terminals) {
    this.terminals = terminals;
  }

  /** Returns whether the environment allows a pager ({@code PAGER}, {@code TERM}). */
  static boolean isWanted(Map<String, String> environment) {
    String pager = environment.get("PAGER");
    return (pager == null || !(pager.isBlank() || pager.equals("cat")))
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Shows the lines; returns false, without showing them, if they fit on the screen. */
  boolean show(List<Text> lines, boolean colour) {
    Terminal terminal = terminals.get();
    int width = Math.max(1, terminal.getWidth());
    int rows = lines.stream().mapToInt(line -> 1 + Math.max(0, columns(line) - 1) / width).sum();
    if (terminal.getHeight() <= KEPT_FREE || rows <= terminal.getHeight() - KEPT_FREE) {
      return false;
    }
    String text =
        lines.stream().map(line -> line.toTerminal(colour)).collect(Collectors.joining("\n"));
    try {
      Less less = new Less(terminal, Path.of(""));
      less.run(
          new Source.InputStreamSource(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              true,
              "output: q closes, / searches"));
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static int columns(Text line) {
    return new AttributedString(line.plain()).columnLength();
  }
}
