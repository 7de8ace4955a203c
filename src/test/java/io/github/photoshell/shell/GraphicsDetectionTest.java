package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphicsDetectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TERM=xterm-kitty                                       | KITTY",
        "TERM=xterm-256color KITTY_WINDOW_ID=1                  | KITTY",
        "TERM=xterm-ghostty TERM_PROGRAM=ghostty                | KITTY",
        "TERM=xterm-256color TERM_PROGRAM=iTerm.app             | ITERM2",
        "TERM=xterm-256color LC_TERMINAL=iTerm2                 | ITERM2",
        "TERM=xterm-256color TERM_PROGRAM=WezTerm               | ITERM2",
        "TERM=foot COLORTERM=truecolor                          | SIXEL",
        "TERM=xterm-256color KONSOLE_VERSION=220401             | SIXEL",
        "TERM=xterm-256color KONSOLE_VERSION=210801             | BLOCKS_256",
        "TERM=xterm-256color COLORTERM=truecolor                | BLOCKS_TRUE",
        "TERM=xterm-256color WT_SESSION=1                       | BLOCKS_TRUE",
        "TERM=xterm-256color                                    | BLOCKS_256",
        "TERM=xterm                                             | BLOCKS_16",
        "TERM=tmux-256color TMUX=/tmp/tmux KITTY_WINDOW_ID=1    | BLOCKS_256",
        "TERM=screen STY=1.pts TERM_PROGRAM=iTerm.app           | BLOCKS_16",
        "TERM=tmux-256color COLORTERM=truecolor                 | BLOCKS_TRUE"
      })
  void environmentSelectsTheBestProtocol(String environment, GraphicsProtocol graphicsProtocol) {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment.split(" +", -1)) {
      variables.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("^[^=]*=", ""));
    }
    assertThat(GraphicsDetection.of(variables)).isEqualTo(graphicsProtocol);
  }
}
