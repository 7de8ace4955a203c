package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.files.WorkingFolder;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Tests {@code cd}, {@code pwd} and {@code ls}, and that commands find files from there. */
@ResourceLock(Resources.GLOBAL)
class LocalFilesTest {
  @TempDir Path temporary;
  private Path folder;
  private TestShell shell;
  private TestConsole console;

  @BeforeEach
  void open() throws IOException {
    folder = temporary.toRealPath();
    shell = new TestShell(folder.resolve("home"), Map.of());
    console = shell.console();
    Files.createDirectories(folder.resolve("pictures/old"));
    image("pictures/ada.png", "png", 40, 30);
    image("pictures/moving.gif", "gif", 8, 8);
    Files.write(
        folder.resolve("pictures/big.png"),
        Arrays.copyOf(Files.readAllBytes(folder.resolve("pictures/ada.png")), 6 * 1024 * 1024));
    Files.writeString(folder.resolve("pictures/notes.txt"), "hello");
    Files.writeString(folder.resolve("pictures/.hidden"), "hello");
    Files.write(
        folder.resolve("pictures/broken.png"),
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
  }

  @AfterEach
  void close() {
    WorkingFolder.change(WorkingFolder.atStart());
    shell.close();
  }

  private void image(String name, String format, int width, int height) throws IOException {
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB),
        format,
        folder.resolve(name).toFile());
  }

  private String done(String line) {
    Output output = console.run(line);
    assertThat(output.code()).as(line + ": " + output.remarks()).isZero();
    return output.results().stripTrailing();
  }

  @Test
  void cdChangesTheFolderAndPwdShowsIt() {
    assertThat(done("cd '" + folder + "'")).isEqualTo(folder.toString());
    assertThat(done("cd pictures/old")).isEqualTo(folder.resolve("pictures/old").toString());
    assertThat(done("cd ..")).isEqualTo(folder.resolve("pictures").toString());
    assertThat(done("cd -")).isEqualTo(folder.resolve("pictures/old").toString());
    assertThat(done("pwd")).isEqualTo(folder.resolve("pictures/old").toString());
    assertThat(done("cd")).isEqualTo(WorkingFolder.current().toString());
    assertThat(Files.isDirectory(TypedPath.home())).isTrue();
    assertThat(done("pwd --json --jq .folder")).isEqualTo(WorkingFolder.current().toString());
  }

  @Test
  void wrongFolderChangesNothing() throws IOException {
    done("cd '" + folder + "'");
    assertThat(console.run("cd nowhere").remarks()).startsWith("There is no folder nowhere.");
    assertThat(console.run("cd pictures/notes.txt").remarks()).contains("is a file, not a folder.");
    assertThat(console.run("cd ''").code()).isEqualTo(2);
    done("cd pictures/old");
    done("cd '" + folder + "'");
    Files.delete(folder.resolve("pictures/old"));
    assertThat(console.run("cd -").remarks()).startsWith("There is no folder ");
    assertThat(console.run("ls nowhere").remarks()).startsWith("There is no file or folder");
    assertThat(done("pwd")).isEqualTo(folder.toString());
  }

  @Test
  void filesAreListedWithWhatAPortalMakesOfThem() {
    done("cd '" + folder + "'");
    assertThat(done("ls pictures").lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("old/"),
            line -> assertThat(line).matches("ada.png +PNG +40×30 +\\d+ bytes +fits"),
            line ->
                assertThat(line)
                    .matches("big.png +PNG +40×30 +6,291,456 bytes +with --fit: the limit is .*"),
            line -> assertThat(line).matches("broken.png +PNG +8 bytes +damaged"),
            line ->
                assertThat(line)
                    .matches("moving.gif +GIF +8×8 +\\d+ bytes +with --fit: not a PNG or JPEG"),
            line -> assertThat(line).matches("notes.txt +5 bytes +not an image"));
    assertThat(done("ls pictures/old")).isEqualTo("No files.");
    assertThat(
            done("ls pictures/ada.png --jq '.[0] | [.name, .width, .height, .fits] | join(\" \")'"))
        .isEqualTo("ada.png 40 30 true");
    assertThat(done("ls pictures --jq 'map(select(.fitsWithFit)) | length'")).isEqualTo("3");
  }

  @Test
  void linksToMissingFilesAndFilesTooLargeForFitAreNamed() throws IOException {
    done("cd '" + folder + "'");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.createSymbolicLink(other.resolve("gone.png"), Path.of("nowhere.png"));
    Files.createSymbolicLink(other.resolve("linked.png"), folder.resolve("pictures/ada.png"));
    Files.copy(folder.resolve("pictures/moving.gif"), other.resolve("huge.gif"));
    Files.copy(folder.resolve("pictures/ada.png"), other.resolve("huge.png"));
    for (String name : new String[] {"huge.gif", "huge.png"}) {
      try (RandomAccessFile file = new RandomAccessFile(other.resolve(name).toFile(), "rw")) {
        file.setLength(101L * 1024 * 1024);
      }
    }
    byte[] many = Files.readAllBytes(folder.resolve("pictures/ada.png"));
    // The width and height of a PNG.
    many[18] = (byte) 0x23;
    many[22] = (byte) 0x23;
    Files.write(other.resolve("many.png"), Arrays.copyOf(many, 6 * 1024 * 1024));
    String tooLarge = " +too large, also for --fit: up to 100 MB and 64 million pixels";
    assertThat(done("ls other").lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("gone.png +a link to a file that does not exist"),
            line -> assertThat(line).matches("huge.gif +GIF +8×8 +105,906,176 bytes" + tooLarge),
            line -> assertThat(line).matches("huge.png +PNG +40×30 +105,906,176 bytes" + tooLarge),
            line -> assertThat(line).matches("linked.png +PNG +40×30 +\\d+ bytes +fits"),
            line ->
                assertThat(line).matches("many.png +PNG +\\d+×\\d+ +6,291,456 bytes" + tooLarge));
    assertThat(done("ls other/gone.png")).contains("a link to a file that does not exist");
    assertThat(done("ls other --jq 'map([.bytes, .fitsWithFit])'"))
        .startsWith("[[null,false],[105906176,false]");
    done("practice");
    assertThat(console.run("photo-set @self other/huge.png --fit --yes").remarks())
        .contains("has 101 MB; --fit takes at most 100 MB.");
  }

  @Test
  void commandsFindTheirFilesFromThere() throws IOException {
    done("practice");
    done("cd '" + folder.resolve("pictures") + "'");
    done("photo-set @self ada.png --yes");
    done("photo-save @self mine.png");
    done("photo-save @self");
    done("last --save calls.har");
    done("api POST people/6b0d1f52-7c3e-4f9a-b1d8-3e5a9c7042e1/photo --file File=@ada.png --yes");
    Files.writeString(folder.resolve("pictures/lines.txt"), "cd old\npwd\n");
    assertThat(done("script lines.txt")).endsWith("old");
    done("transcript start t.md");
    done("transcript stop");
    done("photo-export exported omar");
    assertThat(folder.resolve("pictures/mine.png")).exists();
    assertThat(folder.resolve("pictures/omar.png")).exists();
    assertThat(folder.resolve("pictures/calls.har")).exists();
    assertThat(folder.resolve("pictures/old/t.md")).exists();
    assertThat(folder.resolve("pictures/old/exported")).isDirectory();
    assertThat(Path.of("mine.png")).doesNotExist();
  }

  @Test
  void filesAreCompletedFromThere() {
    done("cd '" + folder + "'");
    assertThat(new FileCompletion().complete("pictures/b"))
        .extracting(item -> item.value())
        .containsExactly("pictures/big.png", "pictures/broken.png");
    assertThat(
            shell
                .grammar()
                .findCommand("cd")
                .orElseThrow()
                .arguments()
                .get(0)
                .source()
                .complete("pictures/"))
        .extracting(item -> item.value())
        .containsExactly("pictures/old/");
  }

  @Test
  void filesOfTheStartAreFoundFromTheFolderOfTheStart() {
    assertThat(WorkingFolder.fromStart("key.txt")).isEqualTo("key.txt");
    done("cd '" + folder + "'");
    assertThat(WorkingFolder.fromStart("key.txt"))
        .isEqualTo(WorkingFolder.atStart().resolve("key.txt").toString());
    assertThat(WorkingFolder.fromStart("~/key.txt")).isEqualTo("~/key.txt");
  }
}
