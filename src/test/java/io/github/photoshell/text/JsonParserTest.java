package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is JSON, and where a text stops being JSON. */
class JsonParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1 \"b\": 2}   | 1 | 10 | a comma or a closing brace is missing",
        "[1 2]               | 1 | 5  | a comma or a closing bracket is missing",
        "{\"a\" 1}           | 1 | 7  | expected ':'",
        "{\"a\":}            | 1 | 6  | a value is missing",
        "{a: 1}              | 1 | 2  | names and texts need double quotes, and a comma needs a"
            + " value after it",
        "[1,]                | 1 | 4  | names and texts need double quotes, and a comma needs a"
            + " value after it",
        "{\"a\": 1} x        | 1 | 10 | there is more text after the end of the document",
        "\"Ada               | 1 | 2  | a text has no closing quotation mark",
      })
  void placeOfTheFlawIsNamed(String text, int line, int column, String message) {
    Json.Flaw flaw = Objects.requireNonNull(Json.flaw(text));
    assertThat(flaw.message()).isEqualTo(message);
    assertThat(flaw.line()).isEqualTo(line);
    assertThat(flaw.column()).isEqualTo(column);
  }

  @Test
  void lineAndColumnAreCountedInCharacters() {
    Json.Flaw flaw = Objects.requireNonNull(Json.flaw("{\n  \"😀é\": 1,\n  \"b\": x\n}"));
    assertThat(flaw.line()).isEqualTo(3);
    assertThat(flaw.column()).isEqualTo(8);
    flaw = Objects.requireNonNull(Json.flaw("[\"😀\", x]"));
    assertThat(flaw.line()).isEqualTo(1);
    assertThat(flaw.column()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{\"a\":", "{\"a\": 1", "[1, 2"})
  void textThatIsNotFinishedEndsTooEarly(String text) {
    assertThat(Objects.requireNonNull(Json.flaw(text)).message()).isEqualTo("it ends too early");
    assertThat(JsonParser.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", " 1 ", "\"a\"", "[]", "{\"a\": [true, null]}\n"})
  void wholeDocumentOfAnyKindIsValid(String text) {
    assertThat(Json.flaw(text)).isNull();
    assertThat(JsonParser.parse(text)).isNotNull();
  }

  @Test
  void numbersKeepEveryDigitUpToALimit() {
    String digits = "1".repeat(400);
    assertThat(Objects.requireNonNull(JsonParser.parse(digits)).tree())
        .isEqualTo(new BigDecimal(digits));
    assertThat(JsonParser.parse(digits + "1")).isNull();
    assertThat(Json.flaw(digits + "1")).isNotNull();
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(JsonParser.parse(deep)).isNull();
    assertThat(Objects.requireNonNull(Json.flaw(deep)).message())
        .isEqualTo("it is nested too deeply");
  }

  @Test
  void bytesThatAreNoTextAreNoJson() {
    assertThat(JsonParser.parse(ByteString.of((byte) 0x89, (byte) 'P'))).isNull();
  }

  @Test
  void packedValueIsUnpackedUnchanged() {
    Json json =
        Objects.requireNonNull(
            JsonParser.parse("{\"b\": [1.50, \"é\\u202e\", null], \"a\": {\"x\": true}}"));
    assertThat(PackedJson.of(json).json()).isEqualTo(json);
    assertThat(PackedJson.of(Json.ofTree(null)).json()).isEqualTo(Json.ofTree(null));
  }
}
