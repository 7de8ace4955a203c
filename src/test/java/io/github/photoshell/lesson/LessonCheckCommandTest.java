package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests what {@code lesson-check} finds in a lesson. */
class LessonCheckCommandTest extends ShellTestBase {
  private static final String FRONT =
      "---\nlesson: 1\ntitle: Mine\nminutes: 1\nrules: 3.7\nas: omar\n---\n";

  /** The number of the first line after the front matter and a blank one. */
  private static final int FIRST = 9;

  private Output check(String... lines) throws IOException {
    Path file = folder.resolve("mine.md");
    Files.writeString(file, FRONT + "\n" + String.join("\n", lines) + "\n");
    return console.run("lesson-check '" + file + "'");
  }

  /** Checks the problems, each given as the index of its line and its message. */
  private void assertProblems(Output output, Object... expected) {
    String file = folder.resolve("mine.md").toString();
    String[] lines = new String[expected.length / 2];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = file + ":" + ((int) expected[2 * i] + FIRST) + ": " + expected[2 * i + 1];
    }
    assertThat(output.remarks().lines()).as(Arrays.toString(lines)).containsExactly(lines);
    assertThat(output.code()).isOne();
  }

  @Test
  void solutionThatDoesNotCompleteTheStepIsAProblem() throws IOException {
    assertProblems(
        check(
            "## One",
            "Set it.",
            "- goal: photo of @self is set",
            "- hint: Do it.",
            "- solution: `person @self`",
            "## End",
            "Done."),
        0,
        "the solution of 'One' does not complete the step: your photo is the default photo");
  }

  @Test
  void stepThatIsDoneBeforeItStartsAndAMistakeThatAlreadyAppliesAreProblems() throws IOException {
    assertProblems(
        check(
            "## One",
            "Keep it.",
            "- goal: photo of @self is default",
            "- wrong: photo of @self is unchanged -> You did nothing.",
            "- hint: Do nothing.",
            "- solution: `person @self`",
            "## End",
            "Done."),
        2,
        "the step 'One' is done before it starts",
        3,
        "this mistake already applies before the step starts: photo of @self is unchanged");
  }

  @Test
  void missingTextsHintsAndSolutionsAreProblems() throws IOException {
    assertProblems(
        check("## One", "", "- goal: photo of @self is set", "## End", ""),
        0,
        "the step 'One' does not say what to do",
        0,
        "the step 'One' has no hint",
        0,
        "the step 'One' has no solution",
        0,
        "the solution of 'One' does not complete the step: your photo is the default photo",
        4,
        "the end has no text: say what was learned and what to read next");
  }

  @Test
  void lineThatTheShellRejectsIsAProblemAndNothingIsRun() throws IOException {
    assertProblems(
        check(
            "## One",
            "Set it. " + "x ".repeat(40),
            "- goal: photo of @self is set",
            "- hint: (...)",
            "- solution: `photo-set @self https://photos.example/ada.png`",
            "- solution: `connect https://portal.example`",
            "- solution: `photo-set @self`",
            "## End",
            "Done."),
        1,
        "line is wider than 80 columns",
        3,
        "fill in the gap (...)",
        5,
        "'connect' cannot be part of a solution",
        6,
        "the shell rejects this line: Missing argument: <image>");
    assertThat(console.run("practice-log").code()).isEqualTo(4);
  }

  @Test
  void longGoalsSolutionsAndAddressesMayBeWide() throws IOException {
    String address = "https://photos.example/" + "a".repeat(60);
    Output output =
        check(
            "## One",
            "Read " + address + ".",
            "- goal: ran people " + "x".repeat(70),
            "- hint: Do it.",
            "- solution: `people " + "x".repeat(70) + "`",
            "## End",
            "Done.");
    assertThat(output.code()).as(output.toString()).isZero();
    assertThat(output.results()).endsWith(": 1 step, open at first and done by its solution.\n");
  }

  @Test
  void stepAfterAnotherUsesItsPortalAndItsFiles() throws IOException {
    Output output =
        check(
            "## One",
            "Save it.",
            "- goal: ran photo-save",
            "- hint: Do it.",
            "- solution: `photo-save ada ada.png`",
            "## Two",
            "Use it.",
            "- goal: photo of @self is from a file",
            "- hint: Do it.",
            "- solution: `photo-set @self ada.png`",
            "## Three",
            "Older.",
            "- goal: rules are 3.5",
            "- hint: Do it.",
            "- solution: `practice --rules 3.5`",
            "## End",
            "Done.");
    assertThat(output.code()).as(output.toString()).isZero();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("mine.md", "home");
  }

  @Test
  void problemsAreAvailableAsJson() throws IOException {
    Path file = folder.resolve("mine.md");
    Files.writeString(file, FRONT + "\n## One\n- goal: photo is nice\n## End\nDone.\n");
    Output output = console.run("lesson-check '" + file + "' --jq '.faults[] | .line'");
    assertThat(output.results()).isEqualTo("9\n10\n");
    assertThat(output.code()).isOne();
    Output fine = console.run("lesson-check first-photo --jq '.faults | length'");
    assertThat(fine.results()).isEqualTo("0\n");
  }

  @Test
  void practicePortalOfTheUserIsUnchanged() throws IOException {
    console.run("practice --rules 3.5");
    console.run("practice-as uma");
    String before = console.run("status --json").results();
    check(
        "## One",
        "Save it.",
        "- goal: ran photo-save",
        "- hint: Do it.",
        "- solution: `photo-save ada ada.png`",
        "## End",
        "Done.");
    assertThat(console.run("status --json").results()).isEqualTo(before);
    assertThat(before).contains("uma", "3.5");
  }
}
