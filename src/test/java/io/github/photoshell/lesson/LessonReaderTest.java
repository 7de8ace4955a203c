package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.ServerVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonReaderTest {
  private static final String WHOLE =
      """
      ---
      lesson: 1
      title: A small one
      minutes: 2
      rules: 3.5
      as: uma
      ---

      Welcome.

      ## Set it

      - like this bullet, prose may have any
      - goal: photo of @self is 400x400
      - hint: Think
        of ada.
      - solution: `photo-set @self https://photos.example/ada.png`
      - wrong: photo of omar is changed -> That is Omar's.
      - fault: rate-limit 2 times on PUT people/{userid}/photo
      - as: ana

      ## The end

      Done.
      """;

  private static PracticeFaults.PendingFault onlyFault(String words) throws LessonFormatException {
    String lesson = WHOLE.replaceFirst("fault: .*", "fault: " + words);
    return LessonReader.read("small", "small.md", lesson.lines().toList())
        .steps()
        .get(0)
        .faults()
        .get(0);
  }

  private static List<String> faultsOf(String text) {
    LessonFormatException thrown =
        catchThrowableOfType(
            LessonFormatException.class,
            () -> LessonReader.read("small", "small.md", text.lines().toList()));
    return thrown.problems().stream().map(LessonProblem::toString).toList();
  }

  @Test
  void everyPartIsParsed() throws Exception {
    Lesson lesson = LessonReader.read("small", "small.md", WHOLE.lines().toList());
    assertThat(lesson.title()).isEqualTo("A small one");
    assertThat(lesson.minutes()).isEqualTo(2);
    assertThat(lesson.version()).isEqualTo(ServerVersion.V3_5);
    assertThat(lesson.userName()).isEqualTo("uma");
    assertThat(lesson.intro()).contains(new Lesson.Line(9, "Welcome."));
    assertThat(lesson.end()).contains(new Lesson.Line(24, "Done."));
    Step step = lesson.steps().get(0);
    assertThat(step.number()).isEqualTo(11);
    assertThat(step.text()).contains(new Lesson.Line(13, "- like this bullet, prose may have any"));
    assertThat(step.goals().get(0).goal()).isEqualTo(new PhotoGoal("@self", "400x400"));
    assertThat(step.hints()).containsExactly(new Lesson.Line(15, "Think of ada."));
    assertThat(step.solution().get(0).text())
        .isEqualTo("photo-set @self https://photos.example/ada.png");
    assertThat(step.mistakes().get(0).message()).isEqualTo("That is Omar's.");
    assertThat(step.faults().get(0).fault()).isEqualTo(PracticeFault.RATE_LIMIT);
    assertThat(step.faults().get(0).remaining()).isEqualTo(2);
    assertThat(onlyFault("dropped").remaining()).isEqualTo(1);
    assertThat(onlyFault("restoring").isLasting()).isTrue();
    assertThat(onlyFault("restoring 3 times").remaining()).isEqualTo(3);
    assertThat(step.userName()).isEqualTo("ana");
  }

  @Test
  void emptyTitleIsNone() {
    assertThat(faultsOf(WHOLE.replace("title: A small one", "title:")))
        .containsExactly("small.md:1: the front matter has no 'title:'");
  }

  @Test
  void everyFaultIsReportedWithItsLine() {
    String broken =
        WHOLE
            .replace("minutes: 2", "minutes: soon")
            .replace("goal: photo of @self is 400x400", "goal: photo of @self is nice")
            .replace("hint:", "hnit:")
            .replace("fault: rate-limit 2 times", "fault: earthquake")
            .replace(" -> That is", " That is");
    assertThat(faultsOf(broken))
        .containsExactlyInAnyOrder(
            "small.md:4: minutes must be a whole number from 1 to 99, not 'soon'",
            "small.md:14: a photo can be set, default, changed, unchanged, 400x400, from a file or"
                + " from https://..., not 'nice'",
            "small.md:15: unknown item 'hnit:'; known items: goal, hint, solution, wrong, fault,"
                + " as",
            "small.md:18: write a mistake like: wrong: photo of uma is changed -> You changed"
                + " Uma's.",
            "small.md:19: unknown fault 'earthquake on PUT people/{userid}/photo'; known faults: "
                + String.join(", ", PracticeFault.labels()),
            "small.md:11: the step 'Set it' has no goal");
  }

  @Test
  void otherFormatVersionIsRejected() {
    assertThat(faultsOf(WHOLE.replace("lesson: 1", "lesson: 2")))
        .containsExactly("small.md:2: this photoshell reads only version 1 of the format, not 2");
  }

  @Test
  void fileWithoutFrontMatterIsRejected() {
    assertThat(faultsOf("# Notes\n"))
        .contains("small.md:1: a lesson must start with a line '---' and front matter");
  }

  @Test
  void overlongLineIsAFault() {
    assertThat(faultsOf(WHOLE.replace("Welcome.", "`".repeat(1_000_000))))
        .containsExactly("small.md:9: a line can have at most 2,000 characters");
  }

  @Test
  void lessonNeedsAStepAndAnEnd() {
    String cut = WHOLE.substring(0, WHOLE.indexOf("## The end"));
    assertThat(faultsOf(cut))
        .containsExactly("small.md:21: a lesson needs at least one step and a closing section");
  }
}
