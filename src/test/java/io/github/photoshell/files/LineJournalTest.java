package io.github.photoshell.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.NeedsPosix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests files in the journal's place, in a folder that may come from a stranger. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LineJournalTest {
  private static final String HEAD = "photoshell export 1\t";
  private static final String PORTAL = "https://docs.example";

  @TempDir Path home;
  private Path folder;
  private Path file;

  @BeforeEach
  void name() throws IOException {
    folder = Files.createDirectory(home.resolve("photos"));
    file = folder.resolve(".photoshell-export");
  }

  private static LineJournal open(Path file) throws IOException {
    return LineJournal.open(file, HEAD, PORTAL, "it contains photos of another portal");
  }

  private static List<String> read(Path file) throws IOException {
    return LineJournal.read(file, HEAD, PORTAL, "it contains photos of another portal");
  }

  private void refused(String reason) {
    assertThatThrownBy(() -> open(file).close()).isInstanceOf(IOException.class).hasMessage(reason);
    assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessage(reason);
  }

  @Test
  void journalCanBeReadWithoutAChangeWhileItIsOpen() throws Exception {
    assertThat(read(file)).isEmpty();
    assertThat(file).doesNotExist();
    try (LineJournal journal = open(file)) {
      assertThat(read(file)).isEmpty();
      journal.add("one");
      assertThat(read(file)).containsExactly("one");
    }
    Files.writeString(file, Files.readString(file) + "tw");
    FileTime time = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(file, time);
    assertThat(read(file)).containsExactly("one");
    assertThat(file).hasContent(HEAD + PORTAL + "\none\ntw");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
  }

  @Test
  void linesAreReadBackAndIncompleteLineIsIgnored() throws Exception {
    try (LineJournal journal = open(file)) {
      journal.add("one");
    }
    Files.writeString(file, Files.readString(file) + "tw");
    try (LineJournal journal = open(file)) {
      assertThat(journal.lines()).containsExactly("one");
      journal.add("three");
    }
    assertThat(Files.readAllLines(file)).containsExactly(HEAD + PORTAL, "one", "three");
  }

  @Test
  void incompleteFirstLineIsRewritten() throws Exception {
    Files.writeString(file, "photoshell exp");
    try (LineJournal journal = open(file)) {
      journal.add("one");
    }
    assertThat(Files.readAllLines(file)).containsExactly(HEAD + PORTAL, "one");
  }

  @Test
  void otherFilesAreLeftUnchanged() throws Exception {
    String notOurs = "photoshell did not write its .photoshell-export, so it is left unchanged";
    for (String text : new String[] {"a thesis without a line's end", "\nphotos", "\0\n", "x\n"}) {
      Files.writeString(file, text);
      refused(notOurs);
      assertThat(Files.readString(file)).isEqualTo(text);
    }
    Files.writeString(file, HEAD + "https://other.example\n");
    refused("it contains photos of another portal");
  }

  /** Otherwise an archive could choose the file that is written. */
  @Test
  @NeedsPosix("symbolic links")
  void linkIsNotFollowed() throws Exception {
    Path thesis = Files.writeString(home.resolve("thesis.txt"), "no line's end");
    Files.createSymbolicLink(file, thesis);
    refused("its .photoshell-export is a link");
    assertThat(thesis).hasContent("no line's end");
    Files.delete(file);
    Files.createSymbolicLink(file, home.resolve("new"));
    refused("its .photoshell-export is a link");
    assertThat(home.resolve("new")).doesNotExist();
  }

  @Test
  @NeedsPosix("named pipes")
  void pipeIsNotRead() throws Exception {
    assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0);
    refused("its .photoshell-export is a pipe or a device, not a file");
  }

  @Test
  void onlyOneProcessCanOpenIt() throws Exception {
    try (LineJournal journal = open(file)) {
      journal.add("one");
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Other.class.getName(),
                  file.toString())
              .redirectErrorStream(true)
              .start();
      assertThat(new String(other.getInputStream().readAllBytes(), UTF_8))
          .contains("another photoshell is working there");
    }
  }

  /** Another process that opens the same journal. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      open(Path.of(args[0])).close();
    }
  }
}
