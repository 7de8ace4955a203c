package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.lesson.TranscriptReader.Entry;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests lessons that are made from transcripts. */
class LessonDraftTest {
  @TempDir Path folder;

  private static Entry entry(String prompt, String typed, String... goals) {
    return new Entry(0, prompt, typed, List.of(), List.of(goals));
  }

  private static Lesson read(List<Entry> transcript) throws LessonFormatException {
    return LessonReader.read("made", "made.md", LessonDraft.of(transcript));
  }

  @Test
  void eachLineWithAnEffectIsAStep() throws Exception {
    Lesson lesson =
        read(
            List.of(
                entry("photoshell", "practice --rules 3.5", "rules are 3.5"),
                entry("practice (uma)", "status"),
                entry(
                    "practice (uma)",
                    " photo-set @self https://a.example/b ",
                    "photo of @self is set"),
                entry("practice (omar)", "practice --rules 3.6", "rules are 3.6"),
                entry(
                    "practice (omar)",
                    "last --as curl",
                    "ran last --as curl",
                    "connected as omar")));
    assertThat(lesson.version()).isEqualTo(ServerVersion.find("3.5").orElseThrow());
    assertThat(lesson.userName()).isEqualTo("uma");
    assertThat(lesson.minutes()).isEqualTo(3);
    assertThat(lesson.steps())
        .extracting(step -> step.solution().get(0).text())
        .containsExactly(
            "photo-set @self https://a.example/b", "practice --rules 3.6", "last --as curl");
    assertThat(lesson.steps())
        .extracting(step -> step.goals().stream().map(goal -> goal.goal().toString()).toList())
        .containsExactly(
            List.of("photo of @self is set"),
            List.of("rules are 3.6"),
            List.of("ran last --as curl", "connected as omar"));
    assertThat(lesson.steps().get(0).hints().get(0).text()).endsWith("The command is `photo-set`.");
  }

  @Test
  void lessonHasTheRulesOfThePortalThatRanBeforeTheTranscript() throws Exception {
    Path transcript = folder.resolve("t.md");
    Path lesson = folder.resolve("l.md");
    try (TestShell shell = new TestShell(folder.resolve("home"), Map.of())) {
      TestConsole console = shell.console();
      for (String line :
          List.of(
              "practice --rules 3.5",
              "transcript start '" + transcript + "'",
              "photo-set sean https://photos.example/ada.png",
              "transcript stop",
              "lesson-make '" + transcript + "' '" + lesson + "'")) {
        Output output = console.run(line);
        assertThat(output.code()).as(output.toString()).isZero();
      }
    }
    assertThat(Files.readString(lesson))
        .contains("rules: 3.5", "- solution: `photo-set sean")
        .doesNotContain("3.7");
  }

  @Test
  void faultBelongsToTheNextStep() throws Exception {
    Lesson lesson =
        read(
            List.of(
                entry("practice (omar)", "…", "ran practice-fault rate-limit --times 2"),
                entry("practice (omar)", "…", "ran practice-fault slow --on=changes"),
                entry("practice (omar)", "photo-set ada x", "photo of ada is set"),
                entry("practice (omar)", "…", "ran practice-fault rate-limit --seconds 9"),
                entry("practice (omar)", "photo-clear ada", "photo of ada is default")));
    assertThat(lesson.steps()).hasSize(3);
    assertThat(lesson.steps().get(0).faults())
        .extracting(fault -> fault.fault().label() + " " + fault.calls())
        .containsExactly("rate-limit any", "slow changes");
    assertThat(lesson.steps().get(0).faults().get(0).remaining()).isEqualTo(2);
    // Lessons have no words for its seconds, so it stays a step of its own.
    assertThat(lesson.steps().get(1).goals().get(0).goal())
        .hasToString("ran practice-fault rate-limit --seconds 9");
    assertThat(lesson.steps().get(2).faults()).isEmpty();
  }

