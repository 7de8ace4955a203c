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
    assertThat(GraphicsDetection.of(variables(environment))).isEqualTo(graphicsProtocol);
  }

  private static Map<String, String> variables(String environment) {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment.split(" +", -1)) {
      variables.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("^[^=]*=", ""));
    }
    return variables;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TERM=xterm-kitty                                                     | true",
        "TERM=xterm-256color VTE_VERSION=7600                                 | true",
        "TERM=xterm-256color VTE_VERSION=5000                                 | false",
        "TERM=xterm-256color TERM_PROGRAM=vscode                              | true",
        "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal                      | false",
        "TERM=xterm-256color WT_SESSION=1                                     | true",
        "TERM=foot                                                            | true",
        "TERM=alacritty                                                       | true",
        "TERM=xterm-256color                                                  | false",
        "TERM=linux                                                           | false",
        "TERM=tmux-256color TMUX=/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4  | true",
        "TERM=tmux-256color TMUX=/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a | false",
        "TERM=screen STY=1.pts VTE_VERSION=7600                               | false",
        "TERM=xterm FORCE_HYPERLINK=1                                         | true",
        "TERM=xterm-kitty FORCE_HYPERLINK=0                                   | false"
      })
  void linksAreForKnownTerminals(String environment, boolean links) {
    assertThat(GraphicsDetection.showsLinks(variables(environment))).isEqualTo(links);
  }
}
