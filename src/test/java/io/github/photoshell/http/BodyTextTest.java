package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTextTest {
  private static ByteString utf8(String text) {
    return ByteString.encodeUtf8(text);
  }

  @ParameterizedTest
  @CsvSource({
    "efbbbf c3a9, text/plain; charset=ISO-8859-1",
    "feff 00e9, text/plain",
    "fffe e900, text/plain",
    "e9, text/plain; charset=ISO-8859-1",
    "e9, 'text/plain; Charset = \"latin1\"'",
    "c3a9, text/plain",
    "c3a9, text/plain; charset=nosuch",
    "c3a9, text/plain; charset=?!",
    "c3a9, ",
  })
  void charsetComesFromMarkThenTypeThenUtf8(String hex, String type) {
    BodyText body = BodyText.of(ByteString.decodeHex(hex.replace(" ", "")), type);
    assertThat(body.text()).isEqualTo("é");
    assertThat(body.utf8()).isEqualTo(utf8("é"));
  }

  @Test
  void bytesThatAreNoTextAreNull() {
    assertThat(BodyText.of(ByteString.decodeHex("89504e470d0a"), null).text()).isNull();
    assertThat(BodyText.of(utf8("a\0b"), null).text()).isNull();
    assertThat(BodyText.of(utf8(""), null).text()).isEmpty();
  }

  @Test
  void textIsEncodedInTheSameCharset() {
    BodyText latin = BodyText.of(ByteString.decodeHex("e9"), "text/plain; charset=latin1");
    assertThat(latin.encoded("è")).isEqualTo(ByteString.decodeHex("e8"));
    assertThat(latin.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "<html><head><title>Not here</title></head><body><h1>404</h1>, Not here: 404",
    "<title>Down</title><body>Down for now</body>, Down for now",
    "<title>Only a title</title>, Only a title",
    "<p>Caf&eacute; &amp; bar</p>, Café & bar",
    "<p>a<!-- b --><script>c</script><style>d</style> e</p>, a e",
    "<p>&#99999999;</p>, &#99999999;",
    "'', ''",
  })
  void pageBecomesOneLine(String html, String expected) {
    assertThat(BodyText.ofPage(html)).isEqualTo(expected);
  }

  @Test
  void lineHasNoControlCharactersAndALimit() {
    assertThat(BodyText.line("  a\n\tb\u00a0c\u001b[31md\u0007 ")).isEqualTo("a b cd");
    String faces = "\uD83D\uDE00".repeat(300);
    String line = BodyText.line(faces);
    assertThat(line.codePointCount(0, line.length())).isEqualTo(BodyText.MAX_LINE_LENGTH);
    assertThat(line).endsWith("\uD83D\uDE00…");
  }
}
