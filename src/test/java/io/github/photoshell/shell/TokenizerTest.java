package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a line becomes words, for running and for completing. */
class TokenizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "person  O'Neil            ~ person|O'Neil",
        "photo-set ada 'my me.jpg' ~ photo-set|ada|my me.jpg",
        "a \"it's\" 'say \"hi\"'   ~ a|it's|say \"hi\"",
        "--field name='a b'        ~ --field|name=a b",
        "--query='a b'             ~ --query=a b",
        "user[name]='a b'          ~ user[name]=a b",
        "x=y='a b'                 ~ x=y='a|b'",
        "-f='a b'                  ~ -f='a|b'",
        "File=@'a b.png'           ~ File=@a b.png",
        "@'a b.json'               ~ @a b.json",
        "'a'\"b\"'c'               ~ abc",
        "'{\"id\": \"'$id'\"}'     ~ {\"id\": \"$id\"}",
        "C:\\photos\\ada.png       ~ C:\\photos\\ada.png",
        "''                        ~ ``",
        "a\u00a0b\u3000c           ~ a|b|c",
      })
  void quotesGroupWordsOnlyWhereAWordOrValueBegins(String line, String words) {
    assertThat(String.join("|", Tokenizer.split(line))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"person 'ada", "a \"b c", "--name='x"})
  void openQuoteIsAnError(String line) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Tokenizer.split(line))
        .withMessage("A quote is not closed.");
    assertThat(Tokenizer.isOpen(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"person \u201cada lovelace\u201d", "person \u2018ada\u2019", "p \u00abx\u00bb"})
  void curlyQuoteThatWouldGroupWordsIsAnError(String line) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Tokenizer.split(line))
        .withMessageMatching("The curly quote . does not group words\\.");
  }

  @Test
  void curlyApostropheIsALetter() {
    assertThat(Tokenizer.split("people O\u2019Neil \u2019s '\u201cx\u201d'"))
        .containsExactly("people", "O\u2019Neil", "\u2019s", "\u201cx\u201d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "plain     ~ plain",
        "O'Neil    ~ O'Neil",
        "a b       ~ 'a b'",
        "``        ~ ''",
        "$x        ~ '$x'",
        "a;b       ~ 'a;b'",
        "#1        ~ '#1'",
        "'x'       ~ \"'x'\"",
        "it's a    ~ \"it's a\"",
        "'$x       ~ ''\"'\"'$x'",
        "a'b\" c   ~ 'a'\"'\"'b\" c'",
      })
  void quotedWordIsReadBackAsOneWord(String word, String quoted) {
    assertThat(Tokenizer.quoted(word)).isEqualTo(quoted);
    assertThat(Tokenizer.split(quoted)).containsExactly(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "people; status      ~ people| status",
        "people;             ~ people|",
        "api GET a;b         ~ api GET a;b",
        "person 'a; b'; pwd  ~ person 'a; b'| pwd",
        "`people\nstatus`    ~ people|status",
        "`person 'a\nb'`     ~ `person 'a\nb'`",
      })
  void statementsEndAtSemicolonsAndLineBreaksOutsideQuotes(String lines, String statements) {
    assertThat(String.join("|", Tokenizer.statements(lines))).isEqualTo(statements);
  }

  @Test
  void statementOfACurlCommandContinuesAsInAShell() {
    assertThat(Tokenizer.statements("curl \\\n -X GET; people"))
        .containsExactly("curl \\\n -X GET", " people");
    assertThat(Tokenizer.isOpen("curl https://portal.example \\")).isTrue();
    assertThat(Tokenizer.isOpen("# it's a remark\npeople")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "person $1        ~ true",
        "person ${name}x  ~ true",
        "person \"a $n\"  ~ true",
        "person '$1'      ~ false",
        "person a$        ~ false",
      })
  void variablesCountOutsideSingleQuotes(String line, boolean has) {
    assertThat(Tokenizer.hasVariables(line)).isEqualTo(has);
  }

  @Test
  void valueOfAVariableIsNeverSplitOrQuoted() {
    Map<String, String> values = Map.of("name", "Ada 'x' Lovelace", "1", "sean");
    List<Tokenizer.Word> words =
        new Tokenizer()
            .readAll("$name a$1 '$1' \"$1\"", (name, rest) -> values.getOrDefault(name, "unknown"));
    assertThat(words)
        .extracting(Tokenizer.Word::text)
        .containsExactly("Ada 'x' Lovelace", "asean", "$1", "sean");
    assertThat(words).extracting(Tokenizer.Word::variable).containsExactly("name", null, null, "1");
  }

  private static Tokenizer.Line completing(String line, int cursor) {
    return (Tokenizer.Line) new Tokenizer().parse(line, cursor, ParseContext.COMPLETE);
  }

  @Test
  void wordAtTheCursorIsCompleted() {
    Tokenizer.Line line = completing("photo-set ad 'x y'", 12);
    assertThat(line.words()).containsExactly("photo-set", "ad", "x y");
    assertThat(line.wordIndex()).isEqualTo(1);
    assertThat(line.word()).isEqualTo("ad");
    assertThat(line.wordCursor()).isEqualTo(2);
    assertThat(line.rawWordLength()).isEqualTo(2);
    ParsedLine empty = completing("people  x", 7);
    assertThat(empty.word()).isEmpty();
    assertThat(empty.words()).containsExactly("people", "", "x");
  }

  @Test
  void cursorIsCountedInWholeCharacters() {
    Tokenizer.Line line = completing("\ud83d\ude00 ad", 4);
    assertThat(line.word()).isEqualTo("ad");
    assertThat(line.cursor()).isEqualTo(4);
    assertThat(line.rawWordCursor()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "photo-set me     ~ my me.jpg   ~ 'my me.jpg'   ~ 'my me.jpg",
        "photo-set 'm     ~ my me.jpg   ~ 'my me.jpg'   ~ 'my me.jpg",
        "photo-set \"m    ~ me.jpg      ~ \"me.jpg\"    ~ \"me.jpg",
        "photo-set m      ~ me.jpg      ~ me.jpg        ~ me.jpg",
        "api --query=a    ~ --query=a b ~ --query='a b' ~ --query='a b",
        "api --qu         ~ --query=    ~ --query=      ~ --query=",
        "person $n        ~ $name       ~ $name         ~ $name",
        "person $n        ~ $n a        ~ \"$n a\"      ~ \"$n a",
      })
  void completedWordIsQuotedAsFarAsItNeedsIt(
      String typed, String word, String complete, String begun) {
    Tokenizer.Line line = completing(typed, typed.length());
    assertThat(line.escape(word, true)).hasToString(complete);
    assertThat(line.escape(word, false)).hasToString(begun);
  }

  @Test
  void openQuoteAsksForTheNextLine() {
    assertThatExceptionOfType(EOFError.class)
        .isThrownBy(() -> new Tokenizer().parse("person 'a", 9, ParseContext.ACCEPT_LINE))
        .satisfies(e -> assertThat(e.getMissing()).isEqualTo("(the quote is still open) "));
    assertThatExceptionOfType(EOFError.class)
        .isThrownBy(() -> new Tokenizer().parse("curl a \\", 8, ParseContext.ACCEPT_LINE))
        .satisfies(e -> assertThat(e.getMissing()).isEqualTo("(the command continues) "));
  }
}
