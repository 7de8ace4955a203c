package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.Macro;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.impl.DumbTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputRcTest {
  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm-256color"));
  private LineReaderImpl lines;
  private @Nullable String notice;

  @BeforeEach
  void openReader() throws IOException {
    DumbTerminal terminal =
        new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    lines = new LineReaderImpl(terminal, "photoshell", null);
  }

  private void apply(String text) throws IOException {
    Files.writeString(home.resolve(".inputrc"), text);
    InputRc file = new InputRc(environment, home);
    file.apply(lines);
    notice = file.notice();
    assertThat(file.notice()).isNull();
  }

  private @Nullable Object bound(String keymap, String keys) {
    return Objects.requireNonNull(lines.getKeyMaps().get(keymap)).getBound(KeyMap.translate(keys));
  }

  private static Reference widget(String name) {
    return new Reference(name);
  }

  @Test
  void keysAndTextsAreBound() throws Exception {
    apply(
        """
        # comment
        "\\C-xp": "people neil"
        Control-t: end-of-line
        "\\e[15~": 'version'
        "\\C-o": history-search-backward
        "\\C-g": shell-expand-line
        set show-all-if-ambiguous on
        set bell-style none
        """);
    assertThat(notice).isNull();
    assertThat(bound("emacs", "^Xp")).isEqualTo(new Macro("people neil"));
    assertThat(bound("emacs", "^T")).isEqualTo(widget(LineReader.END_OF_LINE));
    assertThat(bound("emacs", "^[[15~")).isEqualTo(new Macro("version"));
    assertThat(bound("emacs", "^O")).isEqualTo(widget(LineReader.UP_LINE_OR_SEARCH));
    assertThat(bound("emacs", "^G")).isNotEqualTo(widget("shell-expand-line"));
    assertThat(lines.getVariable(LineReader.BELL_STYLE)).isEqualTo("none");
  }

  @Test
  void viModeBindsInItsOwnKeymaps() throws Exception {
    apply(
        """
        set editing-mode vi
        "jj": vi-movement-mode
        set keymap vi-command
        "gg": beginning-of-history
        $if mode=vi
        "Z": end-of-line
        $else
        "Z": beginning-of-line
        $endif
        """);
    assertThat(notice).isNull();
    assertThat(lines.getKeyMaps().get(LineReader.MAIN)).isSameAs(lines.getKeyMaps().get("viins"));
    assertThat(bound("viins", "jj")).isEqualTo(widget(LineReader.VI_CMD_MODE));
    assertThat(bound("vicmd", "gg")).isEqualTo(widget(LineReader.BEGINNING_OF_HISTORY));
    assertThat(bound("vicmd", "Z")).isEqualTo(widget(LineReader.END_OF_LINE));
  }

  @Test
  void conditionsAndIncludedFilesAreFollowed() throws Exception {
    Files.writeString(home.resolve("more"), "$include ~/more\n\"\\C-t\": end-of-line\n");
    apply(
        """
        $if Bash
        "\\C-o": end-of-line
        $else
        $if term=xterm
        "\\C-o": beginning-of-line
        $endif
        $endif
        $if photoshell
        $include ~/more
        $include ~/missing
        $endif
        """);
    assertThat(notice).isNull();
    assertThat(bound("emacs", "^O")).isEqualTo(widget(LineReader.BEGINNING_OF_LINE));
    assertThat(bound("emacs", "^T")).isEqualTo(widget(LineReader.END_OF_LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "set", "\"\\C-o: end-of-line", "$else", "$endif", "$wrong", "a:"})
  void invalidStatementIsNamedAndTheRestApplies(String statement) throws Exception {
    apply("set bell-style none\n" + statement + "\n\"\\C-t\": end-of-line\n");
    assertThat(notice)
        .isEqualTo("(your own keys: " + home.resolve(".inputrc") + ", line 2 is not valid)");
    assertThat(bound("emacs", "^T")).isEqualTo(widget(LineReader.END_OF_LINE));
  }

  @Test
  void severalFaultsAreOneNotice() throws Exception {
    apply("nonsense\nnonsense\n$if mode=emacs\n");
    assertThat(notice).endsWith(".inputrc, line 1 is not valid; and 2 more)");
  }

  @Test
  void fileThatIsNotTextIsIgnored() throws Exception {
    Files.write(home.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    environment.put("INPUTRC", home.resolve("binary").toString());
    apply("\"\\C-t\": end-of-line\n");
    assertThat(notice).startsWith("(your own keys: ").contains("binary is ignored: ");
    assertThat(bound("emacs", "^T")).isNotEqualTo(widget(LineReader.END_OF_LINE));
    environment.put("INPUTRC", "/dev/null");
    apply("nonsense");
    assertThat(notice).isNull();
  }
}
