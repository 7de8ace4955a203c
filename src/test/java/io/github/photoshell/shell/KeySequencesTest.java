package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Macro;
import org.jline.reader.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the sequences of special keys mean. */
class KeySequencesTest {
  private static final Binding BEGUN = new Reference("begun");

  private static @Nullable Binding meaning(String sequence) {
    return new KeySequences(List.of(), BEGUN).meaning("\u001b" + sequence, false);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "[A, up-line-or-search",
        "OB, down-line-or-search",
        "[C, forward-char",
        "[D, backward-char",
        "[1;5C, forward-word",
        "[1;2C, forward-char",
        "[1;3D, backward-word",
        "[5D, backward-word",
        "Oc, forward-word",
        "Od, backward-word",
        "'\u001b[D', backward-word",
        "[H, beginning-of-line",
        "[1~, beginning-of-line",
        "[7~, beginning-of-line",
        "OF, end-of-line",
        "[4~, end-of-line",
        "[8$, end-of-line",
        "[3~, delete-char",
        "[3;2~, delete-char",
        "[3;5~, kill-word",
        "[3^, kill-word",
        "[3@, kill-word",
        "[2~, -",
        "[Z, -",
        "[1000~, -",
        "[M, -",
        "[?1;2c, -",
      })
  void sequenceHasTheWidgetOfItsKey(String sequence, @Nullable String widget) {
    assertThat(meaning(sequence)).isEqualTo(widget == null ? null : new Reference(widget));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[A",
        "\u001b[1;5C",
        "\u001b[3~",
        "\u001b[3$",
        "\u001bOA",
        "\u001b\u001b[D",
        "\u001b[[A",
        "\u001b[Mabc",
        "\u001b]11;rgb:0/0/0\u0007",
        "\u001bP1$r\u001b\\",
        "\u001b_Gi=1\u001b\\"
      })
  void completeSequenceEndsWithItsLastCharacterAndNotBefore(String sequence) {
    assertThat(KeySequences.isComplete(sequence)).isTrue();
    assertThat(KeySequences.isComplete(sequence.substring(0, sequence.length() - 1))).isFalse();
  }

  @Test
  void endlessAnswerOfATerminalEnds() {
    assertThat(KeySequences.isComplete("\u001b]" + "x".repeat(4000))).isFalse();
    assertThat(KeySequences.isComplete("\u001b]" + "x".repeat(5000))).isTrue();
  }

  @Test
  void controlCharacterEndsASequenceThatIsNoText() {
    assertThat(KeySequences.canContinue("\u001b[1", ';')).isTrue();
    assertThat(KeySequences.canContinue("\u001b[1", '\r')).isFalse();
    assertThat(KeySequences.canContinue("\u001b[1", 0xe9)).isFalse();
    assertThat(KeySequences.canContinue("\u001b[M", 0xe9)).isTrue();
    assertThat(KeySequences.canContinue("\u001b]11", '\u0007')).isTrue();
    assertThat(KeySequences.canContinue("\u001b]11", '\n')).isFalse();
  }

  @Test
  void bindingsOfTheUserAreKeptAndTakenOutOfTheKeyMap() {
    KeyMap<Binding> keys = new KeyMap<>();
    Macro macro = new Macro("people\n");
    keys.bind(macro, "\u001b[15~");
    keys.bind(new Reference(LineReader.REVERSE_MENU_COMPLETE), "\u001b[Z");
    keys.bind(new Reference(LineReader.ACCEPT_LINE), "\r");
    KeySequences sequences = new KeySequences(List.of(keys), BEGUN);
    assertThat(sequences.meaning("\u001b[15~", false)).isEqualTo(macro);
    assertThat(sequences.meaning("\u001b[Z", false)).isNull();
    assertThat(sequences.meaning("\u001b[Z", true))
        .isEqualTo(new Reference(LineReader.REVERSE_MENU_COMPLETE));
    assertThat(keys.getBound("\u001b[")).isEqualTo(BEGUN);
    assertThat(keys.getBound("\r")).isEqualTo(new Reference(LineReader.ACCEPT_LINE));
  }
}
