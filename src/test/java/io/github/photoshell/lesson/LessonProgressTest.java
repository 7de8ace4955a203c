package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.lesson.LessonProgress.LessonRecord;
import io.github.photoshell.lesson.LessonProgress.Position;
import io.github.photoshell.practice.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonProgressTest {
  @TempDir Path home;

  private LessonProgress progress() {
    return new LessonProgress(
        AppFolders.of(Map.of("PHOTOSHELL_HOME", home.toString()), home, "Linux"));
  }

  private Path file() {
    return home.resolve("state").resolve("lessons.properties");
  }

  private static Lesson lesson(String name, String source) {
    return new Lesson(
        name, source, "A lesson", 5, ServerVersion.V3_7, "omar", List.of(), List.of(), List.of());
  }

  private static final LessonRecord NONE = new LessonRecord(0, 0, 0, 0, 0, null);

  private static final Lesson FIRST = lesson("first", "first.md");

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(progress().of(FIRST)).isEqualTo(NONE);
    assertThat(progress().current()).isEmpty();
    assertThat(progress().last()).isEmpty();
    assertThat(progress().position(FIRST)).isEmpty();
    assertThat(progress().savingError()).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @Test
  void recordIsThereInTheNextShell() {
    progress().setStep(FIRST, 2);
    progress().addHint(FIRST);
    progress().addHint(FIRST);
    progress().addSolution(FIRST);
    progress().addUndo(FIRST);
    progress().addSkip(FIRST);
    assertThat(progress().of(FIRST)).isEqualTo(new LessonRecord(2, 2, 1, 1, 1, null));
    progress().setFinished(FIRST, "2026-11-24");
    assertThat(progress().of(FIRST)).isEqualTo(new LessonRecord(0, 2, 1, 1, 1, "2026-11-24"));
    assertThat(progress().of(lesson("second", "second.md"))).isEqualTo(NONE);
  }

  @Test
  void stoppedLessonIsTheLastUntilItIsFinished() {
    progress().setCurrent(FIRST);
    assertThat(progress().current()).contains("first");
    progress().setStopped();
    assertThat(progress().current()).isEmpty();
    assertThat(progress().last()).contains("first");
    progress().setFinished(FIRST, "2026-11-24");
    assertThat(progress().last()).isEmpty();
  }

  @Test
  void lessonFromAFileIsKnownByItsAbsolutePath() {
    Path path = home.resolve("mine").resolve("..").resolve("first.md");
    Lesson own = lesson("first", path.toString());
    progress().setStep(own, 3);
    assertThat(LessonProgress.key(own)).isEqualTo(home.resolve("first.md").toString());
    assertThat(LessonProgress.key(FIRST)).isEqualTo("first");
    assertThat(progress().of(own).step()).isEqualTo(3);
    assertThat(progress().of(FIRST)).isEqualTo(NONE);
  }

  @Test
  void positionIsReadBack() {
    Position position = new Position("text", 18_080, "omar", "ada", Set.of(2, 0, 11));
    progress().position(FIRST, position);
    assertThat(progress().position(FIRST)).contains(position);
    progress().position(FIRST, new Position("other", 1, "omar", "omar", Set.of()));
    assertThat(progress().position(FIRST).orElseThrow().metGoals()).isEmpty();
  }

  @Test
  void invalidNumbersCountAsNone() throws IOException {
    progress().setStep(FIRST, 2);
    progress().addHint(FIRST);
    Files.writeString(file(), Files.readString(file()).replace("step=2", "step=-7"));
    assertThat(progress().of(FIRST)).isEqualTo(new LessonRecord(0, 1, 0, 0, 0, null));
  }

  @Test
  void fileOfAnotherProgramIsKept() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "not ours\n");
    assertThat(progress().savingError()).isPresent();
    progress().setCurrent(FIRST);
    assertThat(file()).hasContent("not ours\n");
  }
}
