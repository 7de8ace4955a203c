package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonTest {
  private static final Path LESSONS = Path.of("src/main/resources/io/github/photoshell/lesson");
  private static final String ADA = "https://photos.example/ada.png";
  private static final String PROMPT = "practice (omar)";

  @TempDir Path home;

  private LauncherTerminal start(String... arguments) throws IOException {
    return new LauncherTerminal(home, Map.of("NO_COLOR", "1"), arguments);
  }

  @Test
  void everyShippedLessonIsValid() throws Exception {
    List<String> names = Files.readAllLines(LESSONS.resolve("course.txt"));
    try (Stream<Path> files = Files.list(LESSONS)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .as("the lessons are those of course.txt")
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of("course.txt"), names.stream().map(name -> name + ".md"))
                  .toList());
    }
    String lines =
        names.stream().map(name -> "lesson-check " + name).collect(Collectors.joining("; "));
    try (LauncherTerminal terminal = start("--keep-going", "-c", lines)) {
      for (String name : names) {
        terminal.await(name + ": ");
      }
      int exitCode = terminal.awaitExit();
      assertThat(terminal.text().lines().map(String::stripTrailing))
          .allMatch(line -> line.endsWith("each open at first and done by its solution."))
          .hasSameSizeAs(names);
      assertThat(exitCode).isZero();
    }
  }

  /** Takes a complete lesson with mistakes, hints, undo and an interruption. */
  @Test
  void lessonWithMistakesHintsAndUndoIsCompleted() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson first-photo").await("Step 1 of 5: Look before you");
      terminal
          .awaitPrompt(PROMPT)
          .await("first-photo 1/5: Look before you change · 'lesson' repeats the step");
      terminal.enter(PROMPT, "lesson-hint").await("The command is person, followed by");
      terminal.enter(PROMPT, "lesson-hint").await("@self means yourself.");
      terminal.enter(PROMPT, "lesson-hint").await("There are no more hints.");
      terminal.enter(PROMPT, "people omar").await("That lists people.").await("Not yet:");
      terminal.enter(PROMPT, "clear").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "person @self").await("Done: Look before you change.");
      terminal.await("Step 2 of 5: Set your own photo");
      // The wrong image is set, noticed and undone.
      terminal.enter(PROMPT, "photo-set @self https://photos.example/grace.jpg");
      terminal.await("from another address than the step asks for").await("Not yet: your photo is");
      terminal
          .enter(PROMPT, "lesson-undo")
          .await("back at the start of this step. You are omar and use the API key \"admin\".");
      terminal.enter(PROMPT, "clear").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "person @self").await("no photo");
      // Ctrl-C loses no progress.
      terminal.awaitPrompt(PROMPT).type("photo-s").awaitLine(PROMPT + "> photo-s").ctrl('C');
      terminal.enter(PROMPT, "lesson").await("Step 2 of 5: Set your own photo");
      // The solution is typed at the prompt and runs at Enter.
      terminal
          .enter(PROMPT, "lesson-solution")
          .await("It is at the prompt. Press Enter to run it.");
      terminal.awaitLine(PROMPT + "> photo-set @self " + ADA);
      assertThat(terminal.text()).doesNotContain("Done: Set your own photo.");
      terminal
          .type("\r")
          .await("Done: Set your own photo.")
          .await("Step 3 of 5: Verify the change");
      terminal.awaitPrompt(PROMPT).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
    try (LauncherTerminal terminal = start()) {
      terminal.await("Unfinished lesson: 'lesson' continues first-photo.");
      terminal.enter("photoshell", "lessons").await("step 3/5");
      terminal.enter("photoshell", "lesson").await("The portal is as you left it");
      terminal.enter(PROMPT, "person @self").await("a PNG of 400×400 pixels").await("Step 4 of 5");
      terminal.enter(PROMPT, "clear").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "photo-set @self " + ADA).await("Not yet: your photo is a PNG of");
      terminal.enter(PROMPT, "lesson-stop").await("Stopped at step 4 of 5.");
      terminal.awaitPrompt(PROMPT).type("lesson fir\t").awaitLine(PROMPT + "> lesson first-photo");
      terminal.type("\r").await("The portal is as you left it").await("Step 4 of 5");
      terminal.enter(PROMPT, "lesson-skip").await("Skipped: Clear it again.").await("Step 5 of 5");
      terminal.enter(PROMPT, "clear").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "photo-set @self " + ADA).await("You changed your own photo.");
      terminal.enter(PROMPT, "disconnect").await("not on its portal: 'practice' reconnects");
      terminal.enter("photoshell", "practice").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "photo-set uma " + ADA).await("Done: Try another person's photo.");
      terminal.await("Finished: Your first photo.").await("Next: lesson six-sizes");
      terminal.enter(PROMPT, "lessons --report progress.json").await("Your progress is in");
      terminal.enter(PROMPT, "lessons").await("done");
      terminal.enter(PROMPT, "lesson").await("for the list, then 'lesson six-sizes'.");
      terminal.awaitPrompt(PROMPT).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
    assertThat(Files.readString(home.resolve("progress.json")))
        .contains("\"lesson\": \"first-photo\"", "\"hints\": 2", "\"undone\": 1", "\"skipped\": 1")
        .doesNotContain("sk-", home.toString());
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(home.resolve("state/lessons.properties")))
          .hasSize(2);
    }
  }

  /** The report has names and numbers of lessons; no keys, portals, people or paths. */
  @Test
  void reportHasNoSecrets() throws Exception {
    Path course = Files.createDirectory(home.resolve("course"));
    Path lesson = course.resolve("01-mine.md");
    Files.copy(LESSONS.resolve("keys-and-scopes.md"), lesson);
    String key = "sk-" + "5e".repeat(32);
    Map<String, String> environment =
        Map.of("DOCSPACE_API_KEY", key, "DOCSPACE_BASE_URL", "https://portal.example.com");
    String lines =
        "lesson "
            + lesson
            + " ; lesson-hint ; lesson-solution ; status ; practice-as uma ; lesson-undo ; "
            + "photo-set @self "
            + key
            + " ; lesson-skip ; lessons --report report.json";
    String[] arguments = {"--keep-going", "--lessons", course.toString(), "-c", lines};
    try (LauncherTerminal terminal = new LauncherTerminal(home, environment, arguments)) {
      terminal.awaitExit();
    }
    String report = Files.readString(home.resolve("report.json"));
    assertThat(report.lines().map(String::strip).filter(line -> line.startsWith("\"")))
        .allMatch(line -> line.matches("\"(lessons|" + REPORTED + ")\": .*"))
        .contains("\"hints\": 1,", "\"solutions\": 1,", "\"undone\": 1,", "\"skipped\": 1");
    assertThat(report)
        .doesNotContain("sk-", key, home.toString(), "portal.example", "127.0.0.1", "omar", "uma");
    String saved = Files.readString(home.resolve("state/lessons.properties"));
    assertThat(saved).doesNotContain("sk-", key, "portal.example");
  }

  private static final String REPORTED =
      "lesson|title|steps|stepsDone|finished|hints|solutions|undone|skipped";

  @Test
  void exampleInTheFormatPageIsValid() throws Exception {
    String page = Files.readString(Path.of("src/site/markdown/lessons.md"));
    String begin = "```markdown\n";
    int from = page.indexOf(begin) + begin.length();
    Path lesson = home.resolve("example.md");
    Files.writeString(lesson, page.substring(from, page.indexOf("```\n", from)));
    try (LauncherTerminal terminal = start("lesson-check", lesson.toString())) {
      int exitCode = terminal.awaitExit();
      assertThat(terminal.text())
          .endsWith("example.md: 2 steps, each open at first and done by its solution.");
      assertThat(exitCode).isZero();
    }
  }

  @Test
  void lessonsFromAFolderAreListedWithTheirFaults() throws Exception {
    Path folder = Files.createDirectory(home.resolve("course"));
    Path lesson = folder.resolve("01-mine.md");
    String text = Files.readString(LESSONS.resolve("first-photo.md"));
    Files.writeString(lesson, text.replace("title: Your first photo", "title: My own"));
    try (LauncherTerminal terminal =
        start("--lessons", folder.toString(), "-c", "lessons; lesson-check mine")) {
      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.text()).contains("mine  new  4 min  My own").contains("mine: 5 steps");
    }
    Files.writeString(lesson, text.replace("- goal: photo of @self is default", "- goal: gone"));
    int line = Files.readAllLines(lesson).indexOf("- goal: gone") + 1;
    try (LauncherTerminal terminal = start("lesson-check", lesson.toString())) {
      assertThat(terminal.awaitExit()).isEqualTo(1);
      assertThat(terminal.text()).contains("01-mine.md:" + line + ": a goal must start with photo");
    }
  }

  /** Lines of a script become steps like typed lines. */
  @Test
  void lessonIsMadeFromAScript() throws Exception {
    Files.write(
        home.resolve("morning.txt"),
        List.of("# Look, then set", "person @self", "", "photo-set @self " + ADA, "people gr"));
    List<String> lines =
        List.of(
            "practice",
            "transcript start done.md",
            "script morning.txt",
            "photo-clear @self",
            "transcript stop",
            "lesson-make done.md made.md");
    try (LauncherTerminal terminal = start("-c", String.join("; ", lines))) {
      assertThat(terminal.awaitExit()).isZero();
    }
    assertThat(Files.readAllLines(home.resolve("done.md")))
        .containsSubsequence(
            "practice (omar)> script morning.txt",
            "practice (omar)> person @self",
            "user name   omar",
            "<!-- did: ran person @self -->",
            "practice (omar)> photo-set @self " + ADA,
            "<!-- did: photo of @self is from " + ADA + " -->",
            "practice (omar)> people gr",
            "<!-- did: ran people gr -->",
            "practice (omar)> photo-clear @self");
    assertThat(Files.readAllLines(home.resolve("made.md")))
        .containsSubsequence(
            "- goal: ran person @self",
            "- goal: photo of @self is from " + ADA,
            "- goal: ran people gr",
            "- goal: photo of @self is default")
        .noneMatch(line -> line.contains("script"));
  }

  /** Records commands, makes a lesson from them, completes it and validates it. */
  @Test
  void lessonIsMadeFromATranscript() throws Exception {
    List<String> lines =
        List.of(
            "practice --rules 3.6",
            "transcript start done.md",
            "person @self",
            "photo-set @self " + ADA,
            "photo-set uma " + ADA,
            "practice-fault rate-limit --times 2 --on 'DELETE people/{userid}/photo'",
            "photo-clear @self --yes",
            "practice --rules 3.5",
            "photo-clear ada --yes",
            "transcript stop",
            "lesson-make done.md made.md",
            "lesson-check made.md");
    try (LauncherTerminal terminal = start("--keep-going", "-c", String.join("; ", lines))) {
      assertThat(terminal.awaitExit()).isEqualTo(1);
      assertThat(terminal.text()).contains("made.md:3: fill in the gap (...)");
    }
    Path made = home.resolve("made.md");
    assertThat(Files.readAllLines(made))
        .containsSubsequence(
            "- goal: ran person @self",
            "- goal: photo of @self is from " + ADA,
            "- goal: request PUT people/{uma}/photo with " + ADA + " answered 403",
            "- fault: rate-limit 2 times on DELETE people/{userid}/photo",
            "- goal: request DELETE people/{self}/photo answered 429",
            "- goal: photo of @self is default",
            "- goal: rules are 3.5",
            "- goal: photo of ada is default");
    Files.writeString(made, Files.readString(made).replace("(...)", "Words."));
    try (LauncherTerminal terminal =
        start("-c", "lesson-check made.md; lesson-make done.md made.md")) {
      assertThat(terminal.awaitExit()).isEqualTo(2);
      assertThat(terminal.text())
          .contains("made.md: 6 steps, each open at first and done by its solution.")
          .contains("The file made.md already exists.");
    }
    for (String line :
        List.of("lessons --report nowhere/p.json", "lesson-make done.md nowhere/a.md")) {
      try (LauncherTerminal terminal = start("-c", line)) {
        assertThat(terminal.awaitExit()).isEqualTo(1);
        assertThat(terminal.text())
            .contains("cannot be written: the folder does not exist. Nothing was saved.");
      }
    }
  }
}
