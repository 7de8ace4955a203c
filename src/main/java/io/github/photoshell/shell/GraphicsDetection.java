package io.github.photoshell.shell;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects from the environment how a terminal can draw images, and whether it has links. */
final class GraphicsDetection {
  /** Konsole 22.04, as KONSOLE_VERSION writes it. */
  private static final int KONSOLE_WITH_SIXEL = 220400;

  /** VTE 0.50.1, as VTE_VERSION writes it; 0.50.0 crashes on links. */
  private static final int VTE_WITH_LINKS = 5001;

  /** Terminals with hyperlinks (OSC 8), as TERM_PROGRAM names them. */
  private static final Set<String> PROGRAMS_WITH_LINKS =
      Set.of("iTerm.app", "WezTerm", "ghostty", "mintty", "vscode", "Hyper", "Tabby", "rio");

  private static final Pattern TERMS_WITH_LINKS =
      Pattern.compile("xterm-(kitty|ghostty)|foot(-.*)?|alacritty(-.*)?|contour(-.*)?|wezterm");

  private static final Pattern TMUX_WITH_LINKS =
      Pattern.compile("3\\.([4-9]|\\d\\d)|[4-9]\\.|\\d\\d");

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

  /**
   * Returns whether the terminal is known to show hyperlinks. {@code FORCE_HYPERLINK}, which other
   * programs read too, overrides this.
   */
  static boolean showsLinks(Map<String, String> environment) {
    String forced = environment.getOrDefault("FORCE_HYPERLINK", "");
    if (!forced.isEmpty()) {
      return !forced.equals("0");
    }
    String program = environment.getOrDefault("TERM_PROGRAM", "");
    if (isMultiplexed(environment)) {
      // tmux 3.4 and later pass links on if the terminal shows them; others may print them.
      return program.equals("tmux")
          && TMUX_WITH_LINKS
              .matcher(environment.getOrDefault("TERM_PROGRAM_VERSION", ""))
              .lookingAt();
    }
    return environment.containsKey("KITTY_WINDOW_ID")
        || environment.containsKey("WT_SESSION")
        || PROGRAMS_WITH_LINKS.contains(program)
        || environment.getOrDefault("LC_TERMINAL", "").equals("iTerm2")
        || TERMS_WITH_LINKS.matcher(environment.getOrDefault("TERM", "")).matches()
        || number(environment.get("VTE_VERSION")) >= VTE_WITH_LINKS;
  }

  static boolean isMultiplexed(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    return environment.containsKey("TMUX")
        || environment.containsKey("STY")
        || term.startsWith("screen")
        || term.startsWith("tmux");
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
