package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.TestShell;
import io.github.photoshell.shell.ShellCommand;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every example of every help page on the practice portal with the built launcher. */
@NeedsPosix("the examples name files with slashes")
class ExamplesTest {
  /** Examples that cannot run there, and the reason; they must still parse. */
  private static final Map<String, String> ONLY_PARSED =
      Map.ofEntries(
          Map.entry("connect https://portal.example.com", "there is no such portal"),
          Map.entry(
              "connect https://portal.example.com --name work --token-command 'pass show portal'",
              "there is no such portal"),
          Map.entry("connect work", "no portal of that name is saved"),
          Map.entry("portals --remove work", "no portal of that name is saved"),
          Map.entry("practice-portal --port 8092", "runs until Ctrl-C"),
          Map.entry("practice-portal --rules 3.6 --people 1000", "runs until Ctrl-C"),
          Map.entry("practice-portal --https --ca-out practice-ca.pem --log", "runs until Ctrl-C"),
          Map.entry("watch 10 people --status invited", "runs until Ctrl-C"),
          Map.entry("api --description openapi.yaml", "a description of the reader's own"),
          Map.entry("photo-import new-photos", "asks, and nobody answers"),
          Map.entry("photo-undo --import", "asks, and nobody answers"),
          Map.entry("photo-redo --import", "asks, and nobody answers"),
          Map.entry("watch --until '.isAdmin' 5 person sean", "runs until Ctrl-C"),
          Map.entry("cd pictures", "changes the folder of the lines behind it"),
          Map.entry("cd ~/photos", "changes the folder of the lines behind it"),
          Map.entry("cd -", "changes the folder of the lines behind it"),
          Map.entry("edit", "opens an editor"),
          Map.entry("edit 12", "opens an editor"),
          Map.entry("exit", "the lines behind it would not run"),
          Map.entry("shell-files ~/.local/share", "writes to the home of whoever builds"),
          Map.entry("lesson my-own-lesson.md --again", "somebody's own lesson"),
          Map.entry("lesson-check my-own-lesson.md", "somebody's own lesson"));

  private static final String OLD_RULES = "practice --rules 3.5";

  /** The lines to run before an example. */
  private static final Map<String, String> PREPARATIONS =
      Map.ofEntries(
          Map.entry("photo-save @self", "photo-set @self https://photos.example/ada.png --yes"),
          Map.entry(
              "lesson-make transcript.md my-own-lesson.md",
              """
              transcript start transcript.md
              people
              photo-set @self https://photos.example/ada.png --yes
              transcript stop\
              """),
          Map.entry("expect '.isAdmin'", "api GET people/@self"),
          Map.entry("expect 'length == 24'", "api GET people/filter"),
          Map.entry("expect '.id == $id'", "api GET people/ada --jq .id --into id"),
          Map.entry("lesson-hint", "lesson first-photo --again"),
          Map.entry("lesson-hint --json", "lesson first-photo --again"),
          Map.entry("lesson-skip", "lesson first-photo --again"),
          Map.entry("lesson-skip --json", "lesson first-photo --again"),
          Map.entry("lesson-solution", "lesson first-photo --again"),
          Map.entry("lesson-solution --json", "lesson first-photo --again"),
          Map.entry("lesson-stop", "lesson first-photo --again"),
          Map.entry("lesson-stop --json", "lesson first-photo --again"),
          Map.entry("lesson-undo", "lesson first-photo --again"),
          Map.entry("lesson-undo --json", "lesson first-photo --again"),
          Map.entry("lesson --json", "lesson first-photo --again"),
          Map.entry("lesson-check first-photo", "lesson-stop"),
          Map.entry("set people --jq '.[0].id' --into id", "people --into people"),
          Map.entry("unset id", "set id 5"),
          Map.entry(
              "photo-redo", "photo-set @self https://photos.example/ada.png --yes\nphoto-undo"),
          // Since 3.6 only the person could.
          Map.entry("photo-clear ada sean grace", OLD_RULES),
          Map.entry(
              "photo-undo ada",
              OLD_RULES + "\nphoto-set ada https://photos.example/omar.png --yes"),
          Map.entry(
              "photo-redo ada",
              OLD_RULES + "\nphoto-set ada https://photos.example/omar.png --yes\nphoto-undo"),
          Map.entry("photo-import new-photos --dry-run", OLD_RULES),
          Map.entry(
              "photo-import new-photos --fit --by-name --dry-run --report plan.csv", OLD_RULES),
          Map.entry("photo-import new-photos.csv --yes", OLD_RULES),
          Map.entry(
              "api PUT people/ada/photo '{\"files\": \"https://photos.example/ada.png\"}'",
              OLD_RULES),
          Map.entry(
              "api POST people/b7d2f609-84c1-4e3a-9f58-1d0a6c7b3e92/photo --file File=@me.jpg"
                  + " --file Autosave=true",
              OLD_RULES));

  @TempDir Path folder;

  @Test
  void everyExampleWorks() throws Exception {
    ImageIO.write(
        new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
        "jpg",
        Files.createDirectories(folder.resolve("my pictures")).resolve("me.jpg").toFile());
    Files.copy(folder.resolve("my pictures/me.jpg"), folder.resolve("me.jpg"));
    Files.copy(
        folder.resolve("me.jpg"),
        Files.createDirectories(folder.resolve("new-photos")).resolve("sean.jpg"));
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("new-photos.csv"), "userName,image\numa,me.jpg\n");
    Files.writeString(folder.resolve("morning.txt"), "person @self\n");
    Files.writeString(folder.resolve("welcome.txt"), "person $1\n");
    List<String> lines = new ArrayList<>();
    try (TestShell shell = new TestShell(folder.resolve("desk"), Map.of())) {
      for (ShellCommand command : shell.commands()) {
        for (String example : command.examples()) {
          assertThat(shell.grammar().parse(example).commandName()).isIn(command.getName(), "help");
          if (!ONLY_PARSED.containsKey(example)) {
            lines.add("practice");
            if (PREPARATIONS.containsKey(example)) {
              lines.add(PREPARATIONS.get(example));
            }
            lines.add(example);
            if (command.getName().equals("practice-fault")) {
              lines.add("practice-reset");
            }
          }
        }
      }
    }
    assertThat(lines).hasSizeGreaterThan(60);
    assertThat(failures(lines)).isEmpty();
  }

  private List<String> failures(List<String> lines) throws Exception {
    Path in = Files.writeString(folder.resolve("in"), String.join("\n", lines) + "\n");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(LauncherTerminal.LAUNCHER).toAbsolutePath().toString(), "--keep-going")
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("DOCSPACE_BASE_URL", "DOCSPACE_API_KEY"));
    builder.environment().put("PHOTOSHELL_HOME", folder.resolve("home").toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(err, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("standard input, line "))
        .toList();
  }
}
