package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.shell.HistoryFile.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final int MOST = 10;

  @TempDir Path home;

  private HistoryFile file() {
    return new HistoryFile(home.resolve("state").resolve("history"), MOST, 2);
  }

  private static Line line(String text) {
    return new Line(Instant.ofEpochMilli(1_764_000_000_000L), text);
  }

  private static List<String> texts(HistoryFile file) throws IOException {
    return file.read().stream().map(Line::text).toList();
  }

  @Test
  void everyCharacterIsReadBack() throws Exception {
    String typed = "photo-set C:\\new\\räksmörgås 李 🎉\nversion\r!!";
    file().append(line(typed));
    assertThat(file().read()).containsExactly(line(typed));
  }

  @Test
  void charactersThatActOnATerminalAreRemoved() throws Exception {
    file().append(line("one"));
    Files.writeString(
        home.resolve("state/history"),
        "17:people\u001b]0;owned\u0007\u009b31m neil\n",
        StandardOpenOption.APPEND);
    assertThat(texts(file())).containsExactly("one", "people]0;owned31m neil");
  }

  @Test
  void oldestLinesAreDropped() throws Exception {
    HistoryFile file = file();
    for (int i = 1; i <= 30; i++) {
      file.append(line("line " + i));
    }
    assertThat(texts(file())).containsExactlyElementsOf(numbered(21, 30));
    assertThat(Files.readAllLines(home.resolve("state/history"))).hasSizeLessThanOrEqualTo(MOST);
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i).toList();
  }

  @Test
  void incompleteLineAndInvalidBytesAffectNoOtherLine() throws Exception {
    file().append(line("one"));
    Files.write(
        home.resolve("state/history"),
        new byte[] {'1', '7', ':', 'h', (byte) 0xff},
        StandardOpenOption.APPEND);
    file().append(line("two"));
    assertThat(texts(file())).startsWith("one").endsWith("two");
  }

  @Test
  @NeedsPosix("permissions of files")
  void fileIsPrivateFromItsFirstByte() throws Exception {
    Path path = home.resolve("state/history");
    file().append(line("one"));
    assertThat(permissions(path)).isEqualTo("rw-------");
    assertThat(permissions(Objects.requireNonNull(path.getParent()))).isEqualTo("rwx------");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    file().append(line("two"));
    assertThat(permissions(path)).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  @NeedsPosix("links to devices")
  void nullDeviceKeepsNothingAndOtherFilesAreUnchanged() throws Exception {
    Path path = Files.createDirectories(home.resolve("state")).resolve("history");
    Files.createSymbolicLink(path, Path.of("/dev/null"));
    String before = permissions(Path.of("/dev/null"));
    file().append(line("one"));
    assertThat(texts(file())).isEmpty();
    assertThat(permissions(Path.of("/dev/null"))).isEqualTo(before);
    Files.delete(path);
    Path thesis = Files.writeString(home.resolve("thesis.txt"), "no line's end");
    Files.createSymbolicLink(path, thesis);
    assertThatThrownBy(() -> file().read()).hasMessageContaining("did not write it");
    assertThatThrownBy(() -> file().append(line("one"))).hasMessageContaining("did not write it");
    assertThat(thesis).hasContent("no line's end");
  }

  @Test
  void totalSizeIsLimited() throws Exception {
    HistoryFile file = new HistoryFile(home.resolve("state").resolve("history"), 10_000, 250);
    for (int i = 0; i < 40; i++) {
      file.append(line(i + " " + "x".repeat(1024 * 1024)));
    }
    assertThat(Files.size(home.resolve("state/history"))).isLessThan(34L * 1024 * 1024);
    assertThat(texts(file)).hasSizeBetween(20, 34).last().asString().startsWith("39 ");
  }

  @Test
  void concurrentProcessesLoseNoLine() throws Exception {
    Path path = home.resolve("state/history");
    List<Process> writers = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  path.toString(),
                  name)
              .inheritIO()
              .start());
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }
    List<String> written = texts(new HistoryFile(path, 10_000, 0));
    assertThat(written).hasSize(3 * Writer.LINES);
    assertThat(written)
        .allMatch(text -> text.matches("(one|two|three) \\d+ x{" + Writer.LENGTH + "}"));
    assertThat(written).doesNotHaveDuplicates();
  }

  /** Adds lines that the system does not write in one call. */
  static final class Writer {
    static final int LINES = 60;
    static final int LENGTH = 20_000;

    private Writer() {}

    public static void main(String[] args) throws IOException {
      HistoryFile file = new HistoryFile(Path.of(args[0]), 10_000, 0);
      for (int i = 0; i < LINES; i++) {
        file.append(line(args[1] + " " + i + " " + "x".repeat(LENGTH)));
      }
    }
  }
}
