package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.files.WorkingFolder;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a dry run leaves all files alone: those of photoshell, after it was used for a while,
 * and those of the user. A folder's time shows a file that was made and deleted again.
 */
class DryRunFilesTest {
  /** Lines with files and folders that exist, and some that do not. */
  private static final List<String> LINES =
      List.of(
          "photo-set @self new.png",
          "photo-set @self new.png --yes",
          "photo-set sean https://photos.example/ada.png --fit",
          "photo-clear @self",
          "photo-clear sean uma ada --yes",
          "photo-save @self",
          "photo-save sean kept.png --force",
          "photo-save sean .",
          "photo-show sean",
          "photo-undo",
          "photo-undo 1",
          "photo-undo --list",
          "photo-undo --import --yes",
          "photo-redo",
          "photo-redo --import --yes",
          "photo-export exported",
          "photo-export elsewhere sean --status active",
          "photo-import new-photos",
          "photo-import new-photos --fit --yes --report plan.csv",
          "photo-import new.csv --yes",
          "connect ADDRESS",
          "connect ADDRESS --name work --token-file key.txt",
          "connect work",
          "api GET people/@self --output person.json",
          "api GET people/filter --all --output kept.json --force",
          "api POST people/sean/photo --file File=@new.png",
          "api --description openapi.yaml",
          "people --all",
          "people sean",
          "person sean",
          "status",
          "doctor",
          "watch --times 1 1 people",
          "practice --rules 3.5 --save practice.json",
          "practice-as uma");

  @TempDir Path base;
  private Path home;
  private Path work;
  private Path before;
  private PracticePortal portal;
  private TestShell shell;
  private TestConsole console;

  @BeforeEach
  void usePhotoshellForAWhile() throws IOException {
    before = WorkingFolder.current();
    home = base.resolve("home");
    work = Files.createDirectories(base.resolve("work")).toRealPath();
    WorkingFolder.change(work);
    Files.write(work.resolve("new.png"), TestImages.png(30, 20));
    Path photos = Files.createDirectories(work.resolve("new-photos"));
    Files.write(photos.resolve("sean.png"), TestImages.png(40, 20));
    Files.write(photos.resolve("uma.png"), TestImages.png(20, 20));
    Files.writeString(work.resolve("new.csv"), "person,image\nada,new.png\n");
    Files.writeString(work.resolve("kept.json"), "{}");
    Files.write(work.resolve("kept.png"), TestImages.png(5, 5));
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24));
    Files.writeString(work.resolve("key.txt"), portal.keys().get(0).token());
    shell = new TestShell(home, Map.of("DOCSPACE_API_KEY", portal.keys().get(0).token()));
    console = shell.console();
    for (String line :
        List.of(
            "connect ADDRESS --name work --token-file key.txt",
            "photo-set @self new.png --yes",
            "photo-set sean https://photos.example/ada.png --yes",
            "photo-undo",
            "photo-export exported",
            "photo-import new-photos --yes",
            "people --all")) {
      assertThat(console.run(lineOf(line)).code()).as(line).isZero();
    }
    assertThat(tree().keySet())
        .as("files that a dry run might change")
        .anyMatch(file -> file.startsWith("home/config/portals"))
        .anyMatch(file -> file.startsWith("home/state/replaced-photos/"))
        .anyMatch(file -> file.startsWith("work/new-photos/.photoshell-import"))
        .contains("work/exported/.photoshell-export");
  }

  @AfterEach
  void stop() {
    WorkingFolder.change(before);
    shell.close();
    portal.close();
  }

  private String lineOf(String line) {
    return line.replace("ADDRESS", portal.address());
  }

  /** Returns all files and folders with what a write would change. */
  private Map<String, String> tree() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(base)) {
      for (Path path : all.toList()) {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (path.startsWith(home.resolve("state/requests"))) {
          // The requests of '--dry-run' are sent, and count for the portal's limit.
          continue;
        }
        String content =
            attributes.isRegularFile() ? ByteString.of(Files.readAllBytes(path)).md5().hex() : "";
        found.put(
            base.relativize(path).toString(),
            attributes.size() + " bytes of " + attributes.lastModifiedTime() + " " + content);
      }
    }
    return found;
  }

  @Test
  void explainLeavesAllFilesAlone() throws IOException {
    List<String> lines = new ArrayList<>(LINES);
    for (ShellCommand command : shell.commands()) {
      if (command instanceof Explainable) {
        lines.addAll(command.examples());
      }
    }
    Map<String, String> expected = tree();
    for (String line : lines) {
      TestConsole.Output output = console.run("explain " + lineOf(line));
      assertThat(output.code()).as(line + ": " + output).isZero();
      assertThat(tree()).as("explain " + line).isEqualTo(expected);
    }
  }

  @Test
  void dryRunOfAnImportWritesItsReportOnly() throws IOException {
    for (String line :
        List.of(
            "photo-import new-photos --dry-run",
            "photo-import new-photos --dry-run --fit --yes",
            "photo-import new.csv --dry-run --json")) {
      Map<String, String> expected = tree();
      TestConsole.Output output = console.run(line);
      assertThat(output.code()).as(line + ": " + output).isZero();
      assertThat(tree()).as(line).isEqualTo(expected);
    }
    Map<String, String> expected = tree();
    assertThat(console.run("photo-import new.csv --dry-run --report plan.csv").code()).isZero();
    Map<String, String> now = tree();
    assertThat(now.remove("work/plan.csv")).isNotNull();
    assertThat(now.remove("work")).isNotEqualTo(expected.remove("work"));
    assertThat(now).isEqualTo(expected);
  }
}