  @Test
  void transcriptWithoutEffectsIsNoLesson() {
    assertThat(LessonDraft.of(List.of())).isEmpty();
    assertThat(
            LessonDraft.of(
                List.of(
                    entry("photoshell", "practice", "rules are 3.7"),
                    entry("practice (omar)", "help"),
                    entry("practice (omar)", "…", "ran practice-fault slow"))))
        .isEmpty();
  }

  @Test
  void longTranscriptHasAtMost99Minutes() throws Exception {
    List<Entry> many =
        Collections.nCopies(120, entry("practice (omar)", "status", "ran status now"));
    assertThat(read(many).minutes()).isEqualTo(99);
    assertThat(read(many).steps()).hasSize(120);
  }

  @Test
  void recordedSessionBecomesALessonThatOnlyLacksItsTexts() throws IOException {
    try (TestShell shell = new TestShell(folder.resolve("home"), Map.of())) {
      TestConsole console = shell.console();
      Path transcript = folder.resolve("transcript.md");
      Path lesson = folder.resolve("lesson.md");
      Output early = console.run("transcript stop");
      assertThat(early.code()).isEqualTo(2);
      assertThat(early.remarks()).contains("No transcript is being recorded.");
      console.run("practice");
      fine(console, "transcript start '" + transcript + "'");
      Output twice = console.run("transcript start other.md");
      assertThat(twice.code()).isEqualTo(2);
      assertThat(twice.remarks()).contains("A transcript is being recorded in " + transcript);
      fine(console, "person @self");
      fine(console, "photo-set @self https://photos.example/ada.png");
      fine(console, "practice-as uma");
      assertThat(console.run("photo-set @self https://photos.example/missing.png").code()).isOne();
      fine(console, "transcript stop");
      assertThat(console.run("transcript start '" + transcript + "'").remarks())
          .contains("already exists", "--force");
      String before = Files.readString(transcript);
      Output itself = console.run("lesson-make '" + transcript + "' '" + transcript + "' --force");
      assertThat(itself.code()).isEqualTo(2);
      assertThat(itself.remarks()).contains("is the transcript itself and was not changed.");
      assertThat(transcript).hasContent(before);
      fine(console, "lesson-make '" + transcript + "' '" + lesson + "'");
      assertThat(lesson)
          .content()
          .contains(
              "- goal: ran person @self",
              "- goal: photo of @self is from https://photos.example/ada.png",
              "- goal: connected as uma",
              "- goal: request PUT people/{self}/photo with https://photos.example/missing.png"
                  + " answered 4");
      assertThat(console.run("lesson-make '" + transcript + "' '" + lesson + "'").code())
          .isEqualTo(2);
      Output check = console.run("lesson-check '" + lesson + "'");
      assertThat(check.code()).isOne();
      assertThat(check.remarks().lines())
          .isNotEmpty()
          .allMatch(line -> line.endsWith("fill in the gap (...)"));
      Files.writeString(lesson, Files.readString(lesson).replace("(...)", "Words."));
      assertThat(fine(console, "lesson-check '" + lesson + "'"))
          .contains("4 steps, each open at first and done by its solution.");
    }
  }

  private static List<String> remarks(TestShell shell, Path transcript) {
    Output output = shell.console().run("lesson-make '" + transcript + "'");
    assertThat(output.code()).as(output.toString()).isZero();
    return output.remarks().lines().toList();
  }

  @Test
  void solutionsThatTheCheckWillNotAcceptAreNamed() throws IOException {
    try (TestShell shell = new TestShell(folder.resolve("home"), Map.of())) {
      Path transcript = folder.resolve("t.md");
      String block = "```console\npractice (omar)> %s\n```\n\n<!-- did: ran %s -->\n";
      String allowed = block.formatted("people ada", "people ada");
      Files.writeString(transcript, allowed);
      assertThat(remarks(shell, transcript)).isEmpty();
      Files.writeString(
          transcript,
          allowed
              + block.formatted("person $who", "person ada")
              + block.formatted("people --into all", "people --into all"));
      assertThat(remarks(shell, transcript))
          .containsExactly(
              "'lesson-check' does not accept these lines yet:",
              "  lesson:25: a solution cannot use variables; put a dollar sign in single quotes:"
                  + " person $who",
              "  lesson:33: 'people --into' cannot be part of a solution");
    }
  }

