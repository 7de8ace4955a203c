package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types what the README's transcript types, and compares the screen with what the README shows. */
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```console\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TYPED = Pattern.compile("^([^>\\n]*)> (.*)$");

  /** The practice portal takes any free port, and a call any time. */
  private static String settled(String line) {
    return line.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("hash=\\d+", "hash=N")
        .stripTrailing();
  }

  @TempDir Path home;

  @Test
  void transcriptIsTrue() throws Exception {
    List<String> transcript = transcript();
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of("NO_COLOR", "1"))) {
      for (String line : transcript) {
        Matcher typed = TYPED.matcher(line);
        if (typed.matches()) {
          terminal.enter(typed.group(1), typed.group(2));
        }
      }
      int exitCode = terminal.awaitExit();
      assertThat(exitCode).isZero();
      List<String> screen = terminal.text().lines().map(ReadmeTest::settled).toList();
      // The first line greets; the README begins with the first prompt.
      assertThat(screen.subList(1, screen.size()))
          .containsExactlyElementsOf(transcript.stream().map(ReadmeTest::settled).toList());
    }
  }

  private static List<String> transcript() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).as("a console block in README.md").isTrue();
    return new ArrayList<>(block.group(1).lines().toList());
  }
}
