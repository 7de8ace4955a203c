package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that error messages do not repeat secrets typed in the wrong place. */
class SecretsInErrorsTest {
  private static final String KEY = "sk-5e0c3f8a9b7d4e21f6a0";

  @TempDir Path home;
  private PracticePortal portal;
  private TestShell shell;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    shell = new TestShell(home, portal.address(), portal.keys().get(0).token());
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect sk-5e0c3f8a9b7d4e21f6a0",
        "connect https://portal.invalid sk-5e0c3f8a9b7d4e21f6a0",
        "connect https://portal.invalid hush",
        "connect https://ada:hush@portal.invalid",
        "connect ftp://ada:hush@portal.invalid",
        "connect https:/ada:hush@portal.invalid",
        "connect ada:hush@portal.invalid",
        "connect https://portal.invalid/?token=hush",
        "connect https://portal.invalid/x?key=hush",
        "connect https://portal.invalid --token hush",
        "connect https://portal.invalid --token-file sk-5e0c3f8a9b7d4e21f6a0",
        "connect https://portal.invalid --name 'sk-5e0c3f8a9b7d4e21f6a0 x'",
        "connect https://portal.invalid --name x --token-command 'echo sk-5e0c3f8a9b7d4e21f6a0'",
        "connect https://portal.invalid --name x --token-command 'curl -u ada:hush https://v'",
        "sk-5e0c3f8a9b7d4e21f6a0",
        "person sk-5e0c3f8a9b7d4e21f6a0",
        "api GET https://elsewhere.invalid/x?token=hush",
        "api GET x --header 'Authorization: hush'",
        "api POST x '{\"password\": \"hush\"'",
        "api sk-5e0c3f8a9b7d4e21f6a0 x",
        "script /nowhere/sk-5e0c3f8a9b7d4e21f6a0",
        "last sk-5e0c3f8a9b7d4e21f6a0",
        "help sk-5e0c3f8a9b7d4e21f6a0",
        "photo-set @self https://ada:hush@photos.example/ada.png",
        "photo-set @self https://photos.example/missing.png?X-Amz-Signature=hush",
      })
  void secretIsNotShownAgain(String line) {
    for (String end : new String[] {"", " --json"}) {
      TestConsole.Output output = shell.console().run(line + end);
      assertThat(output.code()).as(line).isNotZero();
      assertThat(output.remarks() + output.results())
          .isNotBlank()
          .doesNotContain("hush", KEY.substring(5));
    }
    assertThat(TypedSecrets.containsSecret(line)).as("kept in the history").isTrue();
  }

  @Test
  void keyInsteadOfAPortalIsReported() {
    assertThat(shell.console().run("connect " + KEY).remarks())
        .isEqualTo(
            """
            That is an API key, not a portal; it was not sent.
            Type 'connect <portal>', then type the API key at the hidden prompt.
            """);
  }

  @Test
  void tokenCommandWithAKeyIsNotSaved() throws IOException {
    String connect = "connect " + portal.address() + " --name x --token-command ";
    String key = portal.keys().get(0).token();
    TestConsole.Output output = shell.console().run(connect + "'printf %s " + key + "'");
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.remarks())
        .startsWith("--token-command contains an API key or password, which would be");
    Path file = Files.writeString(home.resolve("key"), key);
    assertThat(shell.console().run(connect + "'cat " + file + "'").code()).isZero();
    try (var files = Files.walk(home)) {
      for (Path path : files.filter(Files::isRegularFile).filter(f -> !f.equals(file)).toList()) {
        assertThat(Files.readString(path)).as(path.toString()).doesNotContain(key);
      }
    }
  }
}
