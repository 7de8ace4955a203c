package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellHistoryTest {
  @TempDir Path home;

  private static ShellHistory attached(Path state) throws Exception {
    ShellHistory history = new ShellHistory(state);
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(
                new DumbTerminal(
                    java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream()))
            .history(history)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .build();
    history.attach(reader);
    return history;
  }

  @Test
  void linesWithSecretOrLeadingBlankAreNotKept() throws Exception {
    ShellHistory history = attached(home.resolve("state"));
    history.add(Instant.EPOCH, "people ada");
    assertThat(history.notice()).isNull();
    history.add(Instant.EPOCH, "connect https://p.example sk-0123456789abcdef");
    assertThat(history.notice()).contains("looks like a secret");
    assertThat(history.notice()).isNull();
    history.add(Instant.EPOCH, " help exit");
    assertThat(history.lines()).containsExactly("people ada");
    assertThat(attached(home.resolve("state")).lines()).containsExactly("people ada");
  }

  @Test
  void secretInAnOldHistoryFileIsNotShown() throws Exception {
    Path file = Files.createDirectories(home.resolve("state")).resolve("history");
    Files.writeString(file, "1:people ada\n2:connect https://p.example --token abc\n");
    assertThat(attached(home.resolve("state")).lines()).containsExactly("people ada");
  }

  @Test
  void unwritableFileIsReportedOnce() throws Exception {
    Path file = Files.writeString(home.resolve("state"), "no folder");
    ShellHistory history = attached(file);
    history.add(Instant.EPOCH, "people ada");
    assertThat(history.notice()).contains("the history is no longer saved");
    history.add(Instant.EPOCH, "people grace");
    assertThat(history.notice()).isNull();
    assertThat(history.lines()).containsExactly("people ada", "people grace");
  }
}
