package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects from the environment how a terminal can draw images. */
final class GraphicsDetection {
  /** Konsole 22.04, as KONSOLE_VERSION writes it. */
  private static final int KONSOLE_WITH_SIXEL = 220400;

  private static final Pattern ASKABLE =
      Pattern.compile("xterm|screen|tmux|rxvt|contour|alacritty|wezterm|mlterm|st-|konsole|iterm");

  private GraphicsDetection() {}

  /** Returns the best available protocol; assumes that the terminal shows colour. */
  static GraphicsProtocol of(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    String program = environment.getOrDefault("TERM_PROGRAM", "");
    // A multiplexer draws the screen itself and blocks images, so the variables of the outer
    // terminal do not count.
    if (isMultiplexed(environment)) {
      return blocks(environment, term);
    }
    if (environment.containsKey("KITTY_WINDOW_ID")
        || Set.of("xterm-kitty", "xterm-ghostty").contains(term)
        || program.equals("ghostty")) {
      return GraphicsProtocol.KITTY;
    }
    if (Set.of("iTerm.app", "WezTerm", "mintty").contains(program)
        || environment.getOrDefault("LC_TERMINAL", "").equals("iTerm2")) {
      return GraphicsProtocol.ITERM2;
    }
    if (term.contains("sixel")
        || Set.of("foot", "foot-extra", "mlterm", "yaft-256color").contains(term)
        || number(environment.get("KONSOLE_VERSION")) >= KONSOLE_WITH_SIXEL) {
      return GraphicsProtocol.SIXEL;
    }
    return blocks(environment, term);
  }

  static boolean isMultiplexed(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    return environment.containsKey("TMUX")
        || environment.containsKey("STY")
        || term.startsWith("screen")
        || term.startsWith("tmux");
  }

  static boolean isBlocks(GraphicsProtocol graphicsProtocol) {
    return graphicsProtocol == GraphicsProtocol.BLOCKS_16
        || graphicsProtocol == GraphicsProtocol.BLOCKS_256
        || graphicsProtocol == GraphicsProtocol.BLOCKS_TRUE;
  }

  /** Returns whether the terminal understands a query; a simple one might print it. */
  static boolean canBeAsked(Map<String, String> environment) {
    return ASKABLE.matcher(environment.getOrDefault("TERM", "")).lookingAt();
  }

  private static GraphicsProtocol blocks(Map<String, String> environment, String term) {
    String colours = environment.getOrDefault("COLORTERM", "");
    if (Set.of("truecolor", "24bit").contains(colours)
        || term.endsWith("-direct")
        || environment.containsKey("WT_SESSION")) {
      return GraphicsProtocol.BLOCKS_TRUE;
    }
    return term.contains("256color") ? GraphicsProtocol.BLOCKS_256 : GraphicsProtocol.BLOCKS_16;
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
