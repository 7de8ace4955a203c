package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x08, 0x1b, 0x7f, 0x80, 0x9b, 0x9d, 0x061c, 0x200e, 0x200f, 0x202a, 0x202e,
        0x2066, 0x2069, 0xfeff, 0xe0001, 0xd800
      })
  void controlCharactersAreRemoved(int character) {
    String hostile = "Ada" + Character.toString(character) + "[31mLovelace";
    assertThat(Text.of(hostile).plain()).isEqualTo("Ada[31mLovelace");
  }

  @Test
  void lineBreaksBecomeBlanks() {
    assertThat(Text.of("one\r\ntwo\tthree\u2028four").plain()).isEqualTo("one  two three four");
  }

  @Test
  void namesInAnyScriptAreUnchanged() {
    String names = "José Zoë 李 Łukasz अ\u200dक 👩\u200d💻";
    assertThat(Text.of(names).plain()).isEqualTo(names);
  }

  @Test
  void styleIsColourOnATerminalOnly() {
    Text text = Text.of("state: ").plus(Style.GOOD, "well");
    assertThat(text.toTerminal(true)).isEqualTo("state: \u001b[32mwell\u001b[0m");
    assertThat(text.toTerminal(false)).isEqualTo("state: well");
  }

  @Test
  void longLineIsWrappedAtBlanksAndKeepsStyles() {
    Text text = Text.of("one two ").plus(Style.GOOD, "three four").plus(" https://a.example/long");
    LineLayout narrow = new LineLayout(10, String::length);
    assertThat(text.wrapped(narrow))
        .extracting(line -> line.toTerminal(true))
        .containsExactly(
            "one two ".strip(), "\u001b[32mthree four\u001b[0m", "https://a.example/long");
  }

  @Test
  void untrustedTextIsCutToItsLimit() {
    assertThat(Text.abbreviate("Ada", 3)).isEqualTo("Ada");
    assertThat(Text.abbreviate("Adam", 3)).isEqualTo("Ad…");
    assertThat(Text.abbreviate("💻💻💻💻", 3)).isEqualTo("💻💻…");
    Text line = Text.of("a".repeat(600)).plus(Style.GOOD, "b".repeat(600));
    assertThat(line.shortened(1200)).isSameAs(line);
    assertThat(line.shortened(1000).plain()).isEqualTo("a".repeat(500) + " … " + "b".repeat(250));
    assertThat(line.cut(10, new LineLayout(80, String::length)).plain()).isEqualTo("aaaaaaaaa…");
  }

  @Test
  void tooLongIndentedWordLeavesNoEmptyLine() {
    LineLayout narrow = new LineLayout(10, String::length);
    assertThat(Text.of("   https://a.example/long two").wrapped(narrow))
        .extracting(Text::plain)
        .containsExactly("   https://a.example/long", "two");
  }

  @Test
  void shortLineIsNotWrapped() {
    Text text = Text.of("one  two");
    assertThat(text.wrapped(new LineLayout(8, String::length))).containsExactly(text);
  }

  @Test
  void commandsAndOptionsAreNotSplit() {
    LineLayout layout = new LineLayout(40, String::length);
    assertThat(
            Text.of("Sean O'Neil can do it. It's 'people --all' that lists all.").wrapped(layout))
        .extracting(Text::plain)
        .containsExactly("Sean O'Neil can do it. It's", "'people --all' that lists all.");
    assertThat(
            Text.of("Usage: api [<path>] [--file <part=file>] [--all]")
                .hangingIndent(7)
                .wrapped(layout))
        .extracting(Text::plain)
        .containsExactly("Usage: api [<path>] [--file <part=file>]", "       [--all]");
    assertThat(Text.of("Sean can. To change yours: photo-set @self").wrapped(layout))
        .extracting(Text::plain)
        .containsExactly("Sean can. To change yours:", "photo-set @self");
  }

  @Test
  void shortWordIsNotLeftAloneOnTheLastLine() {
    LineLayout layout = new LineLayout(30, String::length);
    assertThat(Text.of("Reads the photo again to verify it.").wrapped(layout))
        .extracting(Text::plain)
        .containsExactly("Reads the photo again to", "verify it.");
    assertThat(Text.of("<n>       a number that is not small").hangingIndent(10).wrapped(layout))
        .extracting(Text::plain)
        .containsExactly("<n>       a number that is", "          not small");
    assertThat(Text.of("Verified: https://portal.example.com/x").wrapped(layout))
        .extracting(Text::plain)
        .containsExactly("Verified:", "https://portal.example.com/x");
  }

  @Test
  void hangingIndentLeavesRoomForWords() {
    LineLayout layout = new LineLayout(20, String::length);
    assertThat(Text.of("address/ada.png  a good PNG, 400x400").hangingIndent(17).wrapped(layout))
        .extracting(Text::plain)
        .containsExactly("address/ada.png  a", "    good PNG,", "    400x400");
  }

  @Test
  void linkIsWrittenOnlyForTerminalsThatShowLinks() {
    Text text = Text.of("size ").plus(Text.link(Style.STRONG, "retina", "https://a.example/r?h=1"));
    assertThat(text.toTerminal(true, true))
        .isEqualTo(
            "size \u001b]8;;https://a.example/r?h=1\u001b\\"
                + "\u001b[1mretina\u001b[0m\u001b]8;;\u001b\\");
    assertThat(text.toTerminal(true)).isEqualTo("size \u001b[1mretina\u001b[0m");
    assertThat(text.toTerminal(false)).isEqualTo("size retina");
    assertThat(text.cut(9, new LineLayout(9, String::length)).toTerminal(false, true))
        .isEqualTo("size \u001b]8;;https://a.example/r?h=1\u001b\\ret\u001b]8;;\u001b\\…");
    assertThat(text.withoutSecrets().toTerminal(true, true)).isEqualTo(text.toTerminal(true, true));
  }

  @Test
  void addressThatCouldActOnTheTerminalOrHasASecretIsNoLink() {
    for (String address :
        List.of(
            "https://a.example/\u001b\\\u001b]0;evil\u0007",
            "https://a.example/a b",
            "https://a.example/é",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "/storage/a.png",
            "https://a.example/" + "a".repeat(2000))) {
      assertThat(Text.link(Style.PLAIN, "x", address).toTerminal(true, true))
          .as(address)
          .isEqualTo("x");
    }
    assertThat(Text.link(Style.PLAIN, "x", null).toTerminal(true, true)).isEqualTo("x");
    String secret = "https://a.example/?token=sk-0123456789abcdef0123456789abcdef";
    assertThat(Text.link(Style.PLAIN, "x", secret).withoutSecrets().toTerminal(true, true))
        .isEqualTo("x");
  }
}