  @Test
  void fileThatASolutionReadsMustComeFromAnEarlierStep() throws IOException {
    try (TestShell shell = new TestShell(folder.resolve("home"), Map.of())) {
      Path transcript = folder.resolve("t.md");
      String block = "```console\npractice (omar)> %s\n```\n\n<!-- did: %s -->\n";
      String saved = block.formatted("photo-save ada ada.png", "ran photo-save ada ada.png");
      String set = block.formatted("photo-set uma ada.png", "photo of uma is from a file");
      Files.writeString(transcript, saved + set);
      assertThat(remarks(shell, transcript)).isEmpty();
      Files.writeString(transcript, saved + set.replace("uma ada.png", "uma me.png"));
      assertThat(remarks(shell, transcript))
          .containsExactly(
              "'lesson-check' does not accept these lines yet:",
              "  lesson:25: the file must come from an earlier step, such as photo-save: photo-set"
                  + " uma me.png");
    }
  }

  @Test
  void secretsAreNotRecordedInGoalsEither() throws IOException {
    try (TestShell shell = new TestShell(folder.resolve("home"), Map.of())) {
      TestConsole console = shell.console();
      Path transcript = folder.resolve("transcript.md");
      fine(console, "practice");
      fine(console, "transcript start '" + transcript + "'");
      fine(
          console, "api GET people/@self --query 'token=swordfish1' --query \"a=sk-swordfish2 b\"");
      fine(console, "api GET people/@self --header 'X-Api-Key: swordfish3 b' --json");
      fine(console, "transcript stop");
      assertThat(transcript).content().contains("did: ran api").doesNotContain("swordfish");
      assertThat(fine(console, "lesson-make '" + transcript + "'")).contains("goal: ran api");
    }
  }

  @Test
  void quotedWordsAndRepeatedChangesPassTheCheck() throws IOException {
    try (TestShell shell = new TestShell(folder.resolve("home"), Map.of())) {
      TestConsole console = shell.console();
      Path transcript = folder.resolve("transcript.md");
      Path lesson = folder.resolve("lesson.md");
      List<String> lines =
          List.of(
              "people 'ada lovelace'",
              "last --as=curl",
              "photo-set ada https://photos.example/ada.png",
              "photo-set ada https://photos.example/ada.png --again",
              "photo-undo --yes",
              "photo-redo",
              "photo-undo --yes",
              "photo-clear sean --yes",
              "photo-clear sean --yes");
      fine(console, "practice --rules 3.5");
      fine(console, "transcript start '" + transcript + "'");
      lines.forEach(line -> fine(console, line));
      fine(console, "transcript stop");
      fine(console, "lesson-make '" + transcript + "' '" + lesson + "'");
      Files.writeString(lesson, Files.readString(lesson).replace("(...)", "Words."));
      assertThat(fine(console, "lesson-check '" + lesson + "'"))
          .contains(lines.size() + " steps, each open at first and done by its solution.");
    }
  }

  private static String fine(TestConsole console, String line) {
    Output output = console.run(line);
    assertThat(output.code()).as(line + ": " + output).isZero();
    return output.results();
  }

  @Test
  void transcriptWithoutCommandsOnThePracticePortalIsRefused() throws IOException {
    try (TestShell shell = new TestShell(folder.resolve("home"), Map.of())) {
      Path transcript = Files.writeString(folder.resolve("t.md"), "# Nothing\n");
      Output nothing = shell.console().run("lesson-make '" + transcript + "'");
      assertThat(nothing.code()).isOne();
      assertThat(nothing.remarks()).contains("no commands that were run on the practice portal");
      Files.writeString(
          transcript, "```console\npractice (omar)> status\n```\n\n<!-- did: photo is nice -->\n");
      Output wrong = shell.console().run("lesson-make '" + transcript + "'");
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.remarks()).contains("that is not a goal", "record the transcript again");
      assertThat(shell.console().run("lesson-make nowhere.md").code()).isEqualTo(2);
    }
  }
}
