package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the kind of each character: a blank, a quote, a letter, or a curly quote. */
class QuoteScannerTest {
  /** Returns one letter a character: its kind. */
  private static String kinds(String line) {
    QuoteScanner scanner = new QuoteScanner();
    StringBuilder kinds = new StringBuilder();
    line.chars().forEach(c -> kinds.append(scanner.take((char) c).name().charAt(0)));
    return kinds.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "ab cd        ~ LLBLL",
        "'a b'        ~ QLLLQ",
        "\"a b\"      ~ QLLLQ",
        "\"it's\"     ~ QLLLLQ",
        "O'Neil       ~ LLLLLL",
        "'a''b'       ~ QLQQLQ",
        "'a'b'c'      ~ QLQLLLL",
        "''           ~ QQ",
        "--a='b c'    ~ LLLLQLLLQ",
        "-a='b'       ~ LLLLLL",
        "a[b]='c'     ~ LLLLLQLQ",
        "a=b='c'      ~ LLLLLLL",
        "='a'         ~ LLLL",
        "a,b='c'      ~ LLLLLLL",
        "@'a b'       ~ LQLLLQ",
        "a=@'b'       ~ LLLQLQ",
        "a@'b'        ~ LLLLL",
        "$a'b'        ~ LLQLQ",
        "${a}'b'      ~ LLLLQLQ",
        "x$a'b'       ~ LLLLLL",
        "$a-'b'       ~ LLLLLL",
        "${a-}'b'     ~ LLLLLLLL",
        "'a'$b'c'     ~ QLQLLQLQ",
      })
  void quoteGroupsWordsOnlyWhereAWordOrAValueBegins(String line, String kinds) {
    assertThat(kinds(line)).isEqualTo(kinds);
  }

  @Test
  void curlyQuoteIsNoticedWhereAQuoteWouldOpen() {
    assertThat(kinds("\u201ca b\u201d")).isEqualTo("CLBLL");
    assertThat(kinds("a=\u2018b")).isEqualTo("LLCL");
    assertThat(kinds("it\u2019s")).isEqualTo("LLLL");
    assertThat(kinds("'\u201c'")).isEqualTo("QLQ");
  }

  @ParameterizedTest
  @ValueSource(ints = {' ', '\t', '\n', 0xa0, 0x2003, 0x3000, 0xfeff})
  void blankSeparatesWordsWhateverItsWidth(int blank) {
    assertThat(QuoteScanner.isBlank(blank)).isTrue();
    assertThat(kinds("a" + (char) blank + "'b'")).isEqualTo("LBQLQ");
  }

  @ParameterizedTest
  @ValueSource(ints = {'a', '-', '_', 0x200b, 0x2019})
  void otherCharactersAreNoBlanks(int c) {
    assertThat(QuoteScanner.isBlank(c)).isFalse();
  }

  @Test
  void quoteStaysOpenAcrossLines() {
    QuoteScanner scanner = new QuoteScanner();
    scanner.take('\'');
    scanner.takeLine("a \"b");
    assertThat(scanner.isQuoteOpen()).isTrue();
    assertThat(scanner.isSingleQuoteOpen()).isTrue();
    assertThat(scanner.open()).isEqualTo('\'');
    scanner.takeLine("c'");
    assertThat(scanner.isQuoteOpen()).isFalse();
    assertThat(scanner.open()).isEqualTo('\0');

    scanner.newWord();
    scanner.take('"');
    assertThat(scanner.isSingleQuoteOpen()).isFalse();
    assertThat(scanner.isQuoteOpen()).isTrue();
  }
}
