package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  @Test
  void surroundingWhiteSpaceIsIgnored() {
    assertThat(Token.of(" \tsk-ada\r\n").orElseThrow().header()).isEqualTo("Bearer sk-ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void leadingByteOrderMarkIsIgnored(String charset) {
    byte[] bytes = "\ufeffsk-ada\r\n".getBytes(Charset.forName(charset));
    assertThat(Token.of(bytes).orElseThrow().header()).isEqualTo("Bearer sk-ada");
    assertThat(bytes).containsOnly(0);
    assertThat(Token.of("\ufeffsk-ada").orElseThrow().header()).isEqualTo("Bearer sk-ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", "sk-\ufeffada", "\ufeff\ufeffsk-ada"})
  void otherByteOrderMarksAreRejected(String typed) {
    assertThat(Token.of(typed)).isEmpty();
    assertThat(Token.of(typed.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void nonTextBytesAreRejected() {
    assertThat(Token.of(new byte[] {'s', 'k', '-', (byte) 0xe4})).isEmpty();
    assertThat(Token.of(new byte[] {(byte) 0xff, (byte) 0xfe, 's', 0, 'k'})).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  \n", "sk-a\nda", "sk-a da", "sk-ädá", "sk-a\u0000da", "sk-\u001bada"})
  void unsendableCharactersAreRejected(String typed) {
    assertThat(Token.of(typed)).isEmpty();
  }

  @Test
  void textLongerThanAHeaderIsNoToken() {
    assertThat(Token.of("a".repeat(8192))).isPresent();
    assertThat(Token.of("a".repeat(8193))).isEmpty();
  }

  @Test
  void apiKeysAreRecognizedByTheirFormat() {
    assertThat(Token.of("sk-1").orElseThrow().isApiKey()).isTrue();
    assertThat(Token.of("sk-").orElseThrow().isApiKey()).isFalse();
    assertThat(Token.of("SK-1").orElseThrow().isApiKey()).isFalse();
    assertThat(Token.of("eyJhbGciOi.x.y").orElseThrow().isApiKey()).isFalse();
  }

  @Test
  void tokensAreComparedByTheirCharacters() {
    Token token = Token.of("sk-ada").orElseThrow();
    assertThat(token.isSame(Token.of("sk-ada\n").orElseThrow())).isTrue();
    assertThat(token.isSame(Token.of("sk-adam").orElseThrow())).isFalse();
  }

  @Test
  void toStringHidesTheToken() {
    Token token = Token.of("sk-ada").orElseThrow();

    assertThat(token.toString()).doesNotContain("ada");
    token.wipe();
    assertThat(token.isWiped()).isTrue();
    assertThat(token.header()).doesNotContain("ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-ada\nuser: ada",
        "sk-ada\r\nuser: ada\r\n",
        "sk-ada\ruser",
        " sk-ada \n\u00e9",
        "sk-ada",
      })
  void onlyTheFirstLineIsRead(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Token.ofFirstLine(bytes).orElseThrow().header()).isEqualTo("Bearer sk-ada");
    assertThat(bytes).as("wiped").containsOnly(0);
    assertThat(Token.ofFirstLine("\nsk-ada".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void charactersOfTheCallerAreCopied() {
    char[] typed = "sk-ada".toCharArray();
    Token token = Token.of(typed).orElseThrow();
    typed[3] = 'X';
    assertThat(token.header()).isEqualTo("Bearer sk-ada");
    assertThat(token.isWiped()).isFalse();
    assertThat(token).hasToString("Token[…]");
  }

  @Test
  void lastPrintableCharacterIsSent() {
    assertThat(Token.of("sk-~!").orElseThrow().header()).isEqualTo("Bearer sk-~!");
    assertThat(Token.of("sk-\u007f")).isEmpty();
    assertThat(Token.of(new byte[] {'a'}).orElseThrow().header()).isEqualTo("Bearer a");
  }
}
