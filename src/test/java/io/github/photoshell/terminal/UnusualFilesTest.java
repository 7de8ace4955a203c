package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the launcher with links, pipes, devices and foreign files in place of its own files. */
@NeedsPosix("pipes, devices and links")
class UnusualFilesTest {
  private static final Path NULL = Path.of("/dev/null");
  private static final String NO_FILE = "it is a pipe or a device, not a file";

  @TempDir Path home;
  private Path state;
  private Path history;

  @BeforeEach
  void folders() throws IOException {
    state = Files.createDirectory(home.resolve("state"));
    history = state.resolve("history");
    Files.createDirectory(home.resolve("config"));
  }

  private LauncherTerminal start(String... arguments) throws IOException {
    return new LauncherTerminal(home, Map.of("NO_COLOR", "1"), arguments);
  }

  private static void pipe(Path path) throws Exception {
    assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0);
  }

  /** Asserts that there is a prompt, one line with the reason, and that the shell can be left. */
  private void assertReportedOnce(String reason) throws Exception {
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "version").await("on Java").awaitPrompt("photoshell");
      assertThat(terminal.text()).containsOnlyOnce("the history is not saved").contains(reason);
      terminal.type("\u001b[A").awaitLine("photoshell> version").ctrl('C');
      terminal.awaitPrompt("photoshell").ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
  }

  @Test
  void pipeAsHistoryIsNotRead() throws Exception {
    pipe(history);
    assertReportedOnce(NO_FILE);
  }

  @Test
  void hugeHistoryIsNotRead() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(history.toFile(), "rw")) {
      file.setLength(3L * 1024 * 1024 * 1024);
    }
    assertReportedOnce("it is larger than 64 MB");
  }

  @Test
  void foreignHistoryFileIsUnchanged() throws Exception {
    Path thesis = Files.writeString(home.resolve("thesis.txt"), "no line's end");
    Files.createSymbolicLink(history, thesis);
    assertReportedOnce("photoshell did not write it");
    assertThat(thesis).hasContent("no line's end");
  }

  @Test
  void nullDeviceKeepsNoHistory() throws Exception {
    String before = PosixFilePermissions.toString(Files.getPosixFilePermissions(NULL));
    Files.createSymbolicLink(history, NULL);
    try (LauncherTerminal terminal = start()) {
      terminal.enter("photoshell", "version").await("on Java").awaitPrompt("photoshell");
      terminal.enter("photoshell", "help exit").await("Leave the shell").awaitPrompt("photoshell");
      assertThat(terminal.text()).doesNotContain("history");
      terminal.ctrl('D');
      assertThat(terminal.awaitExit()).isZero();
    }
    assertThat(Files.getPosixFilePermissions(NULL))
        .isEqualTo(PosixFilePermissions.fromString(before));
    assertThat(Files.isRegularFile(NULL)).isFalse();
  }

  @Test
  void pipeOrDeviceAsSavedPortalsIsReportedInOneLine() throws Exception {
    Path portals = home.resolve("config/portals.properties");
    pipe(portals);
    try (LauncherTerminal terminal = start("portals")) {
      assertThat(terminal.awaitExit()).isNotZero();
      assertThat(terminal.text()).contains(NO_FILE);
    }
    Files.delete(portals);
    Files.createSymbolicLink(portals, Path.of("/dev/zero"));
    try (LauncherTerminal terminal = start("connect", "work")) {
      assertThat(terminal.awaitExit()).isEqualTo(2);
      assertThat(terminal.text()).contains("The saved portals cannot be read", NO_FILE);
    }
  }

  @Test
  void linkedFilesAreWrittenThroughTheLink() throws Exception {
    Path dotfiles = Files.createDirectory(home.resolve("dotfiles"));
    Path portals = home.resolve("config/portals.properties");
    Files.writeString(dotfiles.resolve("portals"), "other.address=https://other.example\n");
    Files.writeString(dotfiles.resolve("history"), "1700000000000:help people\n");
    Files.createSymbolicLink(portals, dotfiles.resolve("portals"));
    Files.createSymbolicLink(history, Path.of("../dotfiles/history"));
    Files.createSymbolicLink(state.resolve("lessons.properties"), Path.of("../dotfiles/lessons"));
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        LauncherTerminal terminal = start()) {
      Files.writeString(home.resolve("key"), portal.keys().get(0).token());
      terminal.awaitPrompt("photoshell");
      terminal.type("connect " + portal.address() + " --name work --token-file key\r");
      terminal.await("Saved. Next time: connect work");
      terminal.enter("lesson first-photo").await("Step 1 of 5");
    }
    assertThat(Files.readString(dotfiles.resolve("portals"))).contains("work.", "other.");
    assertThat(Files.readString(dotfiles.resolve("history"))).contains("help people", "lesson");
    assertThat(Files.readString(dotfiles.resolve("lessons"))).contains("current=first-photo");
    for (Path link : new Path[] {portals, history, state.resolve("lessons.properties")}) {
      assertThat(link).isSymbolicLink();
    }
  }

  @Test
  void unsavedProgressIsReportedAndLessonsContinue() throws Exception {
    pipe(state.resolve("lessons.properties"));
    try (LauncherTerminal terminal = start()) {
      terminal.await("Lesson progress is not saved:").await(NO_FILE);
      terminal.enter("photoshell", "lesson first-photo").await("Step 1 of 5");
      terminal.enter("practice (omar)", "person @self").await("Step 2 of 5");
      assertThat(terminal.text()).containsOnlyOnce("is not saved");
    }
  }

  /** A folder of photos from a stranger, in which the journal is a link to a file of the user. */
  @Test
  void linkedJournalIsNotFollowed() throws Exception {
    Path thesis = Files.writeString(home.resolve("thesis.txt"), "no line's end");
    Path photos = Files.createDirectory(home.resolve("photos"));
    Files.createSymbolicLink(photos.resolve(".photoshell-export"), thesis);
    try (LauncherTerminal terminal = start("-c", "practice; photo-export photos")) {
      assertThat(terminal.awaitExit()).isEqualTo(2);
      assertThat(terminal.text()).contains("its .photoshell-export is a link");
    }
    assertThat(thesis).hasContent("no line's end");
    assertThat(photos.toFile().list()).hasSize(1);
  }

  @Test
  void deviceIsNotReplaced() throws Exception {
    Path sink = Files.createSymbolicLink(home.resolve("sink"), NULL);
    String lines =
        "practice; person @self; last --save sink --force; practice --save sink;"
            + " transcript start sink --force; lessons --report sink --force";
    try (LauncherTerminal terminal = start("--keep-going", "-c", lines)) {
      terminal.awaitExit();
      assertThat(terminal.text().split(NO_FILE, -1)).hasSize(5);
    }
    assertThat(sink).isSymbolicLink();
    assertThat(Files.isRegularFile(NULL)).isFalse();
  }
}
