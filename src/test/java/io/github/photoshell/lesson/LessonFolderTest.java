package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a folder of lessons, and what lessons leave on the computer. */
class LessonFolderTest {
  private static final String LESSON =
      """
      ---
      lesson: 1
      title: %s
      minutes: 4
      rules: 3.7
      as: omar
      ---

      Have a photo.

      ## Set one

      Set a photo, and save it: `photo-set`, `photo-save`.

      - goal: photo of @self is set
      - hint: `photo-set @self` and the address.
      - solution: `photo-set @self https://photos.example/ada.png`
      - solution: `photo-set @self https://photos.example/omar.png`
      - solution: `photo-save @self mine.png`

      ## The end

      You have a photo.
      """;

  @TempDir Path temporary;
  private Path lessons;

  @BeforeEach
  void create() throws IOException {
    lessons = Files.createDirectories(temporary.resolve("lessons"));
    Files.writeString(lessons.resolve("01-one.md"), LESSON.formatted("One"));
    Files.writeString(lessons.resolve("04-two.md"), LESSON.formatted("Two"));
  }

  private void addInvalid() throws IOException {
    Files.writeString(lessons.resolve("02-bad.md"), "# No lesson\n");
    Files.write(lessons.resolve("03-latin.md"), "Größe".getBytes(StandardCharsets.ISO_8859_1));
  }

  private TestShell shell() {
    return new TestShell(
        temporary.resolve("home"), Map.of(), "--lessons", lessons.toString(), "version");
  }

  @Test
  void folderThatIsNoneIsNamedWithTheReason() {
    lessons = temporary.resolve("lessons/01-one.md");
    try (TestShell shell = shell()) {
      assertThat(shell.run("lessons").out())
          .contains("01-one.md cannot be read: it is not a folder.");
    }
    lessons = temporary.resolve("none");
    try (TestShell shell = shell()) {
      assertThat(shell.run("lessons").out())
          .contains("none cannot be read: the folder does not exist.");
    }
  }

  @Test
  void invalidLessonsAreNamedAndTheOthersKept() throws IOException {
    addInvalid();
    try (TestShell shell = shell()) {
      Output output = shell.console().run("lessons");
      assertThat(output.code()).isZero();
      assertThat(output.results()).contains("one ", "two ", "about 8 minutes in total");
      assertThat(output.remarks().lines())
          .satisfiesExactly(
              line -> assertThat(line).startsWith("Left out: ").contains("02-bad.md:"),
              line ->
                  assertThat(line)
                      .startsWith("Left out: ")
                      .endsWith("03-latin.md cannot be read: it is not UTF-8 text."));
      assertThat(shell.console().run("lessons --jq '.lessons[].lesson'").results().lines())
          .containsExactly("one", "two");
      assertThat(shell.console().run("lesson bad").remarks()).contains("02-bad.md:");
      assertThat(shell.console().run("lesson latin").code()).isEqualTo(2);
      assertThat(shell.console().run("lesson one").code()).isZero();
    }
  }

  @Test
  void filesThatDifferOnlyInTheirNumbersAreTwoLessons() throws IOException {
    Files.writeString(lessons.resolve("05-one.md"), LESSON.formatted("Another"));
    try (TestShell shell = shell()) {
      assertThat(shell.console().run("lessons --jq '.lessons[].lesson'").results().lines())
          .containsExactly("one", "two", "05-one");
      assertThat(shell.console().run("lesson 05-one").results()).startsWith("Another");
      assertThat(shell.console().run("lesson-stop").code()).isZero();
      assertThat(shell.console().run("lesson").results()).startsWith("Another");
      assertThat(shell.console().run("lesson-skip").results()).contains("Finished: Another.");
      assertThat(shell.console().run("lessons").results()).containsPattern("05-one +done ");
    }
  }

  @Test
  void folderWithoutAValidLessonIsRefused() throws IOException {
    addInvalid();
    Files.delete(lessons.resolve("01-one.md"));
    Files.delete(lessons.resolve("04-two.md"));
    try (TestShell shell = shell()) {
      Output output = shell.console().run("lessons");
      assertThat(output.code()).isEqualTo(2);
      assertThat(output.remarks()).contains("02-bad.md:");
    }
  }

  @Test
  void skippingTheLastStepNamesNoRemovedFolder() {
    try (TestShell shell = shell()) {
      shell.console().run("lesson one");
      Output output = shell.console().run("lesson-skip");
      assertThat(output.code()).isZero();
      assertThat(output.results() + output.remarks())
          .contains("two")
          .doesNotContain("lesson-files");
      assertThat(temporary.resolve("home/state/lesson-files")).isEmptyDirectory();
    }
  }

  @Test
  void checkedLessonLeavesNoReplacedPhotos() throws IOException {
    try (TestShell shell = shell()) {
      assertThat(shell.console().run("lesson-check one").results())
          .contains("1 step, open at first and done by its solution.");
      Path replaced = temporary.resolve("home/state/replaced-photos");
      assertThat(replaced.toFile().list()).isNullOrEmpty();
      // Those of the user's own practice portal are kept.
      shell.console().run("practice");
      shell.console().run("photo-set @self https://photos.example/ada.png");
      List<Path> own = folders(replaced);
      assertThat(own).hasSize(1);
      shell.console().run("lesson-check one");
      assertThat(folders(replaced)).isEqualTo(own);
      assertThat(shell.console().run("photo-undo").code()).isZero();
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
