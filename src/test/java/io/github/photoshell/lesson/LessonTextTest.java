package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.lesson.LessonText.Arrival;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests what the shell adds to the text of a lesson. */
class LessonTextTest {
  private static PracticePortal portal;
  private static Lesson lesson;

  @BeforeAll
  static void read() throws IOException, LessonFormatException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    lesson =
        LessonReader.read(
            "photos",
            "photos.md",
            """
            ---
            lesson: 1
            title: Photos
            minutes: 1
            ---
            About photos.

            ## Set one

            Set it.

            - goal: photo of @self is set

            ## Why not?

            Ask.

            - goal: ran status now

            ## The end

            You have a photo.
            """
                .lines()
                .toList());
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  private static LessonState at(int step) {
    return new LessonState(lesson, step, portal);
  }

  private static List<String> plain(List<Text> lines) {
    return lines.stream().map(Text::plain).filter(line -> !line.isBlank()).toList();
  }

  @Test
  void newLessonBeginsWithItsIntroductionAndStep() {
    assertThat(plain(LessonText.start(at(0), Arrival.NEW, List.of(Text.of("A note.")))))
        .containsExactly(
            "Photos · about 1 minute",
            "A note.",
            "About photos.",
            "Step 1 of 2: Set one",
            "Set it.",
            "Stuck? lesson-hint · lesson-solution · lesson-undo · lesson-stop");
  }

  @Test
  void lessonThatWasLeftSaysWhatIsStillThere() {
    assertThat(plain(LessonText.start(at(0), Arrival.LEFT, List.of())))
        .contains("The portal is as you left it, including your changes.", "About photos.");
    assertThat(plain(LessonText.start(at(1), Arrival.LEFT, List.of())))
        .contains("Step 2 of 2: Why not?")
        .doesNotContain("About photos.");
    assertThat(plain(LessonText.start(at(1), Arrival.REPLAYED, List.of())))
        .contains("The portal is at the start of step 2.")
        .doesNotContain("About photos.");
  }

  @Test
  void lineAboveThePromptSaysHowToContinue() {
    assertThat(LessonText.promptLine(at(1), true).plain())
        .isEqualTo("photos 2/2: Why not? · 'lesson' repeats the step");
    assertThat(LessonText.promptLine(at(0), false).plain())
        .isEqualTo("photos 1/2: Set one · not on its portal: 'practice' reconnects");
  }

  @Test
  void titleOfAStepEndsWithOneMark() {
    assertThat(LessonText.done(lesson.steps().get(0)).plain()).isEqualTo("Done: Set one.");
    assertThat(LessonText.done(lesson.steps().get(1)).plain()).isEqualTo("Done: Why not?");
    assertThat(LessonText.skipped(lesson.steps().get(0)).plain())
        .isEqualTo("Skipped: Set one. Its solution was run for you.");
    assertThat(LessonText.stopped(at(1)).plain())
        .isEqualTo("Stopped at step 2 of 2. 'lesson' continues from there.");
    assertThat(LessonText.filesNote(Path.of("files")).plain())
        .isEqualTo("Files of skipped steps are in files; type their names with this folder.");
  }

  @Test
  void endNamesTheNextLessonOrThatThereIsNone() {
    assertThat(plain(LessonText.end(lesson, Optional.of("keys"), true)))
        .containsExactly("Finished: Photos.", "You have a photo.", "Next: lesson keys");
    assertThat(plain(LessonText.end(lesson, Optional.empty(), true)))
        .endsWith("You have finished all lessons.");
    assertThat(plain(LessonText.end(lesson, Optional.empty(), false)))
        .endsWith("You have a photo.");
  }

  @Test
  void jsonHasTheStepOrNullAfterTheLast() {
    assertThat(LessonText.data(at(0), "hint", "Try it").data())
        .containsSubsequence(
            "\"lesson\": \"photos\"",
            "\"title\": \"Photos\"",
            "\"steps\": 2",
            "\"step\": 1",
            "\"stepTitle\": \"Set one\"",
            "\"text\": \"",
            "Set it.",
            "\"hint\": \"Try it\"");
    assertThat(LessonText.data(at(2)).data())
        .contains("\"step\": null", "\"stepTitle\": null", "\"text\": null");
  }

  @Test
  void ownPortalIsSaidToBeKeptAndRestored() {
    assertThat(LessonText.portalStashed().plain()).contains("is kept and comes back");
    assertThat(LessonText.portalRestored(false).plain()).startsWith("You are back on your own");
    assertThat(LessonText.portalRestored(true).plain()).endsWith("'practice' connects to it.");
    assertThat(LessonText.disconnectNote().plain()).contains("'connect' reconnects to it.");
  }
}
