package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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

  private static List<String> lines(ShellHistory history) {
    return history.lines().stream().map(RecentLines.Line::text).toList();
  }

  @Test
  void numbersStayTheSameWhenOldLinesAreDropped() throws Exception {
    ShellHistory history = attached(home.resolve("state"));
    history.add(Instant.EPOCH, "people ada");
    history.add(Instant.EPOCH, "people grace");
    assertThat(history.lines())
        .containsExactly(
            new RecentLines.Line(1, "people ada"), new RecentLines.Line(2, "people grace"));
    IntStream.range(2, ShellHistory.MAX_LINES + 2)
        .forEach(i -> history.add(Instant.EPOCH, "people " + i));
    assertThat(history.lines().get(0).text()).isEqualTo("people 2");
    assertThat(history.lines().get(0).number()).isEqualTo(3);
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
    assertThat(lines(history)).containsExactly("people ada");
    assertThat(lines(attached(home.resolve("state")))).containsExactly("people ada");
  }

  @Test
  void secretInAnOldHistoryFileIsNotShown() throws Exception {
    Path file = Files.createDirectories(home.resolve("state")).resolve("history");
    Files.writeString(file, "1:people ada\n2:connect https://p.example --token abc\n");
    assertThat(lines(attached(home.resolve("state")))).containsExactly("people ada");
  }

  @Test
  void unwritableFileIsReportedOnce() throws Exception {
    Path file = Files.writeString(home.resolve("state"), "no folder");
    ShellHistory history = attached(file);
    history.add(Instant.EPOCH, "people ada");
    assertThat(history.notice()).contains("the history is no longer saved");
    history.add(Instant.EPOCH, "people grace");
    assertThat(history.notice()).isNull();
    assertThat(lines(history)).containsExactly("people ada", "people grace");
  }
}
