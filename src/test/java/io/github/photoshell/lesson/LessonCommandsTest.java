package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.PracticeKeys;
import io.github.photoshell.ShellTestBase;
import io.github.photoshell.files.WorkingFolder;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the course of a lesson, from its start to its end, as the user sees it. */
class LessonCommandsTest extends ShellTestBase {
  private static final String LESSON =
      """
      ---
      lesson: 1
      title: Two photos
      minutes: 2
      rules: 3.7
      as: omar
      ---

      About photos.

      ## Set one

      Set your photo.

      - goal: photo of @self is set
      - wrong: photo of @self is from https://photos.example/omar.png -> That is another image.
      - hint: Think of `photo-set`.
      - hint: Type it.
      - solution: `photo-set @self https://photos.example/ada.png`

      ## Be Uma!

      Act as Uma.

      - as: user
      - goal: ran photo-save mine.png
      - hint: Nothing.
      - solution: `photo-set @self https://photos.example/ada.png`
      - solution: `photo-save @self mine.png`

      ## The end

      You can set photos.
      """;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("02-mine.md"), LESSON);
  }

  private String fine(String line) {
    Output output = done(line);
    return output.results() + output.remarks();
  }

  private void refused(String line, String... words) {
    assertThat(ended(2, line).remarks()).as(line).contains(words);
  }

  private String lesson() {
    return "lesson '" + file + "'";
  }

  @Test
  void lessonGoesFromItsStartToItsEnd() {
    assertThat(fine(lesson()))
        .contains("Two photos", "about 2 minutes", "About photos.", "Step 1 of 2: Set one")
        .doesNotContain("hint: ");
    assertThat(fine("photo-set @self https://photos.example/omar.png"))
        .contains("Done: Set one.", "Step 2 of 2: Be Uma!");
    assertThat(fine("status")).contains("uma").doesNotContain("Done");
    fine("photo-set @self https://photos.example/ada.png");
    assertThat(fine("photo-save @self '" + folder.resolve("mine.png") + "'"))
        .contains("Not yet: ", "the step asks for 'photo-save mine.png'");
    String end = fine("lesson-skip");
    assertThat(end)
        .contains("Skipped: Be Uma! Its solution was run", "Finished: Two photos.", "photos.\n")
        // The next one of the course does not follow from a lesson of one's own.
        .doesNotContain("Next: ");
    refused("lesson-hint", "No lesson is running.");
    assertThat(fine("lessons")).doesNotContain("02-mine");
  }

  @Test
  void mistakeIsExplainedOnceAndTheStepCanBeReset() {
    // The first goal is another one, so that the mistake does not complete the step.
    replace("- goal: photo of @self is set", "- goal: photo of @self is 800x600");
    fine(lesson());
    String wrong = "photo-set @self https://photos.example/omar.png";
    assertThat(fine(wrong)).contains("That is another image.", "'lesson-undo' resets this step.");
    assertThat(fine("status")).doesNotContain("That is another image.");
    assertThat(fine("lesson-undo")).contains("back at the start of this step. You are omar");
    assertThat(fine("person @self")).contains("default photo");
    assertThat(fine(wrong)).contains("That is another image.");
  }

  private void replace(String old, String other) {
    try {
      String text = Files.readString(file);
      assertThat(text).contains(old);
      Files.writeString(file, text.replace(old, other));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void hintsEndAndTheSolutionComesLineByLine() {
    fine(lesson());
    assertThat(fine("lesson-hint")).contains("Think of photo-set.");
    assertThat(fine("lesson-hint --json")).contains("\"hint\": \"Type it.\"");
    assertThat(fine("lesson-hint")).contains("There are no more hints.");
    assertThat(fine("lesson-hint --jq .hint")).isEqualTo("null\n");
    fine("lesson-skip");
    assertThat(fine("lesson-solution")).contains("photo-set @self https://photos");
    assertThat(fine("lesson-solution")).contains("photo-save @self mine.png");
    assertThat(fine("lesson-solution --jq .line")).contains("photo-set @self https://photos");
  }

  @Test
  void solutionIsNotOfferedToAnotherPortal() throws IOException {
    try (PracticePortal other = PracticePortal.start(PracticeSettings.defaults())) {
      Path key = Files.writeString(folder.resolve("key"), PracticeKeys.named(other, "admin"));
      fine(lesson());
      fine("connect " + other.address() + " --token-file '" + key + "'");
      Output refused = console.run("lesson-solution");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.remarks())
          .contains(
              "The solution is for the practice portal, and you are not connected to it.",
              "Type 'practice' to reconnect")
          .doesNotContain("photo-set");
      fine("disconnect");
      assertThat(console.run("lesson-solution").code()).isEqualTo(2);
      fine("practice");
      assertThat(fine("lesson-solution")).contains("photo-set @self https://photos");
    }
  }

  @Test
  void stoppedLessonContinuesInTheNextShellWithTheUsersChanges() {
    fine(lesson());
    fine("lesson-skip");
    fine("photo-set @self https://photos.example/omar.png");
    assertThat(fine("lesson-stop")).contains("Stopped at step 2 of 2.", "'lesson' continues");
    refused("lesson-skip", "No lesson is running.");
    close();
    open();
    assertThat(fine("lesson"))
        .contains("The portal is as you left it, including your changes.", "Step 2 of 2")
        .doesNotContain("About photos.");
    assertThat(fine("status")).contains("uma");
    assertThat(fine("photo-show @self --json")).doesNotContain("default_user_photo");
  }

  @Test
  void changedLessonIsContinuedAtTheStartOfTheStep() {
    fine(lesson());
    fine("lesson-skip");
    fine("lesson-stop");
    replace("Act as Uma.", "Act as Uma now.");
    assertThat(fine("lesson"))
        .contains("The portal is at the start of step 2.", "Act as Uma now.")
        .doesNotContain("as you left it");
  }

  @Test
  void lessonOfAFileStartsAgainWithoutItsName() {
    fine(lesson());
    fine("lesson-skip");
    assertThat(fine("lesson --again")).contains("Step 1 of 2", "About photos.");
    fine("lesson-skip");
    WorkingFolder.change(folder.resolve("home"));
    try {
      assertThat(fine("lesson --again --json")).contains("\"step\": 1");
    } finally {
      WorkingFolder.change(Path.of(""));
    }
    fine("lesson-stop");
    assertThat(fine("lesson --again")).contains("Step 1 of 2");
  }

  @Test
  void ownPracticePortalComesBackAfterTheLesson() {
    fine("practice --rules 3.5");
    fine("photo-set @self https://photos.example/ada.png");
    assertThat(fine(lesson())).contains("Your own practice portal is kept");
    assertThat(fine("status")).contains("3.7");
    assertThat(fine("lesson-stop")).contains("You are back on your own practice portal");
    assertThat(fine("status")).contains("3.5");
    assertThat(fine("photo-undo")).contains("photo");
  }

  @Test
  void portalOfAFinishedLessonIsKeptOnlyIfItWasUsedSince() {
    fine(lesson());
    fine("lesson-skip");
    fine("lesson-skip");
    assertThat(fine(lesson() + " --again")).doesNotContain("Your own practice portal is kept");
    fine("lesson-skip");
    fine("lesson-skip");
    fine("photo-set @self https://photos.example/omar.png");
    assertThat(fine(lesson() + " --again")).contains("Your own practice portal is kept");
  }

  @Test
  void commandsWithoutAnEffectOnTheStepSayNothing() {
    fine(lesson());
    for (String line : new String[] {"help", "lessons", "history", "version"}) {
      assertThat(fine(line)).as(line).doesNotContain("Not yet");
    }
    assertThat(console.run("photo-set").remarks()).doesNotContain("Not yet");
    assertThat(fine("people --jq length")).contains("Not yet: ");
  }

  @Test
  void lessonStepIsAvailableAsJson() {
    fine(lesson());
    assertThat(fine("lesson --jq '[.lesson, .steps, .step, .stepTitle, .text]|@json'"))
        .isEqualTo("[\"mine\",2,1,\"Set one\",\"Set your photo.\"]\n");
    assertThat(fine("lesson-skip --jq .step")).isEqualTo("2\n");
    assertThat(fine("lesson-skip --jq '.step, .text'")).isEqualTo("null\nnull\n");
  }

  @Test
  void lessonAsAPersonWhoDoesNotExistIsRefusedAndLeavesThePortalAsItWas() throws IOException {
    fine("practice --rules 3.5");
    fine("photo-set @self https://photos.example/ada.png");
    String before = fine("status");
    Files.writeString(file, LESSON.replace("as: omar", "as: nobody"));
    String unknown = "the practice portal has no person and no key ";
    refused(lesson(), file + ":6: " + unknown + "'nobody'", "'lesson-check <file>' lists");
    Files.writeString(file, LESSON.replace("- as: user", "- as: @self"));
    refused(lesson(), file + ":25: " + unknown + "'@self'");
    assertThat(fine("status")).isEqualTo(before).contains("3.5");
    assertThat(fine("photo-undo")).contains("photo");
    refused("lesson-stop", "No lesson is running.");
  }

  @Test
  void photoReplacedTooEarlyIsNotCalledAWrongUndo() {
    fine("lesson production-manners");
    fine("photo-set jose https://photos.example/ada.png");
    fine("status");
    for (String line : new String[] {"person jose", "explain photo-clear jose"}) {
      fine(line);
    }
    fine("photo-clear jose");
    assertThat(fine("photo-undo"))
        .contains("not the one of 640×480 pixels", "photo-undo again")
        .doesNotContain("not his previous one");
    assertThat(fine("photo-undo")).contains("Verify, and disconnect");
  }

  @Test
  void unknownLessonHasASuggestion() {
    refused("lesson", "No lesson is running.", "then 'lesson first-photo'.");
    refused("lesson first-phot", "There is no lesson 'first-phot'.", "'lesson first-photo'?");
    refused("lesson hint", "Type 'lesson-hint' as one word.");
    refused("lesson zzzzzz", "Type 'lessons' for the list, or give a Markdown file (.md).");
    refused("lesson nowhere.md", "nowhere.md");
  }

  @Test
  void progressIsListedAndReported() throws IOException {
    assertThat(fine("lessons")).containsPattern("first-photo +new +").contains("in total");
    fine("lesson first-photo");
    fine("lesson-hint");
    fine("lesson-skip");
    assertThat(fine("lessons")).containsPattern("first-photo +step 2/\\d+ ");
    Path report = folder.resolve("report.json");
    fine("lessons --report '" + report + "'");
    assertThat(report)
        .content()
        .contains("\"lesson\": \"first-photo\"", "\"stepsDone\": 1", "\"hints\": 1")
        .contains("\"skipped\": 1", "\"finished\": null")
        .doesNotContain("127.0.0.1", folder.toString());
    refused("lessons --report '" + report + "'", "already exists");
    fine("lessons --force --report '" + report + "'");
    while (!fine("lesson-skip").contains("Finished: ")) {
      assertThat(fine("lesson --jq .step")).matches("[2-9]\n");
    }
    assertThat(fine("lessons")).containsPattern("first-photo +done ");
    assertThat(fine("lessons --jq '.lessons[0] | .steps == .stepsDone'")).isEqualTo("true\n");
  }
}
