package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.lesson.TranscriptReader;
import io.github.photoshell.lesson.TranscriptReader.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Types the commands of the transcripts in the README and every page, and compares the screen with
 * them. Each page starts a new shell; its blocks are consecutive.
 */
class PagesTest {
  private static final String OPEN = "```console";
  private static final String CLOSE = "```";

  /** The columns of a usual terminal: pages show what a reader sees. */
  private static final int COLUMNS = 80;

  private static final int ROWS = 50;

  @TempDir Path home;

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/site/markdown"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), files)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> lines(file).contains(OPEN))
          .sorted()
          .toList();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the lines of each block with its fences. */
  private static List<List<String>> blocks(Path page) {
    List<List<String>> blocks = new ArrayList<>();
    boolean inside = false;
    for (String line : lines(page)) {
      if (line.equals(OPEN)) {
        inside = true;
        blocks.add(new ArrayList<>());
      }
      if (inside) {
        blocks.get(blocks.size() - 1).add(line);
        inside = !line.equals(CLOSE);
      }
    }
    return blocks;
  }

  /** Port and times vary; pages shorten the long image URL in the middle. */
  private static String normalized(String line) {
    return line.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("hash=\\d+", "hash=N")
        .replaceAll("(/userPhotos/)\\w+/[0-9a-f-]{36}_", "$1…_")
        .stripTrailing();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void transcriptsMatchTheScreen(Path page) throws Exception {
    try (LauncherTerminal terminal = new LauncherTerminal(home, Map.of("NO_COLOR", "1"))) {
      terminal.resize(COLUMNS, ROWS);
      for (List<String> block : blocks(page)) {
        terminal.enter("clear");
        terminal.await("an empty screen", text -> text.lines().count() < 3);
        boolean left = false;
        for (Entry entry : TranscriptReader.read(block)) {
          terminal.enter(entry.prompt(), entry.typed());
          left = entry.typed().equals("exit");
        }
        if (left) {
          assertThat(terminal.awaitExit()).isZero();
        } else {
          terminal.awaitAnyPrompt();
        }
        List<String> shown =
            block.subList(1, block.size() - 1).stream().map(PagesTest::normalized).toList();
        assertThat(terminal.text().lines().map(PagesTest::normalized).limit(shown.size()))
            .containsExactlyElementsOf(shown);
      }
    }
  }
}
