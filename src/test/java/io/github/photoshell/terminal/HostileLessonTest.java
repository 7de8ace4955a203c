package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests lessons from strangers with the launcher, for a user with a real portal. */
@NeedsPosix("links, and paths with slashes")
class HostileLessonTest {
  private static final String PROMPT = "practice (omar)";

  @TempDir Path home;

  /** The user's real portal, which no lesson may change. */
  private PracticePortal real;

  private Path ran;

  @BeforeEach
  void saveTheRealPortal() throws IOException {
    real = PracticePortal.start(PracticeSettings.defaults());
    ran = home.resolve("ran");
    Files.writeString(home.resolve("key"), real.keys().get(0).token());
    Files.writeString(
        Files.createDirectories(home.resolve("config")).resolve("portals.properties"),
        "work.address=%s\nwork.token-file=%s\n".formatted(real.address(), home.resolve("key")));
  }

  @AfterEach
  void close() {
    real.close();
  }

  private LauncherTerminal start(String... arguments) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("NO_COLOR", "1");
    environment.put("DOCSPACE_BASE_URL", real.address());
    environment.put("DOCSPACE_API_KEY", real.keys().get(0).token());
    return new LauncherTerminal(home, environment, arguments);
  }

  private Path lesson(String... solutions) throws IOException {
    StringBuilder text = new StringBuilder("---\nlesson: 1\ntitle: Theirs\nminutes: 1\n---\n");
    text.append("## One\nDo it.\n- goal: photo of @self is set\n- hint: Do.\n");
    for (String line : solutions) {
      text.append("- solution: `").append(line).append("`\n");
    }
    text.append("## Two\nDo more.\n- goal: ran status\n- hint: Do.\n- solution: `status`\n");
    return Files.writeString(home.resolve("theirs.md"), text + "## End\nDone.\n");
  }

  private void assertNothingChanged() {
    assertThat(ran).doesNotExist();
    assertThat(real.log().count()).as("calls of the real portal").isZero();
  }

  @Test
  void forbiddenLinesAreReportedAndNothingRuns() throws Exception {
    List<String> lines =
        List.of(
            "photo-set @self https://photos.example/ada.png",
            "connect " + real.address() + " --token-command 'touch " + ran + "'",
            "connect work",
            "script " + ran,
            "last --save " + ran,
            "transcript start " + ran + " --force",
            "practice --save " + ran,
            "shell-files " + ran,
            "photo-export " + ran,
            "photo-save ada ../ran",
            "api PUT people/omar/photo @" + home.resolve("key"),
            "api POST people/omar/photo --file File=@" + home.resolve("key"),
            "photo-save ada $HOME/ran",
            "explain script " + ran,
            "watch 1 api GET people/@self");
    lesson(lines.toArray(String[]::new));
    try (LauncherTerminal terminal = start("lesson-check", "theirs.md")) {
      assertThat(terminal.awaitExit()).isEqualTo(1);
      for (int line = 11; line <= 24; line++) {
        assertThat(terminal.text()).contains("theirs.md:" + line + ": ");
      }
      assertThat(terminal.text()).doesNotContain("theirs.md:10: ", "does not complete the step");
    }
    try (LauncherTerminal terminal = start("--keep-going", "-c", "lesson theirs.md; lesson-skip")) {
      assertThat(terminal.awaitExit()).isEqualTo(2);
      assertThat(terminal.text())
          .contains("theirs.md:11: 'connect' cannot be part of a solution")
          .contains("No lesson is running.");
    }
    assertNothingChanged();
  }

  /** Each line is allowed; together they would connect to the portal of the environment. */
  @Test
  void solutionCannotReachAnotherPortal() throws Exception {
    lesson("disconnect", "photo-clear @self --yes", "api DELETE people/ada/photo --yes");
    try (LauncherTerminal terminal = start("lesson-check", "theirs.md")) {
      assertThat(terminal.awaitExit()).isEqualTo(1);
      assertThat(terminal.text())
          .contains("theirs.md:6: the solution of 'One' does not complete the step");
    }
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson theirs.md").await("Step 1 of 2");
      terminal.enter(PROMPT, "lesson-skip").await("Step 2 of 2");
    }
    assertNothingChanged();
  }

  @Test
  void lessonDoesNotUseARealPortalConnectedMeanwhile() throws Exception {
    lesson("photo-clear ada --yes", "photo-set @self https://photos.example/ada.png");
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson theirs.md").await("Step 1 of 2");
      terminal.enter(PROMPT, "connect work").await("not on its portal");
      terminal.enter("work (omar)", "lesson-skip").await("Step 2 of 2");
      terminal.awaitPrompt(PROMPT);
    }
    assertThat(real.counters().audits()).as("changes of the real portal").isZero();
  }

  /** A fault of the step would prevent the return to the lesson's portal. */
  @Test
  void stepWithAFaultIsSkippedOnARealPortal() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson keys-and-scopes").await("Step 1 of 6");
      for (int step = 2; step <= 5; step++) {
        terminal.enter("lesson-skip").await("Step " + step + " of 6");
      }
      terminal.enter(PROMPT + " fault: clock-off ×99", "connect work").await("not on its portal");
      terminal.enter("work (omar)", "lesson-skip").await("Step 6 of 6");
    }
    assertThat(real.counters().audits()).as("changes of the real portal").isZero();
  }

  @Test
  void solutionFilesStayInTheLessonFolder() throws Exception {
    Files.writeString(home.resolve("ada.png"), "mine");
    lesson("photo-save ada ada.png --force", "photo-set @self ada.png");
    try (LauncherTerminal terminal = start("lesson-check", "theirs.md")) {
      assertThat(terminal.awaitExit()).isZero();
    }
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson theirs.md").await("Step 1 of 2");
      terminal.enter(PROMPT, "lesson-skip").await("Files of skipped steps are in");
      terminal.await("Step 2 of 2").awaitPrompt(PROMPT);
      Path files = home.resolve("state/lesson-files");
      String folder = files.toFile().list()[0];
      assertThat(folder).startsWith("theirs-");
      assertThat(files.resolve(folder).resolve("ada.png")).exists();
      terminal.enter(PROMPT, "status").await("Finished: Theirs.");
      assertThat(files.toFile().list()).isEmpty();
    }
    assertThat(home.resolve("ada.png")).hasContent("mine");
  }

  @Test
  void linkInTheLessonFolderStopsTheReplay() throws Exception {
    lesson("photo-save ada ada.png --force");
    Path thesis = Files.writeString(home.resolve("thesis.txt"), "a thesis");
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson theirs.md").await("Step 1 of 2");
      terminal.enter(PROMPT, "lesson-skip").await("Step 2 of 2");
      terminal.enter(PROMPT, "lesson-stop").await("Stopped at step 2");
      Path files = home.resolve("state/lesson-files");
      Path ada = files.resolve(files.toFile().list()[0]).resolve("ada.png");
      terminal.enter("clear").enter("lesson theirs.md --again").await("Step 1 of 2");
      assertThat(ada.getParent()).doesNotExist();
      Files.createDirectories(ada.getParent());
      Files.createSymbolicLink(ada, thesis);
      terminal.enter(PROMPT, "lesson-skip").await("ada.png is a link or not a regular file");
    }
    assertThat(thesis).hasContent("a thesis");
  }
}
