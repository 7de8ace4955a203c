package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFreeHistoryTest {
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect https://p.example sk-0123456789abcdef",
        "connect https://p.example --token abc",
        "connect https://p.example --token=abc",
        "api get /x --header 'Authorization: x'",
        "api get /x --header 'X: Bearer abc'",
        "connect https://ada:secret@p.example",
        "api post /x {\"password\": \"secret\"}",
        "connect eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc"
      })
  void lineThatHoldsASecretIsRecognised(String line) {
    assertThat(SecretFreeHistory.holdsSecret(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect https://portal.example.com --token-file ~/portal.key",
        "photo-set @self https://photos.example/ada.png",
        "people sk-eptic",
        "help tokens"
      })
  void ordinaryLineIsKept(String line) {
    assertThat(SecretFreeHistory.holdsSecret(line)).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileIsTheOwnersAloneAndHoldsNoSecret() throws Exception {
    Path state = home.resolve("new").resolve("state");
    SecretFreeHistory history = new SecretFreeHistory(state);
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(
                new DumbTerminal(
                    java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream()))
            .history(history)
            .build();
    history.attach(reader);
    history.add(Instant.EPOCH, "people ada");
    history.add(Instant.EPOCH, "connect https://p.example sk-0123456789abcdef");
    history.save();
    assertThat(history.leftOutALine()).isTrue();
    assertThat(history.leftOutALine()).isFalse();
    Path file = state.resolve("history");
    assertThat(Files.readString(file)).contains("people ada").doesNotContain("sk-0123");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rwx------");
  }
}
