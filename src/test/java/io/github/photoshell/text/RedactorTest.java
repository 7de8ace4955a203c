package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests texts with secrets; the secret is always the word "hush" or a key. */
class RedactorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ada:hush@portal.example.com",
        "HTTPS://ada:hush@portal.example.com",
        "https://hush@portal.example.com",
        "https:/ada:hush@portal.example.com",
        "https:///ada:hush@portal.example.com",
        "ftp://ada:hush@portal.example.com",
        "socks5://ada:hush@portal.example.com:1080",
        "//ada:hush@portal.example.com",
        "https://ada:1hu/hush@portal.example.com",
        "https://ada:a?hush@portal.example.com",
        "https://ada:a#hush@portal.example.com",
        "https://ada:a@hush@portal.example.com",
        "https://:hush@portal.example.com",
        "https://portal.example.com/?token=hush",
        "https://portal.example.com/x?a=1&key=hush&b=2",
        "/x?access_token=hush",
        "/x?apikey=hush",
        "/x?api_key=hush",
        "/x?api-key=hush",
        "/x?signature=hush",
        "/x?X-Amz-Signature=hush",
        "/x?X-Goog-Credential=hush",
        "/x?sig=hush",
        "/x#access_token=hush",
        "/x?client_secret=hush",
        "/x?password=hush",
        "/x?a=1&amp;token=hush"
      })
  void secretsInUrlsAreRemovedFromTexts(String text) {
    assertThat(Redactor.text("see " + text)).contains("***").doesNotContain("hush");
    assertThat(Redactor.line("'" + text + "' is no address")).doesNotContain("hush");
    assertThat(Redactor.containsSecret("connect " + text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada:hush@portal.example.com",
        "https:ada:hush@portal.example.com",
        "http//ada:hush@portal.example.com",
        "ada:hu/hush@portal.example.com",
        "ada%20b:hush@[::1]:8443",
        "--token=hush",
        "--password 'hush hush'",
        "Authorization: Bearer hush",
        "X-Api-Key: hush",
        "{\"password\": \"hush\"}",
        "bearer\u00a0hush",
        "secret=hush",
        "curl -u ada:hush",
        "/x?confirm=hush",
        "/x?code=hush"
      })
  void secretsAreRemovedFromTypedLines(String line) {
    assertThat(Redactor.line("api GET x " + line)).contains("***").doesNotContain("hush");
    assertThat(Redactor.containsSecret("api GET x " + line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-0123456789abcdef",
        "SK-0123456789ABCDEF",
        "sk-abcdef",
        "sk-proj-Ab3dEfGhIjKl",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "Basic YWRhOmh1c2g="
      })
  void keysAreRecognizedByTheirFormat(String key) {
    assertThat(Redactor.text("<" + key + ">")).contains("***").doesNotContain(key.substring(6));
    assertThat(Redactor.containsSecret("connect " + key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://portal.example.com:8443/api/2.0/people/@self",
        "http://localhost:8092/api/2.0/people/@self",
        "api GET https://portal.example.com/api/2.0/people/@self",
        "/api/2.0/people/filter?filterValue=ada@example.com",
        "https://portal.example.com:8443/x?filterValue=ada@example.com",
        "photo-set ada@example.com https://photos.example/ada.png",
        "mailto:ada@example.com",
        "https://medium.example/@ada/a.png",
        "C:\\Users\\ada@work\\me.png",
        "C:/Users/ada@work/me.png",
        "/storage/userPhotos/root/ada_orig_4-4.png?hash=7",
        "task-management and disk-usage0",
        "people sk-eptic",
        "person sk-smith",
        "Basic authentication is required",
        "Put them into that setting: http://user:password@proxy…. Encode special characters, such"
            + " as @ as %40.",
        "Set DOCSPACE_API_KEY or use --token-file <file>. On a terminal photoshell asks for it.",
        "The portal refused the API key (401): it is unknown, disabled or expired.",
        "standard input, line 14: ada@example.com",
        "API key \"admin\" (sk-***405e) has all your rights and never expires."
      })
  void otherTextIsKept(String text) {
    assertThat(Redactor.text(text)).isEqualTo(text);
    assertThat(Redactor.line(text)).isEqualTo(text);
    assertThat(Redactor.containsSecret(text)).isFalse();
  }

  @Test
  void quotesAroundASecretAreKept() {
    assertThat(Redactor.line("'https://portal.example.com/?token=hush' is a page."))
        .isEqualTo("'https://portal.example.com/?token=***' is a page.");
  }

  @ParameterizedTest
  @CsvSource({
    "password, true",
    "accessToken, true",
    "Authorization, true",
    "set-cookie, true",
    "api_key, true",
    "displayName, false",
    "key, false",
    "tokens, false"
  })
  void secretMembersAreRecognizedByName(String name, boolean secret) {
    assertThat(Redactor.isSecretName(name)).isEqualTo(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJ",
        "sk-",
        "token",
        "token:'",
        "https://a:b",
        "a:",
        "?",
        "&key",
        "bearer ",
        "//a:"
      })
  void redactionTakesLinearTime(String piece) {
    String much = piece.repeat(200_000 / piece.length()) + "@=";
    long start = System.nanoTime();
    Redactor.line(much);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
