package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is saved of an interrupted lesson and of the previous practice portal. */
class SavedLessonTest {
  private static final String PROMPT = "practice (omar)";
  private static final String FILES = "state/lesson-files/many-at-once/";
  private static final String ZOE = FILES + "new-photos/zoe.png";
  private static final String ANA = "practice (ana)";
  private static final String GRACE = "https://photos.example/grace.jpg";

  @TempDir Path home;

  /** The completed steps are kept after a kill, a hang-up or an exit, and can be undone. */
  @Test
  void lessonIsResumedWithPhotosAndPartialProgress() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson many-at-once").await("Step 1 of 7");
      for (int step = 2; step <= 5; step++) {
        terminal.enter(PROMPT, "lesson-skip").await("Step " + step + " of 7");
      }
      terminal.await("Files of skipped steps are in " + home.resolve(FILES));
      assertThat(home.resolve("new-photos")).doesNotExist();
      terminal.enter(PROMPT, "photo-set @self " + GRACE).await("You set your photo.");
      terminal.enter(PROMPT, "photo-set zoe " + ZOE).await("Not yet: the photo of anna");
      terminal.enter(PROMPT, "practice-as ana").awaitPrompt(ANA);
      // Closing kills the process, as kill -9 does.
    }
    try (LauncherTerminal terminal = start()) {
      terminal.await("Unfinished lesson: 'lesson' continues many-at-once.");
      terminal.enter("photoshell", "lesson").await("including your changes").await("Step 5 of 7");
      terminal.enter(ANA, "person omar").await("a JPEG of 800×600 pixels");
      terminal.enter(ANA, "lesson-undo").await("You are omar and use the API key \"admin\".");
      terminal.enter(PROMPT, "clear").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "person @self").await("no photo");
      terminal.enter(PROMPT, "photo-set zoe " + ZOE).await("Not yet: the photo of anna");
      terminal.enter(PROMPT, "exit");
      assertThat(terminal.awaitExit()).isZero();
    }
    try (LauncherTerminal terminal = start("lesson")) {
      terminal.await("Step 5 of 7").enter(PROMPT, "photo-import " + FILES + "new-photos --yes");
      terminal.await("Done: Import the photos.").await("Step 6 of 7");
    }
    List<Path> kept = files("state/lessons");
    assertThat(kept).as("only the step that one is at").hasSize(1);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(kept.get(0))).hasSize(2);
      assertThat(Files.getPosixFilePermissions(home.resolve("state/lessons"))).hasSize(3);
    }
  }

  private List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(folder))) {
      return files.toList();
    }
  }

  /** The request log is lost with the shell; partially met steps are not. */
  @Test
  void metGoalsAreRemembered() throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson production-manners").await("Step 1 of");
      for (int step = 2; step <= 6; step++) {
        terminal.enter("lesson-skip").await("Step " + step + " of");
      }
      terminal.enter(PROMPT, "person jose").await("Not yet: 'disconnect' has not run");
      terminal.awaitPrompt(PROMPT).ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
    try (LauncherTerminal terminal = start("lesson")) {
      terminal
          .await("Step 6 of")
          .enter(PROMPT, "disconnect")
          .await("Done: Verify, and disconnect.");
      assertThat(files("state/lessons")).isEmpty();
    }
  }

  @Test
  void usersPortalIsRestoredAfterTheLesson() throws Exception {
    String ada = "practice (ada)";
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "practice --rules 3.6 --people 50");
      terminal.enter(PROMPT, "practice-as ada").enter(ada, "photo-set @self " + GRACE + " --yes");
      terminal.enter(ada, "lesson first-photo").await("Your own practice portal is kept");
      terminal.enter(PROMPT, "lesson six-sizes").await("An image that is too wide");
      terminal.enter(PROMPT, "lesson-stop").await("You are back on your own practice portal");
      terminal.enter(ada, "clear").enter(ada, "person @self").await("a JPEG of 800×600 pixels");
      terminal.enter(ada, "lesson-check first-photo").await("first-photo: 5 steps");
      terminal.enter(ada, "clear").enter(ada, "status").await("DocSpace 3.6.1");
      terminal.enter(ada, "disconnect").enter("photoshell", "practice").await("50 people");
      // The user has no portal of their own now, only the lesson's.
      terminal.enter(PROMPT, "exit");
    }
    try (LauncherTerminal terminal = start("lesson", "first-photo")) {
      terminal.enter(PROMPT, "lesson-stop").enter(PROMPT, "clear").awaitPrompt(PROMPT);
      terminal.enter(PROMPT, "lesson").await("Step 1 of 5");
      assertThat(terminal.text()).doesNotContain("Your own practice portal");
    }
  }

  /** A lesson file is found from any folder. */
  @Test
  void lessonFileIsResumedFromAnotherFolder() throws Exception {
    Path lessons = Path.of("src/main/resources/io/github/photoshell/lesson");
    Files.copy(lessons.resolve("first-photo.md"), home.resolve("mine.md"));
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "lesson mine.md").await("Step 1 of 5");
      terminal.enter(PROMPT, "person @self").await("Step 2 of 5");
    }
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Map<String, String> environment = Map.of("PHOTOSHELL_HOME", home.toString(), "NO_COLOR", "1");
    try (LauncherTerminal terminal = new LauncherTerminal(elsewhere, environment)) {
      terminal.enter("photoshell", "lesson").await("Step 2 of 5");
    }
  }

  private LauncherTerminal start(String... arguments) throws IOException {
    return new LauncherTerminal(home, Map.of("NO_COLOR", "1"), arguments);
  }
}
