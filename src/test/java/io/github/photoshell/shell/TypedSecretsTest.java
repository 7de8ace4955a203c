package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedSecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
connect x --token hush | connect x --token ***
connect x --password='two words' now | connect x --password=*** now
admin  omar  sk-0123456789abcdef0123 | admin  omar  sk-***
curl -H 'Authorization: Bearer abc' y | curl -H 'Authorization: ***' y
api POST keys {"token": "hush", "a": 1} | api POST keys {"token": ***, "a": 1}
connect https://me:hush@portal.example | connect https://***@portal.example
photo-set @self https://f.example/a.png?w=1&X-Sig=ab&h=2 | photo-set @self https://f.example/a.png?w=1&X-Sig=***&h=2
curl -u ada:hush https://x | curl -u ada:*** https://x
the JWT eyJhbGciOi.eyJzdWIi.c2ln ends | the JWT *** ends
""")
  void onlySecretsAreHidden(String line, String shown) {
    assertThat(TypedSecrets.redact(line)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect work --token-file ~/portal.key",
        "API key \"admin\" (sk-***405e) has all your rights and never expires.",
        "photo-set @self https://photos.example/ada.png?size=3",
        ": \"${DOCSPACE_API_KEY:?is to be the API key}\"",
        "the API key is forgotten"
      })
  void harmlessLinesAreUnchanged(String line) {
    assertThat(TypedSecrets.redact(line)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-0123456789abcdef",
        "people sk-0123456789abcdef",
        "connect https://p.example sk-0123456789abcdef",
        "connect https://p.example Tr0ub4dor&3",
        "connect https://p.example --token abc",
        "connect https://p.example --token=abc",
        "connect\u00a0https://p.example\u202fTr0ub4dor&3",
        "\u00a0connect x --token\u00a0abc",
        "api get /x --header 'Authorization: x'",
        "api get /x --header 'X: Bearer abc'",
        "api get /x --header 'Cookie: asc_auth_key=x'",
        "connect https://ada:secret@p.example",
        "photo-set @self https://ghp_abc@files.example/ada.png",
        "photo-set @self https://files.example/ada.png?X-Amz-Signature=0a1b",
        "api get /confirm?type=EmpInvite&key=123.ABC",
        "api post /x {\"password\": \"secret\"}",
        "api post /x '{\"passwordHash\":\"secret\"}'",
        "api post /x password=secret",
        "curl -sSuada:secret https://p.example",
        "curl --cert c.pem --pass hush https://p.example",
        "connect p --token-command 'curl -u ada:secret https://vault.example'",
        "version\nconnect https://p.example Tr0ub4dor&3",
        "connect eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc"
      })
  void lineWithASecretIsRecognized(String line) {
    assertThat(TypedSecrets.containsSecret(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect https://portal.example.com --token-file ~/portal.key",
        "connect https://portal.example.com --name work --token-command 'pass show portal'",
        "connect --name work https://portal.example.com",
        "photo-set @self https://photos.example/ada.png?raw=true",
        "photo-set @self https://medium.example/@ada/a.png",
        "person 6b0d1f52-7c3e-4f9a-b1d8-3e5a9c7042e1",
        "people sk-eptic",
        "curl -XPUT -sSd '{\"files\": \"x\"}' https://portal.example.com",
        "curl -FAutosave=true -HAccept-Subtype:b https://portal.example.com",
        "help tokens"
      })
  void ordinaryLineHasNoSecret(String line) {
    assertThat(TypedSecrets.containsSecret(line)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "curl -H 'Authorization: Bearer abc' x | curl -H 'Authorization: ****** ***' x",
        "curl -b 'a=b; c' -u ada:hush x | curl -b '**** *' -u ******** x",
        "curl --json '{\"key\": \"sk-abcdef\"}' x | curl --json '{\"key\": \"sk-******\"}' x",
        "api GET people --header 'X: sk-abcdef' | api GET people --header 'X: sk-abcdef'"
      })
  void secretsOfCurlAreHiddenWhileTyping(String line, String shown) {
    assertThat(TypedSecrets.hidden(line)).isEqualTo(shown).hasSameSizeAs(line);
  }
}
